package org.samescene.match.geometry;

import java.util.Arrays;

/** Judges transforms by how little chance explains their agreements. Scratch space of one estimation; not for several threads. */
final class Evaluation {
    /** Similarities and affine transforms. */
    private static final int KINDS = 2;
    /** Radii at which agreements are counted, as shares of the inlier radius: close agreement of few says as much as loose agreement of many. */
    private static final double[] RADII = {1, 0.5, 0.25};

    /**
     * @param fixedBy correspondences that fix a transform of this kind
     * @param log10FalseAlarms under the uniform background alone
     */
    record Score(Affine transform, int fixedBy, double log10FalseAlarms) {}

    private final Correspondences c;
    private final Support support;
    private final AffineOptions options;
    private final Background background;
    private final DistinctCells cells;
    private final double[] radiiPx;
    private final int[] inliers;
    private final float[] squaredErrors;
    private final int[] nearer;

    Evaluation(Correspondences c, Support support, AffineOptions options) {
        this.c = c;
        this.support = support;
        this.options = options;
        this.background = new Background(c, options.scaleToleranceOctaves());
        this.cells = new DistinctCells(c, options.cellPx());
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
        if (cells.count(inliers, count) < options.minEvidence()) {
            return null;
        }
        double[] chances = Arrays.stream(radiiPx).map(radius -> background.uniform(t, radius)).toArray();
        return new Score(t, fixedBy, log10FalseAlarms(t, fixedBy, count, chances));
    }

    /** The scored transform with its inliers, its false alarms under the full background. */
    AffineFit fit(Score score) {
        Affine t = score.transform();
        int count = support.select(t, radiiPx[0], inliers, squaredErrors);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += squaredErrors[k];
        }
        double rmsPx = Math.sqrt(sum / count) / Support.radiusInB(t, 1);
        double log10 = log10FalseAlarms(t, score.fixedBy(), count, background.chances(t, radiiPx));
        return new AffineFit(t, Arrays.copyOf(inliers, count), cells.count(inliers, count), rmsPx, log10);
    }

    /** The least over the radii, of the {@code count} inliers selected last. */
    private double log10FalseAlarms(Affine t, int fixedBy, int count, double[] chances) {
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < radiiPx.length; r++) {
            float limit = Support.squaredRadius(t, radiiPx[r]);
            int within = 0;
            for (int k = 0; k < count; k++) {
                if (squaredErrors[k] < limit) {
                    nearer[within++] = inliers[k];
                }
            }
            int evidence = cells.count(nearer, within);
            least = Math.min(least, FalseAlarms.log10(c.count(), evidence, fixedBy, chances[r], KINDS * radiiPx.length));
        }
        return least;
    }
}
