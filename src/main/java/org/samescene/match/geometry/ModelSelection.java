package org.samescene.match.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The simplest transform that explains the evidence: least in Torr's geometric robust information criterion
 * (GRIC, "An assessment of information criteria for motion model selection", CVPR 1997), which weighs what a
 * richer transform explains better against its parameters:
 *
 * <p>GRIC = Σ min(e² / σ², 4) + k ln(4 n), e the error of each of n correspondences and k the transform's
 * parameters.
 *
 * <p>σ is the error of the richest transform's own inliers, estimated by their median. Scratch space of one
 * estimation; not for several threads.
 */
final class ModelSelection {
    /** No keypoint is more exact than this, px. */
    private static final double LEAST_SIGMA_PX = 0.5;
    /** The median of e² is this many σ², where both coordinates of the error are normal. */
    private static final double MEDIAN = 2 * Math.log(2);

    private static final double TRUNCATED = 4;

    private final Correspondences c;
    private final Support support;
    private final LocalOptimisation optimisation;
    private final double radiusPx;
    private final Selection inliers;

    ModelSelection(Correspondences c, Support support, LocalOptimisation optimisation, double radiusPx) {
        this.c = c;
        this.support = support;
        this.optimisation = optimisation;
        this.radiusPx = radiusPx;
        this.inliers = new Selection(c.count());
    }

    /** A transform of a kind. */
    record Selected(Homography transform, TransformKind kind) {}

    /** @param judged the transform that chance explains least; it need not fit best */
    Selected simplest(Affine judged, TransformKind kind) {
        List<Selected> candidates = candidates(judged, kind);
        double sigma = sigmaPx(richest(candidates).transform());
        Selected best = candidates.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (Selected candidate : candidates) {
            double gric = gric(candidate, sigma);
            if (gric < least) {
                least = gric;
                best = candidate;
            }
        }
        return best;
    }

    private List<Selected> candidates(Affine judged, TransformKind kind) {
        List<Selected> candidates = new ArrayList<>();
        candidates.add(new Selected(Homography.of(judged), kind));
        Affine similarity = optimisation.similarity(judged);
        if (similarity != null) {
            candidates.add(new Selected(Homography.of(similarity), TransformKind.SIMILARITY));
        }
        Affine affine = optimisation.affine(similarity == null ? judged : similarity);
        if (affine != null) {
            candidates.add(new Selected(Homography.of(affine), TransformKind.AFFINE));
            Homography homography = optimisation.homography(affine);
            if (homography != null) {
                candidates.add(new Selected(homography, TransformKind.HOMOGRAPHY));
            }
        }
        return candidates;
    }

    /** Of equally rich ones the last. */
    private static Selected richest(List<Selected> candidates) {
        Selected richest = candidates.getFirst();
        for (Selected candidate : candidates) {
            if (candidate.kind().parameters() >= richest.kind().parameters()) {
                richest = candidate;
            }
        }
        return richest;
    }

    private double sigmaPx(Homography t) {
        support.select(t, radiusPx, inliers);
        int count = inliers.count;
        if (count == 0) {
            return LEAST_SIGMA_PX;
        }
        Arrays.sort(inliers.squaredErrors, 0, count);
        return Math.max(LEAST_SIGMA_PX, Math.sqrt(inliers.squaredErrors[count / 2] / MEDIAN));
    }

    private double gric(Selected candidate, double sigma) {
        support.select(candidate.transform(), radiusPx, inliers);
        double sum = TRUNCATED * (c.count() - inliers.count);
        for (int k = 0; k < inliers.count; k++) {
            sum += Math.min(inliers.squaredErrors[k] / (sigma * sigma), TRUNCATED);
        }
        return sum + candidate.kind().parameters() * Math.log(4.0 * c.count());
    }
}
