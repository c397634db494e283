package org.samescene.verdict;

/** Sums of a field over square windows about each of its places, by two running sums. */
final class LocalSums {
    private final int width;
    private final int height;
    private final int radius;

    /** @param radius of the windows: 2 radius + 1 places along a side, fewer at the border */
    LocalSums(int width, int height, int radius) {
        this.width = width;
        this.height = height;
        this.radius = radius;
    }

    float[] of(float[] field) {
        float[] rows = new float[field.length];
        for (int y = 0; y < height; y++) {
            run(field, rows, y * width, 1, width);
        }
        float[] sums = new float[field.length];
        for (int x = 0; x < width; x++) {
            run(rows, sums, x, width, height);
        }
        return sums;
    }

    private void run(float[] from, float[] to, int start, int step, int count) {
        double sum = 0;
        for (int k = 0; k < Math.min(radius, count); k++) {
            sum += from[start + k * step];
        }
        for (int k = 0; k < count; k++) {
            if (k + radius < count) {
                sum += from[start + (k + radius) * step];
            }
            if (k - radius > 0) {
                sum -= from[start + (k - radius - 1) * step];
            }
            to[start + k * step] = (float) sum;
        }
    }
}
