package org.samescene.feature;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What turning or mirroring a picture does to a model's features, so that a turned or mirrored picture can be
 * searched for without its pixels: keypoints move, and descriptors, row vectors of length 1, are multiplied
 * by an orthogonal matrix.
 *
 * <p>Why not rotation-invariant descriptors? Photos of landmarks are upright, and what is up tells their
 * features apart (Perďoch, Chum and Matas, "Efficient Representation of Local Geometry for Large Scale Object
 * Retrieval", 2009). Turned copies are rare, so the search for them pays, and the descriptors of all other
 * pictures keep that information. Mirrored copies would need a second search in any case.
 */
public final class DescriptorPoses {
    private final int dimensions;
    /** The columns of each pose's matrix, one after the other. */
    private final Map<Pose, float[]> columns = new EnumMap<>(Pose.class);

    /**
     * @param matrices one for each pose, in the order of {@link Pose#values()}; D × D, row-major. A descriptor, as a
     *     row, times its pose's matrix is the descriptor of the turned or mirrored picture
     */
    public DescriptorPoses(int dimensions, float[][] matrices) {
        Pose[] poses = Pose.values();
        if (matrices.length != poses.length) {
            throw new IllegalArgumentException(matrices.length + " matrices for " + poses.length + " poses");
        }
        this.dimensions = dimensions;
        for (int i = 0; i < poses.length; i++) {
            columns.put(poses[i], transposed(matrices[i], dimensions));
        }
    }

    /**
     * The strongest features as the turned or mirrored picture would have them.
     *
     * @param features in pixels of a picture of {@code width} × {@code height}
     * @param strongest how many at most
     */
    public LocalFeatures posed(LocalFeatures features, int width, int height, Pose pose, int strongest) {
        if (features.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "poses of " + dimensions + " dimensions for descriptors of " + features.dimensions());
        }
        int n = Math.min(strongest, features.count());
        int[] m = pose.matrix();
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = m[0] * features.x(i) + m[1] * features.y(i) + pose.shiftX(width, height);
            y[i] = m[2] * features.x(i) + m[3] * features.y(i) + pose.shiftY(width, height);
            scale[i] = features.scale(i);
            score[i] = features.score(i);
        }
        return new LocalFeatures(x, y, scale, score, posed(features.descriptors(), n, pose), dimensions);
    }

    /** The first n descriptors times the pose's matrix, of length 1. */
    private float[] posed(float[] descriptors, int n, Pose pose) {
        float[] matrix = Objects.requireNonNull(columns.get(pose));
        float[] posed = new float[n * dimensions];
        DescriptorPanel panel = new DescriptorPanel(dimensions);
        float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];
        for (int column = 0; column < dimensions; column += DescriptorPanel.WIDTH) {
            panel.pack(matrix, dimensions, column);
            int width = Math.min(DescriptorPanel.WIDTH, dimensions - column);
            for (int row = 0; row < n; row += DescriptorPanel.ROWS) {
                panel.multiply(descriptors, n, row, products);
                for (int i = row; i < Math.min(n, row + DescriptorPanel.ROWS); i++) {
                    System.arraycopy(
                            products, (i - row) * DescriptorPanel.WIDTH, posed, i * dimensions + column, width);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            toUnit(posed, i * dimensions);
        }
        return posed;
    }

    private void toUnit(float[] descriptors, int at) {
        double squares = 0;
        for (int d = 0; d < dimensions; d++) {
            squares += descriptors[at + d] * descriptors[at + d];
        }
        if (squares > 0) {
            float factor = (float) (1 / Math.sqrt(squares));
            for (int d = 0; d < dimensions; d++) {
                descriptors[at + d] *= factor;
            }
        }
    }

    private static float[] transposed(float[] matrix, int dimensions) {
        float[] transposed = new float[dimensions * dimensions];
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column < dimensions; column++) {
                transposed[column * dimensions + row] = matrix[row * dimensions + column];
            }
        }
        return transposed;
    }
}
