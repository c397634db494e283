package org.samescene.feature.gradient;

import java.util.Arrays;

/**
 * The points of a picture that are worth describing: local maxima of {@link StructureTensor#scores} on all
 * levels of its pyramid, strongest first. Not thread-safe.
 */
final class Corners {
    /** A maximum is the largest of the cells up to this far away in either direction. */
    private static final int NEIGHBOURHOOD_CELLS = 2;
    /** Half of the descriptor's inner cells: nearer to the border it would see more outside than inside. */
    private static final int BORDER_CELLS = 4;
    /** A level with a shorter side has no corners: all of it is border. */
    static final int LEAST_SIDE_PX = (2 * BORDER_CELLS + 1) * StructureTensor.CELL_PX;

    /**
     * Far below the score of a step of one grey level in 255, far above the rounding of a constant picture.
     * Nothing else is left out: corners of blurred pictures are weak but good.
     */
    private static final float SMALLEST_SCORE = 1e-9f;

    private float[] x = new float[0];
    private float[] y = new float[0];
    private int[] level = new int[0];
    /** To be sorted: minus the score, then the corner's number in the order that it was found in. */
    private long[] order = new long[0];

    private int found;

    void clear() {
        found = 0;
    }

    /** Adds the corners of a level, rows first. */
    void add(int levelNumber, Plane scores) {
        int border = BORDER_CELLS + StructureTensor.MARGIN;
        for (int row = border; row < scores.height() - border; row++) {
            int first = scores.row(row);
            for (int i = first + border; i < first + scores.width() - border; i++) {
                if (scores.values()[i] > SMALLEST_SCORE && isMaximum(scores.values(), i, scores.stride())) {
                    add(levelNumber, scores, row, i);
                }
            }
        }
    }

    /** Of equal neighbours the first is the maximum: two would be one corner twice. */
    private static boolean isMaximum(float[] scores, int at, int stride) {
        float score = scores[at];
        // most fail here
        if (scores[at - 1] >= score || scores[at + 1] > score) {
            return false;
        }
        int left = at - NEIGHBOURHOOD_CELLS;
        int right = at + NEIGHBOURHOOD_CELLS;
        for (int shift = -NEIGHBOURHOOD_CELLS * stride; shift <= NEIGHBOURHOOD_CELLS * stride; shift += stride) {
            for (int i = left + shift; i <= right + shift; i++) {
                if (scores[i] > score || (scores[i] == score && i < at)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void add(int levelNumber, Plane scores, int row, int at) {
        if (found == order.length) {
            grow();
        }
        float[] values = scores.values();
        int column = at - scores.row(row);
        x[found] = pixels(column - StructureTensor.MARGIN + vertex(values[at - 1], values[at], values[at + 1]));
        y[found] = pixels(row
                - StructureTensor.MARGIN
                + vertex(values[at - scores.stride()], values[at], values[at + scores.stride()]));
        level[found] = levelNumber;
        order[found] = (long) ~Float.floatToIntBits(values[at]) << 32 | found;
        found++;
    }

    private void grow() {
        int length = Math.max(1024, 2 * found);
        x = Arrays.copyOf(x, length);
        y = Arrays.copyOf(y, length);
        level = Arrays.copyOf(level, length);
        order = Arrays.copyOf(order, length);
    }

    private static float pixels(float cells) {
        return (cells + 0.5f) * StructureTensor.CELL_PX;
    }

    /**
     * Where between its neighbours, −½ … ½ of a cell, the parabola through a maximum and the scores a step
     * before and after it is highest.
     */
    private static float vertex(float before, float score, float after) {
        float curvature = score + score - (before + after);
        float shift = (after - before) / Math.max(curvature + curvature, SMALLEST_SCORE);
        return Math.clamp(shift, -0.5f, 0.5f);
    }

    /**
     * Puts the strongest corners first; of equals, the one that was found first.
     *
     * @param most how many at most
     * @return how many there are
     */
    int rank(int most) {
        Arrays.sort(order, 0, found);
        return Math.min(most, found);
    }

    private int number(int rank) {
        return (int) order[rank];
    }

    int level(int rank) {
        return level[number(rank)];
    }

    /** In pixels of the level, continuous coordinates. */
    float x(int rank) {
        return x[number(rank)];
    }

    /** In pixels of the level, continuous coordinates. */
    float y(int rank) {
        return y[number(rank)];
    }

    /** The smaller eigenvalue in squared luminance per squared pixel. */
    float score(int rank) {
        return Float.intBitsToFloat(~(int) (order[rank] >> 32));
    }
}
