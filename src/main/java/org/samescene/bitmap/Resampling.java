package org.samescene.bitmap;

import java.util.Arrays;

/**
 * Scaling of interleaved RGB, separable: rows are blended first, as that runs along memory, then what is left
 * of the columns.
 */
final class Resampling {
    private static final float TO_BYTE = 1f / Axis.ONE / Axis.ONE;

    private Resampling() {}

    static Bitmap scaled(Bitmap source, int width, int height) {
        Axis across = Axis.scaling(source.width(), width);
        Axis down = Axis.scaling(source.height(), height);
        byte[] target = new byte[3 * width * height];
        int[] blended = new int[3 * source.width()];
        for (int y = 0; y < height; y++) {
            blendRows(source.rgb(), down.first()[y], down.weights()[y], blended);
            blendColumns(blended, across, target, 3 * y * width);
        }
        return new Bitmap(width, height, target);
    }

    private static void blendRows(byte[] rgb, int first, int[] weights, int[] blended) {
        int length = blended.length;
        Arrays.fill(blended, 0);
        for (int row = 0; row < weights.length; row++) {
            addRow(rgb, (first + row) * length, weights[row], blended);
        }
    }

    /** Alone, so that the compiler makes it SIMD. */
    private static void addRow(byte[] rgb, int start, int weight, int[] blended) {
        for (int i = 0; i < blended.length; i++) {
            blended[i] += weight * (rgb[start + i] & 0xFF);
        }
    }

    private static void blendColumns(int[] blended, Axis across, byte[] target, int to) {
        for (int x = 0; x < across.first().length; x++) {
            int[] weights = across.weights()[x];
            int from = 3 * across.first()[x];
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int weight : weights) {
                red += (float) weight * blended[from];
                green += (float) weight * blended[from + 1];
                blue += (float) weight * blended[from + 2];
                from += 3;
            }
            target[to++] = (byte) (red * TO_BYTE + 0.5f);
            target[to++] = (byte) (green * TO_BYTE + 0.5f);
            target[to++] = (byte) (blue * TO_BYTE + 0.5f);
        }
    }
}
