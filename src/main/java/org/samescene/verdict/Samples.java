package org.samescene.verdict;

import org.samescene.feature.Raster;
import org.samescene.match.geometry.Homography;

/**
 * A picture sampled at the places of a grid.
 *
 * @param values mean luminance of each place, height × width, row-major; 0 where the place is outside
 * @param inside whether the place is in the picture, not at its border
 */
@SuppressWarnings("ArrayRecordComponent") // samples, read in place and never compared
record Samples(float[] values, boolean[] inside) {
    /** At its border a picture is mixed with what is beyond, samples. */
    private static final double MARGIN = 1.5;
    /** Along a side of a sample; more would take longer and change little. */
    private static final int MOST_POINTS = 8;

    /** @param toPicture from the grid, where a sample is a unit, to pixels of the picture */
    static Samples of(int width, int height, Raster picture, Homography toPicture) {
        float[] values = new float[width * height];
        boolean[] inside = new boolean[width * height];
        int points = Math.clamp(Math.round(toPicture.scaleAt(width / 2.0, height / 2.0)), 1, MOST_POINTS);
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            inside[i] = isInside(picture, toPicture, x, y, MARGIN * points);
            values[i] = inside[i] ? mean(picture, toPicture, x, y, points) : 0;
        }
        return new Samples(values, inside);
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
}
