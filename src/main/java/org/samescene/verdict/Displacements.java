package org.samescene.verdict;

/**
 * Where the parts of two overlaid pictures lie beside each other: for each block the shift under which they
 * agree best (Lucas and Kanade 1981). In a copy there is none; between two views of a thing near parts have
 * moved against far ones, and blocks beside each other lean the same way.
 *
 * @param blocks how many blocks show in both directions where they lie
 * @param displaced how many of these are shifted by more than {@value #SHIFTED} samples
 */
record Displacements(int blocks, int displaced) {
    /**
     * Of copies of 22 photos at most 7% of the blocks are off by more than this; of views from other places at
     * 400 px 24% and more.
     */
    private static final double SHIFTED = 0.5;

    private static final int SIDE = 16;
    private static final int STRIDE = 8;
    /** Mean squared slope across a block's weakest direction, of local contrast. */
    private static final double LEAST_SLOPE = 0.01;
    /** What is less alike doesn't show the same thing. */
    private static final double LEAST_CORRELATION = 0.3;
    /** With fewer blocks a share says little. */
    private static final int FEWEST = 12;
    /** What is drawn over a copy displaces some blocks that it reaches into: a logo on a flat photo 8 of 35. */
    private static final int ACCIDENTS = 5;

    static Displacements of(Grid grid, float[] a) {
        LocalLikeness local = Gradients.local(grid, a);
        Gradients gradients = Gradients.of(grid, a, local);
        int blocks = 0;
        int displaced = 0;
        for (int top = 0; top + SIDE <= grid.height(); top += STRIDE) {
            for (int left = 0; left + SIDE <= grid.width(); left += STRIDE) {
                double shift = shift(grid, gradients, local, left, top);
                blocks += shift >= 0 ? 1 : 0;
                displaced += shift > SHIFTED ? 1 : 0;
            }
        }
        return new Displacements(blocks, displaced);
    }

    /** Of a block, samples; negative where it doesn't show. */
    private static double shift(Grid grid, Gradients gradients, LocalLikeness local, int left, int top) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xd = 0;
        double yd = 0;
        double correlation = 0;
        int count = 0;
        for (int y = top; y < top + SIDE; y++) {
            for (int x = left; x < left + SIDE; x++) {
                int i = y * grid.width() + x;
                if (grid.isSurrounded(x, y)) {
                    double gx = gradients.x()[i];
                    double gy = gradients.y()[i];
                    xx += gx * gx;
                    xy += gx * gy;
                    yy += gy * gy;
                    xd += gx * gradients.difference()[i];
                    yd += gy * gradients.difference()[i];
                    correlation += local.correlation()[i];
                    count++;
                }
            }
        }
        double determinant = xx * yy - xy * xy;
        double weakest = (xx + yy) / 2 - Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        if (2 * count < SIDE * SIDE || correlation < LEAST_CORRELATION * count || weakest < LEAST_SLOPE * count) {
            return -1;
        }
        return Math.hypot((yy * xd - xy * yd) / determinant, (xx * yd - xy * xd) / determinant);
    }

    /** Share of the blocks that are displaced, but for a few, 0 … 1; 0 where there are too few. */
    double share() {
        return blocks < FEWEST ? 0 : (double) Math.max(0, displaced - ACCIDENTS) / blocks;
    }
}
