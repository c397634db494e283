package org.samescene.match.geometry;

import java.util.Arrays;

/** Judges transforms by how little chance explains their agreements. Scratch space of one estimation; not for several threads. */
final class Evaluation {
    /** Similarities and affine transforms. */
    private static final int KINDS = 2;
    /** The most trusted 1, 1/2, 1/4, 1/8 are judged by themselves too: few good matches may lie before many bad ones. */
    private static final int HALVINGS = 4;
    /** Radii at which agreements are counted, as shares of the inlier radius: few close agreements say as much as many loose ones. */
    private static final double[] RADII = {1, 0.5, 0.25};
    /** More independent evidence than this makes nothing surer (log10 is below -150), and takes time to count. */
    private static final int ENOUGH = 64;

    private static final int TESTS = KINDS * RADII.length * HALVINGS;

    /**
     * @param fixedBy correspondences that fix a transform of this kind
     * @param log10FalseAlarms under the uniform background alone
     * @param cost less for more and closer inliers: the truncated squared errors in inlier radii (MSAC: Torr and Zisserman 2000) over
     *     those of
     *     no inlier at all, and one inlier's worth for every correspondence more that fixes the transform
     */
    record Score(Affine transform, int fixedBy, double log10FalseAlarms, double cost) {}

    private final Correspondences c;
    private final Support support;
    private final AffineOptions options;
    private final Background background;
    private final IndependentEvidence evidence;
    private final double[] radiiPx;
    private final int[] inliers;
    private final float[] squaredErrors;
    private final int[] nearer;

    Evaluation(Correspondences c, Support support, AffineOptions options) {
        this.c = c;
        this.support = support;
        this.options = options;
        this.background = new Background(c, options.scaleToleranceOctaves());
        this.evidence = new IndependentEvidence(c, options.spacingPx(), options.spacingSizes());
        this.radiiPx = Arrays.stream(RADII).map(share -> share * options.inlierRadiusPx()).toArray();
        this.inliers = new int[c.count()];
        this.squaredErrors = new float[c.count()];
        this.nearer = new int[c.count()];
    }

    /**
     * @param explained set to true for all that agree
     * @return null where the evidence is less than asked for
     */
    Score score(Affine t, int fixedBy, boolean[] explained) {
        int count = support.select(t, radiiPx[0], inliers, squaredErrors);
        for (int k = 0; k < count; k++) {
            explained[inliers[k]] = true;
        }
        if (evidence.count(inliers, count, options.minEvidence()) < options.minEvidence()) {
            return null;
        }
        double[] chances = Arrays.stream(radiiPx).map(radius -> background.uniform(t, radius)).toArray();
        double limit = Support.squaredRadius(t, radiiPx[0]);
        double cost = fixedBy - count;
        for (int k = 0; k < count; k++) {
            cost += squaredErrors[k] / limit;
        }
        return new Score(t, fixedBy, log10FalseAlarms(t, fixedBy, count, chances), cost);
    }

    /**
     * The transform of {@code polished} with its inliers. The number of false alarms, under the full background, is the lesser of the two:
     * both were tried, and the tests count both.
     */
    AffineFit fit(Score judged, Score polished) {
        AffineFit fit = fit(polished, Double.POSITIVE_INFINITY);
        return judged == polished ? fit : fit(polished, fit(judged, Double.POSITIVE_INFINITY).log10FalseAlarms());
    }

    private AffineFit fit(Score score, double log10AtMost) {
        Affine t = score.transform();
        int count = support.select(t, radiiPx[0], inliers, squaredErrors);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += squaredErrors[k];
        }
        double rmsPx = Math.sqrt(sum / count) / Support.radiusInB(t, 1);
        double log10 =
                Math.min(log10AtMost, log10FalseAlarms(t, score.fixedBy(), count, background.chances(t, radiiPx)));
        return new AffineFit(t, Arrays.copyOf(inliers, count), evidence.count(inliers, count, count), rmsPx, log10);
    }

    /** The least over the radii and the most trusted shares, of the {@code count} inliers selected last. */
    private double log10FalseAlarms(Affine t, int fixedBy, int count, double[] chances) {
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < radiiPx.length; r++) {
            float limit = Support.squaredRadius(t, radiiPx[r]);
            for (int halving = 0; halving < HALVINGS; halving++) {
                int trusted = c.count() >> halving;
                int within = 0;
                for (int k = 0; k < count && inliers[k] < trusted; k++) {
                    if (squaredErrors[k] < limit) {
                        nearer[within++] = inliers[k];
                    }
                }
                int independent = evidence.count(nearer, within, ENOUGH);
                least = Math.min(least, FalseAlarms.log10(trusted, independent, fixedBy, chances[r], TESTS));
            }
        }
        return least;
    }
}
