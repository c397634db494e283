package org.samescene.match.geometry;

/**
 * Refines a first guess by iterated least squares over a shrinking radius (LO-RANSAC: Chum, Matas and Kittler 2003), first as a
 * similarity, which few
 * correspondences fix and which grows outward from a small neighbourhood, then as an affine transform. Scratch space of one
 * estimation; not for several threads.
 */
final class LocalOptimisation {
    /** Radii of the steps, from 1 = wide to 0 = inlier: several wide ones, so that the neighbourhood of a turned guess can grow. */
    private static final double[] SHRINKING = {1, 1, 0.75, 0.5, 0.25, 0};
    /** Steps at the inlier radius, at most: in practice the set stands still after two or three. */
    private static final int SETTLING = 4;

    private final Correspondences c;
    private final Support support;
    private final AffineOptions options;
    private final int[] chosen;

    LocalOptimisation(Correspondences c, Support support, AffineOptions options) {
        this.c = c;
        this.support = support;
        this.options = options;
        this.chosen = new int[c.count()];
    }

    /** The similarity that the guess leads to, or null where it leads to none that is believed. */
    Affine similarity(Affine guess) {
        return refine(guess, false, SHRINKING);
    }

    /** The affine transform that a similarity leads to, or null. */
    Affine affine(Affine similarity) {
        return refine(similarity, true, new double[] {0.5, 0.25, 0});
    }

    private Affine refine(Affine guess, boolean affine, double[] widths) {
        Affine best = guess;
        int previous = -1;
        for (int step = 0; step < widths.length + SETTLING; step++) {
            double width = step < widths.length ? widths[step] : 0;
            double radius = options.inlierRadiusPx() + width * (options.wideRadiusPx() - options.inlierRadiusPx());
            int count = support.select(best, radius, chosen, null);
            if (step >= widths.length && count == previous) {
                break;
            }
            previous = count;
            LeastSquares.Moments moments = LeastSquares.moments(c.xA, c.yA, c.xB, c.yB, chosen, count);
            Affine next = affine ? moments.affine() : moments.similarity();
            if (next == null || !options.bounds().admits(next)) {
                return null;
            }
            best = next;
        }
        return best;
    }
}
