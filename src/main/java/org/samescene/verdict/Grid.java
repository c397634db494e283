package org.samescene.verdict;

import org.samescene.feature.Raster;
import org.samescene.match.geometry.Homography;

/**
 * Two pictures A and B sampled at the same places: a grid over their overlap.
 *
 * @param a luminance of A, height × width, row-major; 0 where a place is not in both
 * @param b luminance of B at the same places
 * @param both whether the place is in both pictures, not at their border
 */
@SuppressWarnings("ArrayRecordComponent") // samples, read in place and never compared
record Grid(int width, int height, float[] a, float[] b, boolean[] both) {
    /** At its border a picture is mixed with what is beyond, samples. */
    private static final double MARGIN = 1.5;
    /** Along a side of a sample; more would take longer and change little. */
    private static final int MOST_POINTS = 8;

    /**
     * @param toA from the grid, where a sample is a unit, to pixels of A
     * @param toB from the grid to pixels of B
     */
    static Grid of(int width, int height, Raster a, Homography toA, Raster b, Homography toB) {
        float[] ofA = new float[width * height];
        float[] ofB = new float[width * height];
        boolean[] both = new boolean[width * height];
        int pointsOfA = points(toA.scaleAt(width / 2.0, height / 2.0));
        int pointsOfB = points(toB.scaleAt(width / 2.0, height / 2.0));
        for (int i = 0; i < both.length; i++) {
            int x = i % width;
            int y = i / width;
            both[i] = isInside(a, toA, x, y, MARGIN * pointsOfA) && isInside(b, toB, x, y, MARGIN * pointsOfB);
            ofA[i] = both[i] ? mean(a, toA, x, y, pointsOfA) : 0;
            ofB[i] = both[i] ? mean(b, toB, x, y, pointsOfB) : 0;
        }
        return new Grid(width, height, ofA, ofB, both);
    }

    private static int points(double pixels) {
        return Math.clamp(Math.round(pixels), 1, MOST_POINTS);
    }

    private static boolean isInside(Raster raster, Homography t, int column, int row, double margin) {
        double x = t.applyX(column + 0.5, row + 0.5);
        double y = t.applyY(column + 0.5, row + 0.5);
        return x >= margin && y >= margin && x <= raster.width() - margin && y <= raster.height() - margin;
    }

    private static float mean(Raster raster, Homography t, int column, int row, int points) {
        double sum = 0;
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                double x = column + (j + 0.5) / points;
                double y = row + (i + 0.5) / points;
                sum += raster.at(t.applyX(x, y), t.applyY(x, y));
            }
        }
        return (float) (sum / (points * points));
    }

    /** Whether the place and its four neighbours are in both pictures; false at the border of the grid. */
    boolean isSurrounded(int x, int y) {
        int i = y * width + x;
        return x > 0
                && y > 0
                && x + 1 < width
                && y + 1 < height
                && both[i]
                && both[i - 1]
                && both[i + 1]
                && both[i - width]
                && both[i + width];
    }

    /** The number of the sample at a place of the grid; negative beyond it. */
    int index(double x, double y) {
        return x >= 0 && y >= 0 && x < width && y < height ? ((int) y) * width + (int) x : -1;
    }

    /** @param share of the shorter side up to which a place is at the border */
    boolean isAtBorder(int i, double share) {
        int x = i % width;
        int y = i / width;
        return Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) < share * Math.min(width, height);
    }

    int countOfBoth() {
        int count = 0;
        for (boolean there : both) {
            count += there ? 1 : 0;
        }
        return count;
    }
}
