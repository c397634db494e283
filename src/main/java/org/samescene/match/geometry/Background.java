package org.samescene.match.geometry;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The probability α that a false correspondence agrees with a transform.
 *
 * <p>There are two models of it, and the larger probability counts. <em>Uniform</em>: its end in B falls
 * anywhere in the picture with equal probability, and the feature sizes pair up at random. <em>Permuted</em>:
 * the ends stay where they are, but belong to different beginnings in A. Features crowd along a skyline or in
 * one lit window, where a chance agreement is easier than the area says; the permuted model includes that.
 */
final class Background {
    /**
     * Beginnings used in the permuted model, evenly spread over the order of trust: bounds its time to
     * 256 · N.
     */
    private static final int MAX_BEGINNINGS = 256;

    /** How many radii there are at once. */
    static final int RADII = 3;

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private final Correspondences c;
    private final float toleranceOctaves;

    Background(Correspondences c, double toleranceOctaves) {
        this.c = c;
        this.toleranceOctaves = (float) Math.min(toleranceOctaves, Float.MAX_VALUE);
    }

    /**
     * A disc of the radius, under a transform that makes lengths {@code scale} times as long, in the picture
     * where it is the larger share of the area.
     */
    double uniform(double scale, double radiusPx) {
        double inB = radiusPx * Math.min(1, scale);
        double inA = radiusPx * Math.min(1, 1 / scale);
        return Math.min(1, Math.PI * Math.max(inB * inB / c.areaB, inA * inA / c.areaA));
    }

    /** α among the first n for each of {@code radiiPx}, which descend, of which there are {@value #RADII}. */
    double[] chances(Homography t, double[] radiiPx, int n) {
        long[] agreeing = new long[RADII];
        long sizesAgree = 0;
        long pairs = 0;
        int step = (n + MAX_BEGINNINGS - 1) / MAX_BEGINNINGS;
        for (int j = 0; j < n; j += step) {
            // what belongs to A stays with the beginning, what belongs to B goes with the end: sizes are permuted as a
            // whole
            sizesAgree += count(t, j, n, radiiPx, agreeing);
            pairs += n - 1;
        }
        double[] chances = new double[RADII];
        for (int r = 0; r < RADII; r++) {
            double sizes = pairs == 0 ? 1 : (double) sizesAgree / pairs;
            double permuted = pairs == 0 ? 1 : (double) agreeing[r] / pairs;
            chances[r] = Math.max(uniform(t.scaleAt(c.xA[0], c.yA[0]), radiiPx[r]) * sizes, permuted);
        }
        return chances;
    }

    /**
     * Adds how many of the first n ends other than its own the beginning j would agree with, for each radius;
     * returns how many have a fitting size.
     */
    private int count(Homography t, int j, int n, double[] radiiPx, long[] agreeing) {
        if (!(t.w(c.xA[j], c.yA[j]) > 0)) {
            return 0;
        }
        float x = (float) t.applyX(c.xA[j], c.yA[j]);
        float y = (float) t.applyY(c.xA[j], c.yA[j]);
        double scale = t.scaleAt(c.xA[j], c.yA[j]);
        float octaves = (float) (Math.log(scale) / Math.log(2));
        float widest = squared(radiiPx[0], scale);
        float middle = squared(radiiPx[1], scale);
        float closest = squared(radiiPx[2], scale);
        int sizesAgree = 0;
        int withinWidest = 0;
        int withinMiddle = 0;
        int withinClosest = 0;
        for (int k = 0; k < n; k += LANES.length()) {
            VectorMask<Float> size = FloatVector.fromArray(LANES, c.octaves, k)
                    .sub(octaves)
                    .abs()
                    .compare(VectorOperators.LE, toleranceOctaves);
            if (n - k < LANES.length()) {
                size = size.and(LANES.indexInRange(k, n));
            }
            FloatVector dx = FloatVector.fromArray(LANES, c.xB, k).sub(x);
            FloatVector dy = FloatVector.fromArray(LANES, c.yB, k).sub(y);
            FloatVector squared = dx.mul(dx).add(dy.mul(dy));
            VectorMask<Float> within =
                    squared.compare(VectorOperators.LT, widest).and(size);
            sizesAgree += size.trueCount();
            if (within.anyTrue()) {
                withinWidest += within.trueCount();
                withinMiddle +=
                        squared.compare(VectorOperators.LT, middle).and(size).trueCount();
                withinClosest +=
                        squared.compare(VectorOperators.LT, closest).and(size).trueCount();
            }
        }
        // its own end is not one of chance
        if (Math.abs(c.octaves[j] - octaves) <= toleranceOctaves) {
            float dx = c.xB[j] - x;
            float dy = c.yB[j] - y;
            float squared = dx * dx + dy * dy;
            sizesAgree--;
            withinWidest -= squared < widest ? 1 : 0;
            withinMiddle -= squared < middle ? 1 : 0;
            withinClosest -= squared < closest ? 1 : 0;
        }
        agreeing[0] += withinWidest;
        agreeing[1] += withinMiddle;
        agreeing[2] += withinClosest;
        return sizesAgree;
    }

    private static float squared(double radiusPx, double scale) {
        double inB = radiusPx * Math.min(1, scale);
        return (float) (inB * inB);
    }
}
