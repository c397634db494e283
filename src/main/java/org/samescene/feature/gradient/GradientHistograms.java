package org.samescene.feature.gradient;

import static org.samescene.feature.gradient.Plane.LANES;
import static org.samescene.feature.gradient.Plane.V;

import jdk.incubator.vector.FloatVector;

/**
 * What the neighbourhoods of one pyramid level look like: an upright histogram of gradient directions for
 * each of {@value #CELLS} × {@value #CELLS} cells around a point (Lowe, "Distinctive Image Features from
 * Scale-Invariant Keypoints", 2004), read at the point from a map that is pooled once for the whole level
 * (Tola et al., "DAISY", 2010). Not thread-safe.
 */
final class GradientHistograms {
    static final int CELLS = 4;
    /** Directions over a full turn, the first along x, then towards y. */
    static final int DIRECTIONS = 8;
    /** Components: cell rows × cell columns × directions. */
    static final int SIZE = CELLS * CELLS * DIRECTIONS;

    /**
     * cos ½·90°: a gradient counts for the directions less than 45° away, as in SIFT's linear sharing between
     * neighbouring bins.
     */
    private static final float LOBE_COSINE = 0.7f;

    private static final float COSINE_45 = (float) StrictMath.sqrt(0.5);

    /** Pixels of the level, in either direction, that one point of the map spans. */
    private static final int STRIDE_PX = 3;
    /**
     * From one cell's centre to the next, in points of the map: a descriptor spans 4 · 4 · 3 = 48 pixels of
     * its level.
     */
    private static final int CELL_SPACING = 4;
    /** A cell is a tent: a box of three points of the map, applied twice. */
    private static final double[] TENT = {1.0 / 9, 2.0 / 9, 3.0 / 9, 2.0 / 9, 1.0 / 9};
    /** Half of the descriptor's width, as Lowe has it. */
    private static final double WINDOW_SIGMA_CELLS = CELLS / 2.0;
    /** Empty points around the map: as far as a cell of a point on the border can reach. */
    private static final int MARGIN = CELL_SPACING * CELLS / 2 + 1;
    /** From a point to the centre of its first cell, in points of the map. */
    private static final float TO_FIRST_CELL = MARGIN - 0.5f - 0.5f * (CELLS - 1) * CELL_SPACING;

    private static final float[] WINDOW = window();

    private final Blur tent = new Blur(TENT, DIRECTIONS);
    private final Plane pooled = new Plane();
    /** {@value #DIRECTIONS} numbers a point. */
    private final Plane map = new Plane();
    /** Of each direction a row of pixels. */
    private float[] shares = new float[0];

    /**
     * The weight of each cell: a Gaussian over the descriptor, so that what is far from the point and moves
     * in other views counts less.
     */
    static float[] window() {
        float[] window = new float[CELLS * CELLS];
        for (int i = 0; i < window.length; i++) {
            int row = i / CELLS;
            int column = i % CELLS;
            double y = row - (CELLS - 1) / 2.0;
            double x = column - (CELLS - 1) / 2.0;
            window[i] = (float) StrictMath.exp(-(x * x + y * y) / (2 * WINDOW_SIGMA_CELLS * WINDOW_SIGMA_CELLS));
        }
        return window;
    }

    /** Takes the next level. */
    void of(Gradients gradients) {
        Plane dx = gradients.dx();
        int columns = dx.width() / STRIDE_PX;
        int rows = dx.height() / STRIDE_PX;
        pooled.clear((columns + 2 * MARGIN) * DIRECTIONS, rows + 2 * MARGIN);
        shares = Plane.atLeast(shares, DIRECTIONS * dx.stride());
        for (int row = 0; row < rows; row++) {
            share(dx, gradients.dy(), row * STRIDE_PX);
            pool(dx.stride(), columns, pooled.row(row + MARGIN) + MARGIN * DIRECTIONS);
        }
        tent.smooth(pooled, map);
    }

