package org.samescene.feature;

import java.util.Random;
import org.samescene.bitmap.Bitmap;

/**
 * Pictures made by code with the statistics of photos: opaque discs of random place, size and colour, the
 * later over the earlier (Lee, Mumford and Huang, "Occlusion Models for Natural Images", 2001). Drawn at any
 * size and shift, so that the truth of a transform is known.
 */
public final class DeadLeaves {
    private static final int LEAVES = 1500;
    private static final int SAMPLES = 3;

    private final double[] x = new double[LEAVES];
    private final double[] y = new double[LEAVES];
    private final double[] radius = new double[LEAVES];
    private final int[][] colour = new int[LEAVES][3];

    /** Leaves over the square from -1 to 2 in either direction. */
    public DeadLeaves(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < LEAVES; i++) {
            x[i] = random.nextDouble(-1, 2);
            y[i] = random.nextDouble(-1, 2);
            // radii of density r^-3 between 0.01 and 0.3: the same look at every scale
            double u = random.nextDouble();
            radius[i] = 1 / Math.sqrt(1 / (0.3 * 0.3) + u * (1 / (0.01 * 0.01) - 1 / (0.3 * 0.3)));
            for (int c = 0; c < 3; c++) {
                colour[i][c] = random.nextInt(256);
            }
        }
    }

    /** The part from (left, top) on, in pixels of a unit square that is {@code unitPx} large. */
    public Bitmap draw(int width, int height, double unitPx, double left, double top) {
        byte[] rgb = new byte[3 * width * height];
        int[] sum = new int[3];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                java.util.Arrays.fill(sum, 0);
                for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                    double px = (left + column + (s % SAMPLES + 0.5) / SAMPLES) / unitPx;
                    double py = (top + row + (Math.floorDiv(s, SAMPLES) + 0.5) / SAMPLES) / unitPx;
                    int leaf = topLeaf(px, py);
                    for (int c = 0; leaf >= 0 && c < 3; c++) {
                        sum[c] += colour[leaf][c];
                    }
                }
                for (int c = 0; c < 3; c++) {
                    rgb[(row * width + column) * 3 + c] = (byte) (sum[c] / (SAMPLES * SAMPLES));
                }
            }
        }
        return new Bitmap(width, height, rgb);
    }

    private int topLeaf(double px, double py) {
        for (int i = LEAVES - 1; i >= 0; i--) {
            double dx = px - x[i];
            double dy = py - y[i];
            if (dx * dx + dy * dy < radius[i] * radius[i]) {
                return i;
            }
        }
        return -1;
    }

    public static Bitmap constant(int width, int height, int grey) {
        byte[] rgb = new byte[3 * width * height];
        java.util.Arrays.fill(rgb, (byte) grey);
        return new Bitmap(width, height, rgb);
    }
}
