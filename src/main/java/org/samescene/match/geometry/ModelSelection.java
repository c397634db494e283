package org.samescene.match.geometry;

import java.util.Arrays;

/**
 * The simplest transform that explains the evidence: least in Torr's geometric robust information criterion
 * (GRIC, "An assessment of information criteria for motion model selection", CVPR 1997), which weighs what a
 * richer transform explains better against its parameters:
 *
 * <p>GRIC = Σ min(e² / σ², 4) + k ln(4 n), e the error of each of n correspondences and k the transform's
 * parameters.
 *
 * <p>σ is the error of the richest transform's own inliers, as their median says. Scratch space of one
 * estimation; not for several threads.
 */
final class ModelSelection {
    /** No keypoint is surer than this, px. */
    private static final double LEAST_SIGMA_PX = 0.5;
    /** The median of e² is this many σ², where both coordinates of the error are normal. */
    private static final double MEDIAN = 2 * Math.log(2);

    private static final double TRUNCATED = 4;

    private final Correspondences c;
    private final Support support;
    private final LocalOptimisation optimisation;
    private final double radiusPx;
    private final int[] inliers;
    private final float[] squaredErrors;

    ModelSelection(Correspondences c, Support support, LocalOptimisation optimisation, double radiusPx) {
        this.c = c;
        this.support = support;
        this.optimisation = optimisation;
        this.radiusPx = radiusPx;
        this.inliers = new int[c.count()];
        this.squaredErrors = new float[c.count()];
    }

    /** A transform of a kind. */
    record Selected(Homography transform, TransformKind kind) {}

    /** @param judged what least speaks for chance; it need not fit best */
    Selected simplest(Affine judged, TransformKind kind) {
        Affine similarity = optimisation.similarity(judged);
        Affine affine = optimisation.affine(similarity == null ? judged : similarity);
        Homography homography = affine == null ? null : optimisation.homography(affine);
        Selected[] candidates = {
            new Selected(Homography.of(judged), kind),
            similarity == null ? null : new Selected(Homography.of(similarity), TransformKind.SIMILARITY),
            affine == null ? null : new Selected(Homography.of(affine), TransformKind.AFFINE),
            homography == null ? null : new Selected(homography, TransformKind.HOMOGRAPHY)
        };
        double sigma = sigmaPx(richest(candidates).transform());
        Selected best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Selected candidate : candidates) {
            double gric = candidate == null ? Double.POSITIVE_INFINITY : gric(candidate, sigma);
            if (gric < least) {
                least = gric;
                best = candidate;
            }
        }
        return best;
    }

    private static Selected richest(Selected[] candidates) {
        Selected richest = candidates[0];
        for (Selected candidate : candidates) {
            richest = candidate == null
                            || candidate.kind().parameters() < richest.kind().parameters()
                    ? richest
                    : candidate;
        }
        return richest;
    }

    private double sigmaPx(Homography t) {
        int count = support.select(t, radiusPx, inliers, squaredErrors);
        if (count == 0) {
            return LEAST_SIGMA_PX;
        }
        Arrays.sort(squaredErrors, 0, count);
        return Math.max(LEAST_SIGMA_PX, Math.sqrt(squaredErrors[count / 2] / MEDIAN));
    }

    private double gric(Selected candidate, double sigma) {
        int count = support.select(candidate.transform(), radiusPx, inliers, squaredErrors);
        double sum = TRUNCATED * (c.count() - count);
        for (int k = 0; k < count; k++) {
            sum += Math.min(squaredErrors[k] / (sigma * sigma), TRUNCATED);
        }
        return sum + candidate.kind().parameters() * Math.log(4.0 * c.count());
    }
}
