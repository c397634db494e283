package org.samescene.verdict;

import java.util.Optional;
import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.Size;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformKind;

/**
 * How exactly one plane transform maps the matched points of two pictures on each other. An edit of a
 * photograph leaves only the error of the keypoints; between two photographs of one place points are at
 * different depths, and no plane transform fits them all.
 *
 * <p>The transform is fitted again to ever closer inliers (iterated least squares with a shrinking limit, as
 * in LO-RANSAC: Chum et al. 2003).
 *
 * @param transform pixels of the first to pixels of the other
 * @param exactShare share of the inliers that the transform maps within {@value #EXACT} keypoint errors of
 *     each other, 0 … 1; or of the distinctive ones alone, where it is larger and there are {@value
 *     MatchedPoints#FEWEST} of them: others agree by chance now and then
 */
record Registration(Homography transform, double exactShare) {
    private static final double EXACT = 2;
    private static final double FIRST_LIMIT = 8;
    private static final double LAST_LIMIT = 2.5;
    private static final double SHRINKING = 0.7;
    private static final int ROUNDS = 8;

    /** @param agreement with a transform, from {@code first} to {@code other} */
    static Registration of(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        double toCommonA = new Size(first.width(), first.height()).toCommon();
        double toCommonB = new Size(other.width(), other.height()).toCommon();
        MatchedPoints points = new MatchedPoints(first, toCommonA, other, toCommonB, agreement);
        Homography start = Homography.of(Affine.scaling(1 / toCommonA))
                .then(agreement.transform().orElseThrow())
                .then(Affine.scaling(toCommonB));
        Homography fitted = closest(points, start, agreement.kind().orElseThrow() == TransformKind.HOMOGRAPHY);
        double[] errors = points.errors(fitted);
        int distinctive = agreement.distinctiveInlierCount() < MatchedPoints.FEWEST
                ? points.count()
                : agreement.distinctiveInlierCount();
        return new Registration(
                Homography.of(Affine.scaling(toCommonA)).then(fitted).then(Affine.scaling(1 / toCommonB)),
                Math.max(
                        MatchedPoints.share(errors, points.count(), EXACT),
                        MatchedPoints.share(errors, distinctive, EXACT)));
    }

    private static Homography closest(MatchedPoints points, Homography start, boolean perspective) {
        Homography fitted = start;
        double limit = FIRST_LIMIT;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Homography> closer = points.fit(fitted, limit, perspective);
            if (closer.isEmpty()) {
                break;
            }
            fitted = closer.get();
            limit = Math.max(LAST_LIMIT, SHRINKING * limit);
        }
        return fitted;
    }
}
