package org.samescene.feature.tensorflow.gradient;

/**
 * What a neighbourhood looks like: an upright histogram of gradient directions for each of {@value #CELLS} ×
 * {@value #CELLS} cells around a point (Lowe, "Distinctive Image Features from Scale-Invariant Keypoints",
 * 2004), read at the point from maps that are pooled once for the whole level (Tola et al., "DAISY", 2010).
 */
final class GradientHistogram {
    static final int CELLS = 4;
    /** Components: cell rows × cell columns × directions. */
    static final int SIZE = CELLS * CELLS * OrientedGradients.DIRECTIONS;

    /** Pixels of the level that one pixel of the pooled maps spans. */
    private static final int STRIDE_PX = 3;
    /**
     * From one cell's centre to the next, in pixels of the pooled maps: a descriptor spans 4 · 4 · 3 = 48
     * pixels of its level.
     */
    private static final int CELL_SPACING = 4;
    /** A cell is this box, in pixels of the pooled maps, applied twice: a tent. */
    private static final int BOX = 3;
    /** Half of the descriptor's width, as Lowe has it. */
    private static final double WINDOW_SIGMA_CELLS = CELLS / 2.0;
    /** Empty pixels around the pooled maps: as far as a cell of a point on the border can reach. */
    private static final int MARGIN = CELL_SPACING * CELLS / 2 + 1;

    private final GraphBuilder g;

    GradientHistogram(GraphBuilder g) {
        this.g = g;
    }

    /**
     * [n, {@link #SIZE}], not normalised; rows of cells, then columns, then directions.
     *
     * @param shares [1, h, w, DIRECTIONS], see {@link OrientedGradients#shares()}
     * @param yx [n, 2] pixels of the level, continuous coordinates
     */
    Operand at(Operand shares, Operand yx) {
        Operand pooled = g.zeroPad(g.shrink(shares, STRIDE_PX), MARGIN);
        Operand cells = g.blur(g.blur(pooled, BOX), BOX);
        Operand width = g.unpack(g.heightAndWidth(cells), 2, 0)[1];
        Operand table = g.reshape(cells, -1, OrientedGradients.DIRECTIONS);

        // the centre of the first cell, in indices of the map: a whole part and a fraction that all cells share
        double toFirstCell = (CELLS - 1) * CELL_SPACING / 2.0;
        Operand first = g.add(g.divide(yx, g.scalar((double) STRIDE_PX)), g.scalar(MARGIN - 0.5 - toFirstCell));
        Operand whole = g.toInt(first);
        Operand[] fraction = g.unpack(g.subtract(first, g.toFloat(whole)), 2, 1);
        Operand[] corner = g.unpack(whole, 2, 1);
        Operand one = g.scalar(1.0);
        Operand sum = null;
        for (int down = 0; down < 2; down++) {
            for (int right = 0; right < 2; right++) {
                Operand weight = g.multiply(
                        down == 0 ? g.subtract(one, fraction[0]) : fraction[0],
                        right == 0 ? g.subtract(one, fraction[1]) : fraction[1]);
                Operand rows = g.add(g.reshape(corner[0], -1, 1), cellOffsets(true, down));
                Operand columns = g.add(g.reshape(corner[1], -1, 1), cellOffsets(false, right));
                Operand values = g.gather(table, g.add(g.multiply(rows, width), columns));
                Operand part = g.multiply(values, g.reshape(weight, -1, 1, 1));
                sum = sum == null ? part : g.add(sum, part);
            }
        }
        Operand weighted = g.multiply(sum, g.constant(window(), 1, CELLS * CELLS, 1));
        return g.reshape(weighted, -1, SIZE);
    }

    /**
     * The weight of each cell: a Gaussian over the descriptor, so that what is far from the point and moves
     * in other views counts less.
     */
    static float[] window() {
        float[] window = new float[CELLS * CELLS];
        for (int i = 0; i < window.length; i++) {
            int row = i / CELLS;
            double y = row - (CELLS - 1) / 2.0;
            double x = i % CELLS - (CELLS - 1) / 2.0;
            window[i] = (float) StrictMath.exp(-(x * x + y * y) / (2 * WINDOW_SIGMA_CELLS * WINDOW_SIGMA_CELLS));
        }
        return window;
    }

    /** [1, CELLS²]: rows or columns of the cells' centres, from the first. */
    private Operand cellOffsets(boolean rows, int more) {
        int[] offsets = new int[CELLS * CELLS];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (rows ? i / CELLS : i % CELLS) * CELL_SPACING + more;
        }
        return g.constant(offsets, 1, offsets.length);
    }
}
