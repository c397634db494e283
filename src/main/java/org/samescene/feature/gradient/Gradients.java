package org.samescene.feature.gradient;

import static org.samescene.feature.gradient.Plane.LANES;
import static org.samescene.feature.gradient.Plane.V;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient of one pyramid level, by derivatives of Gaussians, which corners and descriptors are both made
 * of: a ramp of 1 a pixel has a slope of 1. Not thread-safe.
 */
final class Gradients {
    /** Standard deviation of the smoothing under the derivative, in pixels of the level. */
    private static final double SIGMA_PX = 1.0;

    private static final int RADIUS_PX = 3;

    // smoothing: the weights of the centre and of both neighbours 1, 2, 3 pixels away
    private static final float S0;
    private static final float S1;
    private static final float S2;
    private static final float S3;
    // derivative: the weights of the neighbours after, and minus those before
    private static final float D1;
    private static final float D2;
    private static final float D3;

    static {
        double[] window = Gaussian.window(SIGMA_PX, RADIUS_PX);
        double variance = 0;
        for (int i = -RADIUS_PX; i <= RADIUS_PX; i++) {
            variance += window[RADIUS_PX + i] * i * i;
        }
        S0 = (float) window[RADIUS_PX];
        S1 = (float) window[RADIUS_PX + 1];
        S2 = (float) window[RADIUS_PX + 2];
        S3 = (float) window[RADIUS_PX + 3];
        D1 = (float) (window[RADIUS_PX + 1] / variance);
        D2 = (float) (window[RADIUS_PX + 2] * 2 / variance);
        D3 = (float) (window[RADIUS_PX + 3] * 3 / variance);
    }

    private final Plane dx = new Plane();
    private final Plane dy = new Plane();
    /** A row, smoothed along the columns, with its border mirrored outwards: from {@link #RADIUS_PX} on. */
    private float[] smooth = new float[0];
    /** A row, differentiated along the columns. */
    private float[] slope = new float[0];

    /** Slopes along x. */
    Plane dx() {
        return dx;
    }

    /** Slopes along y. */
    Plane dy() {
        return dy;
    }

    /**
     * Takes the next level.
     *
     * @param level not smaller than the filter's radius; its border is mirrored outwards, the outermost
     *     pixels included
     */
    void of(Plane level) {
        int width = level.width();
        dx.resize(width, level.height());
        dy.resize(width, level.height());
        int length = level.stride() + 2 * RADIUS_PX;
        smooth = Plane.atLeast(smooth, length);
        slope = Plane.atLeast(slope, length);
        for (int y = 0; y < level.height(); y++) {
            alongColumns(level, y);
            mirror(smooth, width);
            mirror(slope, width);
            alongRow(dx.row(y));
        }
    }

    private void alongColumns(Plane level, int y) {
        float[] from = level.values();
        int centre = level.row(y);
        int before1 = mirroredRow(level, y - 1);
        int before2 = mirroredRow(level, y - 2);
        int before3 = mirroredRow(level, y - 3);
        int after1 = mirroredRow(level, y + 1);
        int after2 = mirroredRow(level, y + 2);
        int after3 = mirroredRow(level, y + 3);
        for (int x = 0; x < level.stride(); x += V) {
            FloatVector b1 = FloatVector.fromArray(LANES, from, before1 + x);
            FloatVector a1 = FloatVector.fromArray(LANES, from, after1 + x);
            FloatVector b2 = FloatVector.fromArray(LANES, from, before2 + x);
            FloatVector a2 = FloatVector.fromArray(LANES, from, after2 + x);
            FloatVector b3 = FloatVector.fromArray(LANES, from, before3 + x);
            FloatVector a3 = FloatVector.fromArray(LANES, from, after3 + x);
            smoothed(FloatVector.fromArray(LANES, from, centre + x), b1, a1, b2, a2, b3, a3)
                    .intoArray(smooth, RADIUS_PX + x);
            differentiated(b1, a1, b2, a2, b3, a3).intoArray(slope, RADIUS_PX + x);
        }
    }

    private void alongRow(int row) {
        float[] toX = dx.values();
        float[] toY = dy.values();
        for (int x = 0; x < dx.stride(); x += V) {
            differentiated(
                            FloatVector.fromArray(LANES, smooth, x + 2),
                            FloatVector.fromArray(LANES, smooth, x + 4),
                            FloatVector.fromArray(LANES, smooth, x + 1),
                            FloatVector.fromArray(LANES, smooth, x + 5),
                            FloatVector.fromArray(LANES, smooth, x),
                            FloatVector.fromArray(LANES, smooth, x + 6))
                    .intoArray(toX, row + x);
            smoothed(
                            FloatVector.fromArray(LANES, slope, x + 3),
                            FloatVector.fromArray(LANES, slope, x + 2),
                            FloatVector.fromArray(LANES, slope, x + 4),
                            FloatVector.fromArray(LANES, slope, x + 1),
                            FloatVector.fromArray(LANES, slope, x + 5),
                            FloatVector.fromArray(LANES, slope, x),
                            FloatVector.fromArray(LANES, slope, x + 6))
                    .intoArray(toY, row + x);
        }
    }

    /** @param b1 the values 1 before, a1 those 1 after, and so on */
    private static FloatVector smoothed(
            FloatVector centre,
            FloatVector b1,
            FloatVector a1,
            FloatVector b2,
            FloatVector a2,
            FloatVector b3,
            FloatVector a3) {
        return centre.mul(S0)
                .add(b1.add(a1).mul(S1))
                .add(b2.add(a2).mul(S2))
                .add(b3.add(a3).mul(S3));
    }

    private static FloatVector differentiated(
            FloatVector b1, FloatVector a1, FloatVector b2, FloatVector a2, FloatVector b3, FloatVector a3) {
        return a1.sub(b1).mul(D1).add(a2.sub(b2).mul(D2)).add(a3.sub(b3).mul(D3));
    }

    private static int mirroredRow(Plane level, int y) {
        int last = level.height() - 1;
        return level.row(y < 0 ? -1 - y : y > last ? 2 * last + 1 - y : y);
    }

    private static void mirror(float[] row, int width) {
        for (int k = 0; k < RADIUS_PX; k++) {
            row[RADIUS_PX - 1 - k] = row[RADIUS_PX + k];
            row[RADIUS_PX + width + k] = row[RADIUS_PX + width - 1 - k];
        }
    }
}
