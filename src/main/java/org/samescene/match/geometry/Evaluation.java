package org.samescene.match.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Judges transforms by how little chance explains their agreements. Scratch space of one estimation; not for
 * several threads.
 */
final class Evaluation {
    private static final int KINDS = TransformKind.values().length;
    /**
     * The most trusted 1, 1/2, 1/4, 1/8 are judged separately too: few good matches may come before
     * many bad ones.
     */
    private static final int HALVINGS = 4;
    /**
     * Radii at which agreements are counted, as shares of the inlier radius: few close agreements are worth
     * as much as many loose ones.
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
    private final Selection agreeing;
    private final int[] nearer;

    Evaluation(Correspondences c, Support support, EstimatorOptions options) {
        this.c = c;
        this.support = support;
        this.options = options;
        this.background = new Background(c, options.scaleToleranceOctaves());
        this.evidence = new IndependentEvidence(c, options.spacing());
        this.radiiPx = Arrays.stream(RADII)
                .map(share -> share * options.inlierRadiusPx())
                .toArray();
        this.agreeing = new Selection(c.count());
        this.nearer = new int[c.count()];
    }

    /**
     * The transform, judged under the uniform background.
     *
     * @param explained set to true for all that agree
     * @return null where there are fewer independent inliers than {@link
     *     EstimatorOptions#minIndependentInliers()}
     */
    @Nullable
    Score score(Affine t, TransformKind kind, boolean[] explained) {
        support.select(t, radiiPx[0], agreeing);
        for (int k = 0; k < agreeing.count; k++) {
            explained[agreeing.indices[k]] = true;
        }
        if (evidence.count(agreeing.indices, agreeing.count, options.minIndependentInliers())
                < options.minIndependentInliers()) {
            return null;
        }
        double scale = t.scale();
        double[] chances = Arrays.stream(radiiPx)
                .map(radius -> background.uniform(scale, radius))
                .toArray();
        return new Score(t, kind, log10FalseAlarms(kind, c.count(), chances));
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
                bound.areAtMost(options.effort().decisiveLog10FalseAlarms())
                        ? bound
                        : bound.orLess(bound(selected, kind)));
    }

    /** The transform with its inliers, and with the bound calibrated. */
    TransformFit fit(Homography selected, TransformKind kind, FalseAlarms bound) {
        Inliers inliers = inliers(selected);
        return TransformFit.of(selected, kind, inliers, calibrated(bound, inliers));
    }

    private Inliers inliers(Homography t) {
        support.select(t, radiiPx[0], agreeing);
        int count = agreeing.count;
        double sum = 0;
        int distinctive = 0;
        for (int k = 0; k < count; k++) {
            sum += agreeing.squaredErrors[k];
            distinctive += agreeing.indices[k] < c.distinctive() ? 1 : 0;
        }
        return new Inliers(
                Arrays.copyOf(agreeing.indices, count),
                distinctive,
                evidence.count(agreeing.indices, count, count),
                Math.sqrt(sum / count));
    }

    private FalseAlarms calibrated(FalseAlarms bound, Inliers fitted) {
        return options.calibration()
                .map(calibration -> calibrated(bound, fitted, calibration))
                .orElseGet(() -> new FalseAlarms(
                        Math.min(bound.log10(), bound.log10OfDistinctive()), bound.log10OfDistinctive()));
    }

    /**
     * Where all correspondences are distinctive, or nobody knows which are, the line of all holds: it is the
     * more careful one.
     */
    private FalseAlarms calibrated(FalseAlarms bound, Inliers fitted, Calibration calibration) {
        double log10 = calibration.all().calibrated(bound.log10(), fitted.evidence());
        if (c.distinctive() == c.count()) {
            return new FalseAlarms(log10, log10);
        }
        int distinctive = fitted.distinctive();
        int independent = distinctive == fitted.count()
                ? fitted.evidence()
                : evidence.count(agreeing.indices, distinctive, distinctive);
        double ofDistinctive = calibration.distinctive().calibrated(bound.log10OfDistinctive(), independent);
        return new FalseAlarms(Math.min(log10, ofDistinctive), ofDistinctive);
    }

    /** Under the full background, not calibrated. */
    FalseAlarms bound(Homography t, TransformKind kind) {
        double log10 = fullLog10(t, kind, c.count());
        return new FalseAlarms(log10, c.distinctive() == c.count() ? log10 : fullLog10(t, kind, c.distinctive()));
    }

    private double fullLog10(Homography t, TransformKind kind, int n) {
        double[] chances = background.chances(t, radiiPx, n);
        support.select(t, radiiPx[0], agreeing);
        return log10FalseAlarms(kind, n, chances);
    }

    /**
     * Of the first n correspondences, the least over the radii and the most trusted shares, of those that were
     * selected last.
     */
    private double log10FalseAlarms(TransformKind kind, int n, double[] chances) {
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < radiiPx.length; r++) {
            double limit = radiiPx[r] * radiiPx[r];
            for (int halving = 0; halving < HALVINGS; halving++) {
                int trusted = n >> halving;
                int within = 0;
                for (int k = 0; k < agreeing.count && agreeing.indices[k] < trusted; k++) {
                    if (agreeing.squaredErrors[k] < limit) {
                        nearer[within++] = agreeing.indices[k];
                    }
                }
                int independent = evidence.count(nearer, within, ENOUGH);
                least = Math.min(least, FalseAlarmBound.log10(trusted, independent, kind.fixedBy(), chances[r], TESTS));
            }
        }
        return least;
    }
}
