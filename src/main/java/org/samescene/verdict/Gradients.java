package org.samescene.verdict;

/**
 * What local shifts between two overlaid pictures are computed of: the slopes of their mean, and their
 * difference, both of local contrast, so that tones don't matter. All are 0 where they aren't known.
 *
 * @param x slope along x, local standard deviations per sample
 * @param y slope along y
 * @param difference A - B
 */
@SuppressWarnings("ArrayRecordComponent") // fields of numbers, read in place and never compared
record Gradients(float[] x, float[] y, float[] difference) {
    private static final int RADIUS = 4;
    /** Contrast up to which what is seen is mostly noise, grey levels. */
    private static final float NOISE = 4;

    /** @param local of windows with a radius of {@value #RADIUS} */
    static Gradients of(Grid grid, float[] a, LocalLikeness local) {
        float[] contrastA = contrast(a, local.meanA(), local.detailA());
        float[] contrastB = contrast(grid.b(), local.meanB(), local.detailB());
        float[] x = new float[a.length];
        float[] y = new float[a.length];
        float[] difference = new float[a.length];
        int w = grid.width();
        for (int i = 0; i < a.length; i++) {
            if (grid.isSurrounded(i % w, i / w)) {
                x[i] = (contrastA[i + 1] - contrastA[i - 1] + contrastB[i + 1] - contrastB[i - 1]) / 4;
                y[i] = (contrastA[i + w] - contrastA[i - w] + contrastB[i + w] - contrastB[i - w]) / 4;
                difference[i] = contrastA[i] - contrastB[i];
                if (Float.isNaN(x[i] + y[i] + difference[i])) {
                    x[i] = y[i] = difference[i] = 0;
                }
            }
        }
        return new Gradients(x, y, difference);
    }

    static LocalLikeness local(Grid grid, float[] a) {
        return LocalLikeness.of(grid, a, grid.b(), RADIUS);
    }

    private static float[] contrast(float[] picture, float[] mean, float[] detail) {
        float[] contrast = new float[picture.length];
        for (int i = 0; i < picture.length; i++) {
            contrast[i] = (picture[i] - mean[i]) / (detail[i] + NOISE);
        }
        return contrast;
    }
}
