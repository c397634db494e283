package org.samescene.match.geometry;

import org.jspecify.annotations.Nullable;

/**
 * Refines a first guess by iterated least squares over a shrinking radius (LO-RANSAC: Chum, Matas and Kittler
 * 2003), first as a similarity, which few correspondences fix and which grows outward from a small
 * neighbourhood, then as an affine transform. Scratch space of one estimation; not for several threads.
 */
final class LocalOptimisation {
    /**
     * Radii of the steps, from 1 = wide to 0 = inlier: several wide ones, so that the neighbourhood of a
     * turned guess can grow.
     */
    private static final double[] SHRINKING = {1, 1, 0.75, 0.5, 0.25, 0};
    /** Steps at the inlier radius, at most: in practice the set settles after two or three. */
    private static final int SETTLING = 4;

    /** Linear steps towards a homography: it settles after two or three. */
    private static final int PERSPECTIVE_STEPS = 4;
    /** About as many points as its perspective is checked at. */
    private static final int PERSPECTIVE_SAMPLES = 16;

    private final Correspondences c;
    private final Support support;
    private final EstimatorOptions options;
    private final Selection chosen;

    LocalOptimisation(Correspondences c, Support support, EstimatorOptions options) {
        this.c = c;
        this.support = support;
        this.options = options;
        this.chosen = new Selection(c.count());
    }

    /** The similarity that the guess leads to, or null where it leads to none that the bounds admit. */
    @Nullable
    Affine similarity(Affine guess) {
        return refine(guess, false, SHRINKING);
    }

    /** The affine transform that a similarity leads to, or null. */
    @Nullable
    Affine affine(Affine similarity) {
        return refine(similarity, true, new double[] {0.5, 0.25, 0});
    }

    /** The homography that an affine transform leads to, or null. */
    @Nullable
    Homography homography(Affine affine) {
        Homography best = Homography.of(affine);
        for (int step = 0; step < PERSPECTIVE_STEPS; step++) {
            double radius =
                    step == 0 ? (options.inlierRadiusPx() + options.wideRadiusPx()) / 2 : options.inlierRadiusPx();
            support.select(best, radius, chosen);
            Homography next = LeastSquares.homography(c.xA, c.yA, c.xB, c.yB, chosen.indices, chosen.count, best);
            if (next == null || !admits(next)) {
                return null;
            }
            best = next;
        }
        return best;
    }

    /**
     * Whether the bounds admit what the homography does around some of the points that it was fitted to.
     */
    private boolean admits(Homography t) {
        int step = Math.max(1, chosen.count / PERSPECTIVE_SAMPLES);
        for (int k = 0; k < chosen.count; k += step) {
            double x = c.xA[chosen.indices[k]];
            double y = c.yA[chosen.indices[k]];
            if (!(t.w(x, y) > 0) || !options.bounds().admits(t.linearAt(x, y))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Affine refine(Affine guess, boolean affine, double[] widths) {
        Affine best = guess;
        int previous = -1;
        for (int step = 0; step < widths.length + SETTLING; step++) {
            double width = step < widths.length ? widths[step] : 0;
            double radius = options.inlierRadiusPx() + width * (options.wideRadiusPx() - options.inlierRadiusPx());
            support.select(best, radius, chosen);
            if (step >= widths.length && chosen.count == previous) {
                break;
            }
            previous = chosen.count;
            Moments moments = Moments.of(c.xA, c.yA, c.xB, c.yB, chosen.indices, chosen.count);
            Affine next = affine ? moments.affine() : moments.similarity();
            if (next == null || !options.bounds().admits(next)) {
                return null;
            }
            best = next;
        }
        return best;
    }
}
