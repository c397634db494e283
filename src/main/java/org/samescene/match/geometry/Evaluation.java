package org.samescene.match.geometry;

import java.util.Arrays;

/**
 * Judges transforms by how little chance explains their agreements. Scratch space of one estimation; not for
 * several threads.
 */
final class Evaluation {
    private static final int KINDS = TransformKind.values().length;
    /**
     * The most trusted 1, 1/2, 1/4, 1/8 are judged by themselves too: few good matches may lie before many
     * bad ones.
     */
    private static final int HALVINGS = 4;
    /**
     * Radii at which agreements are counted, as shares of the inlier radius: few close agreements say as much
     * as many loose ones.
     */
    private static final double[] RADII = {1, 0.5, 0.25};
    /** More independent evidence than this makes nothing surer (log10 is below -150), and takes time to count. */
    private static final int ENOUGH = 64;

    private static final int TESTS = KINDS * RADII.length * HALVINGS;

    /** @param log10FalseAlarms under the uniform background alone */
    record Score(Affine transform, TransformKind kind, double log10FalseAlarms) {}

    private final Correspondences c;
    private final Support support;
    private final EstimatorOptions options;
    private final Background background;
    private final IndependentEvidence evidence;
    private final double[] radiiPx;
    private final int[] inliers;
    private final float[] squaredErrors;
    private final int[] nearer;

    Evaluation(Correspondences c, Support support, EstimatorOptions options) {
        this.c = c;
        this.support = support;
        this.options = options;
        this.background = new Background(c, options.scaleToleranceOctaves());
        this.evidence = new IndependentEvidence(c, options.spacingPx(), options.spacingSizes());
        this.radiiPx = Arrays.stream(RADII)
                .map(share -> share * options.inlierRadiusPx())
                .toArray();
        this.inliers = new int[c.count()];
        this.squaredErrors = new float[c.count()];
        this.nearer = new int[c.count()];
    }

    /**
     * @param explained set to true for all that agree
     * @return null where the evidence is less than asked for
     */
    Score score(Affine t, TransformKind kind, boolean[] explained) {
        int count = support.select(t, radiiPx[0], inliers, squaredErrors);
        for (int k = 0; k < count; k++) {
            explained[inliers[k]] = true;
        }
        if (evidence.count(inliers, count, options.minEvidence()) < options.minEvidence()) {
            return null;
        }
        double scale = t.scale();
        double[] chances = Arrays.stream(radiiPx)
                .map(radius -> background.uniform(scale, radius))
                .toArray();
        return new Score(t, kind, log10FalseAlarms(kind, c.count(), count, chances));
    }

    /**
     * The transform {@code selected} with its inliers. Its number of false alarms is the lesser of its own
     * and that of the one that was judged: both were tried, and the tests count both.
     */
    TransformFit fit(Score judged, Homography selected, TransformKind kind) {
        FalseAlarms bound = bound(Homography.of(judged.transform()), judged.kind());
        return fit(
                selected,
                kind,
                bound.areAtMost(options.decisiveLog10FalseAlarms()) ? bound : bound.orLess(bound(selected, kind)));
    }

    /** The transform with its inliers, and with the bound calibrated. */
    TransformFit fit(Homography selected, TransformKind kind, FalseAlarms bound) {
        Inliers inliers = inliers(selected);
        return TransformFit.of(selected, kind, inliers, calibrated(bound, inliers));
    }

    private Inliers inliers(Homography t) {
        int count = support.select(t, radiiPx[0], inliers, squaredErrors);
        double sum = 0;
        int distinctive = 0;
        for (int k = 0; k < count; k++) {
            sum += squaredErrors[k];
            distinctive += inliers[k] < c.distinctive() ? 1 : 0;
        }
        return new Inliers(
                Arrays.copyOf(inliers, count),
                distinctive,
                evidence.count(inliers, count, count),
                Math.sqrt(sum / count));
    }

    /**
     * Where all correspondences are distinctive, or nobody knows which are, the line of all holds: it is the
     * more careful one.
     */
    private FalseAlarms calibrated(FalseAlarms bound, Inliers fitted) {
        double log10 = Calibration.ALL.calibrated(bound.log10(), fitted.evidence());
        if (c.distinctive() == c.count()) {
            return new FalseAlarms(log10, log10);
        }
        int distinctive = fitted.distinctive();
        int independent =
                distinctive == fitted.count() ? fitted.evidence() : evidence.count(inliers, distinctive, distinctive);
        double ofDistinctive = Calibration.DISTINCTIVE.calibrated(bound.log10OfDistinctive(), independent);
        return new FalseAlarms(Math.min(log10, ofDistinctive), ofDistinctive);
    }

    /** Under the full background, not calibrated. */
    FalseAlarms bound(Homography t, TransformKind kind) {
        double log10 = fullLog10(t, kind, c.count());
        return new FalseAlarms(log10, c.distinctive() == c.count() ? log10 : fullLog10(t, kind, c.distinctive()));
    }

    private double fullLog10(Homography t, TransformKind kind, int n) {
        double[] chances = background.chances(t, radiiPx, n);
        return log10FalseAlarms(kind, n, support.select(t, radiiPx[0], inliers, squaredErrors), chances);
    }

    /**
     * Of the first n correspondences, the least over the radii and the most trusted shares, of the {@code
     * count} inliers selected last.
     */
    private double log10FalseAlarms(TransformKind kind, int n, int count, double[] chances) {
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < radiiPx.length; r++) {
            double limit = radiiPx[r] * radiiPx[r];
            for (int halving = 0; halving < HALVINGS; halving++) {
                int trusted = n >> halving;
                int within = 0;
                for (int k = 0; k < count && inliers[k] < trusted; k++) {
                    if (squaredErrors[k] < limit) {
                        nearer[within++] = inliers[k];
                    }
                }
                int independent = evidence.count(nearer, within, ENOUGH);
                least = Math.min(least, FalseAlarmBound.log10(trusted, independent, kind.fixedBy(), chances[r], TESTS));
            }
        }
        return least;
    }
}
