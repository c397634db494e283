package org.samescene.feature.gradient;

import static org.samescene.feature.gradient.Plane.LANES;
import static org.samescene.feature.gradient.Plane.V;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Smooths a grid by a symmetric window of five along columns, then along rows. The grid's points may be
 * several numbers each, one after the other. Not thread-safe.
 */
final class Blur {
    /** Rows at the top and at the bottom of a grid that are not smoothed but 0 afterwards. */
    static final int RADIUS = 2;

    private final float centre;
    private final float next;
    private final float second;
    private final int numbers;
    /** A row, smoothed along columns, between {@link #reach()} zeros before and after it. */
    private float[] row = new float[0];

    /**
     * @param window five weights, symmetric
     * @param numbers that make a point
     */
    Blur(double[] window, int numbers) {
        this.centre = (float) window[RADIUS];
        this.next = (float) window[RADIUS + 1];
        this.second = (float) window[RADIUS + 2];
        this.numbers = numbers;
    }

    private int reach() {
        return RADIUS * numbers;
    }

    /** @param from with zeros beyond its width, as {@link Plane#clear} leaves them */
    void smooth(Plane from, Plane to) {
        to.clear(from.width(), from.height());
        row = Plane.atLeast(row, from.stride() + 2 * reach());
        // a wider grid may have left something there
        Arrays.fill(row, reach() + from.stride(), from.stride() + 2 * reach(), 0);
        for (int y = RADIUS; y < from.height() - RADIUS; y++) {
            for (int x = 0; x < from.stride(); x += V) {
                weighted(from.values(), from.row(y) + x, from.stride()).intoArray(row, reach() + x);
            }
            for (int x = 0; x < to.stride(); x += V) {
                weighted(row, reach() + x, numbers).intoArray(to.values(), to.row(y) + x);
            }
        }
    }

    private FloatVector weighted(float[] from, int at, int step) {
        return FloatVector.fromArray(LANES, from, at)
                .mul(centre)
                .add(FloatVector.fromArray(LANES, from, at - step)
                        .add(FloatVector.fromArray(LANES, from, at + step))
                        .mul(next))
                .add(FloatVector.fromArray(LANES, from, at - 2 * step)
                        .add(FloatVector.fromArray(LANES, from, at + 2 * step))
                        .mul(second));
    }
}
