package org.samescene.feature.gradient;

import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.Pose;

/**
 * What turning or mirroring a picture does to the descriptors of {@code gradient}. In a histogram it makes
 * cells and directions change places: a permutation Π. The projection P treats all poses alike, as the world
 * of edges does that it was made from, so its columns span a space that Π maps on itself, and a posed
 * descriptor is the descriptor times PᵀΠP.
 */
final class GradientPoses {
    private GradientPoses() {}

    static DescriptorPoses poses() {
        float[] projection = DescriptorProjection.matrix();
        Pose[] poses = Pose.values();
        float[][] matrices = new float[poses.length][];
        for (int i = 0; i < poses.length; i++) {
            matrices[i] = matrix(projection, DescriptorProjection.DIMENSIONS, permutation(poses[i]));
        }
        return new DescriptorPoses(DescriptorProjection.DIMENSIONS, matrices);
    }

    /** PᵀΠP. */
    private static float[] matrix(float[] projection, int dimensions, int[] permutation) {
        float[] matrix = new float[dimensions * dimensions];
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column < dimensions; column++) {
                double sum = 0;
                for (int i = 0; i < permutation.length; i++) {
                    sum += (double) projection[i * dimensions + row] * projection[permutation[i] * dimensions + column];
                }
                matrix[row * dimensions + column] = (float) sum;
            }
        }
        return matrix;
    }

    /** The place of each component of a histogram in that of the posed picture. */
    static int[] permutation(Pose pose) {
        int directions = GradientHistograms.DIRECTIONS;
        int cells = GradientHistograms.CELLS;
        int[] m = pose.matrix();
        int[] to = new int[GradientHistograms.SIZE];
        for (int i = 0; i < to.length; i++) {
            // twice the cell's place from the middle, so that it is a whole number
            int x = 2 * (i / directions % cells) - (cells - 1);
            int y = 2 * (i / directions / cells) - (cells - 1);
            int column = (m[0] * x + m[1] * y + cells - 1) / 2;
            int row = (m[2] * x + m[3] * y + cells - 1) / 2;
            to[i] = (row * cells + column) * directions + direction(i % directions, m);
        }
        return to;
    }

    private static int direction(int direction, int[] m) {
        double angle = 2 * Math.PI * direction / GradientHistograms.DIRECTIONS;
        double posed = Math.atan2(
                m[2] * Math.cos(angle) + m[3] * Math.sin(angle), m[0] * Math.cos(angle) + m[1] * Math.sin(angle));
        return Math.floorMod(
                Math.round(posed * GradientHistograms.DIRECTIONS / (2 * Math.PI)), GradientHistograms.DIRECTIONS);
    }
}
