package org.samescene.match.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** First guesses of a transform, made from one or two correspondences each. */
final class Guesses {
    /** Points of a pair are at least this many inlier radii apart, or its turn would be noise. */
    private static final double MIN_PAIR_RADII = 2;
    /** Pairs come from this many of the most trusted correspondences at first, and from all in the end. */
    private static final int FIRST_POOL = 8;
    /** Of the sampling of pairs: any. */
    private static final long SEED = 0x5CE9EL;

    private final Correspondences c;
    private final double leastPairPx;

    Guesses(Correspondences c, double inlierRadiusPx) {
        this.c = c;
        this.leastPairPx = MIN_PAIR_RADII * inlierRadiusPx;
    }

    /** A transform made from the correspondences i and j, which may be one. */
    record Guess(Affine transform, int i, int j) {}

    /** Upright similarities whose scale is the change of feature size, of each correspondence in turn. */
    List<Guess> ofSingles(int from, int to) {
        List<Guess> guesses = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            double scale = Math.exp(c.octaves[i] * Math.log(2));
            Affine upright = new Affine(scale, 0, c.xB[i] - scale * c.xA[i], 0, scale, c.yB[i] - scale * c.yA[i]);
            guesses.add(new Guess(upright, i, i));
        }
        return guesses;
    }

    /** Similarities through two correspondences that are far enough apart to determine one. */
    List<Guess> ofPairs(int samples) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Guess> guesses = new ArrayList<>(samples);
        for (int t = 0; t < samples; t++) {
            int pool = Math.min(c.count(), FIRST_POOL + (int) ((long) c.count() * t / samples));
            int i = random.nextInt(pool);
            int j = random.nextInt(pool);
            double x = c.xA[j] - c.xA[i];
            double y = c.yA[j] - c.yA[i];
            double u = c.xB[j] - c.xB[i];
            double v = c.yB[j] - c.yB[i];
            double squared = x * x + y * y;
            if (squared >= leastPairPx * leastPairPx && u * u + v * v >= leastPairPx * leastPairPx) {
                guesses.add(new Guess(similarity(i, (u * x + v * y) / squared, (v * x - u * y) / squared), i, j));
            }
        }
        return guesses;
    }

    /** With this turn and scale, through the correspondence i. */
    private Affine similarity(int i, double cos, double sin) {
        return new Affine(
                cos, -sin, c.xB[i] - cos * c.xA[i] + sin * c.yA[i], sin, cos, c.yB[i] - sin * c.xA[i] - cos * c.yA[i]);
    }
}