    /**
     * The share of the gradient's magnitude |∇I| that falls to each direction, max(0, |∇I| cos Δ − |∇I|
     * {@value #LOBE_COSINE}) with Δ the angle between the two, added over {@value #STRIDE_PX} rows.
     */
    private void share(Plane dx, Plane dy, int y) {
        for (int at = 0; at < dx.stride(); at += V) {
            FloatVector zero = FloatVector.zero(LANES);
            FloatVector s0 = zero, s1 = zero, s2 = zero, s3 = zero, s4 = zero, s5 = zero, s6 = zero, s7 = zero;
            for (int row = y; row < y + STRIDE_PX; row++) {
                FloatVector gx = FloatVector.fromArray(LANES, dx.values(), dx.row(row) + at);
                FloatVector gy = FloatVector.fromArray(LANES, dy.values(), dy.row(row) + at);
                FloatVector least = gx.mul(gx).add(gy.mul(gy)).sqrt().mul(LOBE_COSINE);
                FloatVector down = gx.add(gy).mul(COSINE_45);
                FloatVector up = gy.sub(gx).mul(COSINE_45);
                s0 = s0.add(gx.sub(least).max(zero));
                s1 = s1.add(down.sub(least).max(zero));
                s2 = s2.add(gy.sub(least).max(zero));
                s3 = s3.add(up.sub(least).max(zero));
                s4 = s4.add(gx.neg().sub(least).max(zero));
                s5 = s5.add(down.neg().sub(least).max(zero));
                s6 = s6.add(gy.neg().sub(least).max(zero));
                s7 = s7.add(up.neg().sub(least).max(zero));
            }
            int stride = dx.stride();
            s0.intoArray(shares, at);
            s1.intoArray(shares, at + stride);
            s2.intoArray(shares, at + 2 * stride);
            s3.intoArray(shares, at + 3 * stride);
            s4.intoArray(shares, at + 4 * stride);
            s5.intoArray(shares, at + 5 * stride);
            s6.intoArray(shares, at + 6 * stride);
            s7.intoArray(shares, at + 7 * stride);
        }
    }

    /** Means over whole squares of pixels, directions side by side. */
    private void pool(int stride, int columns, int to) {
        float[] means = pooled.values();
        for (int d = 0; d < DIRECTIONS; d++) {
            int from = d * stride;
            for (int column = 0; column < columns; column++, from += STRIDE_PX) {
                means[to + column * DIRECTIONS + d] =
                        (shares[from] + shares[from + 1] + shares[from + 2]) * (1f / (STRIDE_PX * STRIDE_PX));
            }
        }
    }

    /**
     * Writes the {@link #SIZE} numbers that describe a point: rows of cells, then columns, then directions;
     * not normalised.
     *
     * @param x in pixels of the level, continuous coordinates
     * @param y the vertical position, likewise
     */
    void describe(float x, float y, float[] to, int at) {
        // all cells lie alike between the points of the map
        float left = x / STRIDE_PX + TO_FIRST_CELL;
        float top = y / STRIDE_PX + TO_FIRST_CELL;
        int column = (int) left;
        int row = (int) top;
        float right = left - column;
        float bottom = top - row;
        float topLeft = (1 - bottom) * (1 - right);
        float topRight = (1 - bottom) * right;
        float bottomLeft = bottom * (1 - right);
        float bottomRight = bottom * right;
        float[] values = map.values();
        int below = map.stride();
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            int from = map.row(row + cell / CELLS * CELL_SPACING) + (column + cell % CELLS * CELL_SPACING) * DIRECTIONS;
            for (int d = from; d < from + DIRECTIONS; d++) {
                float sum = values[d] * topLeft
                        + values[d + DIRECTIONS] * topRight
                        + values[d + below] * bottomLeft
                        + values[d + below + DIRECTIONS] * bottomRight;
                to[at++] = sum * WINDOW[cell];
            }
        }
    }
}
