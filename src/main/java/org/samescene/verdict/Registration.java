package org.samescene.verdict;

import java.util.Arrays;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.LeastSquares;
import org.samescene.match.geometry.TransformKind;

/**
 * How exactly one plane transform lays the matched points of two pictures on each other. An edit of a
 * photograph leaves only the error of the keypoints; between two photographs of one place points lie at
 * different depths, and no plane transform fits them all.
 *
 * <p>The transform is fitted again to ever closer inliers (iterated least squares with a shrinking limit, as
 * in LO-RANSAC: Chum et al. 2003). An inlier's error counts in its own keypoint error: a pixel at 640 px, or
 * of the smaller picture where that is coarser, or half a pixel of its pyramid level.
 *
 * @param transform pixels of the first to pixels of the other
 * @param exactShare share of the inliers that the transform lays within {@value #EXACT} keypoint errors of
 *     each other, 0 … 1; or of the distinctive ones alone, where it is larger and there are {@value
 *     #FEWEST} of them: farther ones agree by chance now and then
 */
record Registration(Homography transform, double exactShare) {
    /** Where lengths are measured: at this longest side. */
    private static final double COMMON_PX = 640;

    private static final double EXACT = 2;
    private static final double FIRST_LIMIT = 8;
    private static final double LAST_LIMIT = 2.5;
    private static final double SHRINKING = 0.7;
    private static final int ROUNDS = 8;
    private static final int FEWEST = 6;

    /** @param agreement with a transform, from {@code first} to {@code other} */
    static Registration of(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        double toCommonA = COMMON_PX / Math.max(first.width(), first.height());
        double toCommonB = COMMON_PX / Math.max(other.width(), other.height());
        int n = agreement.inlierCount();
        float[] xA = new float[n];
        float[] yA = new float[n];
        float[] xB = new float[n];
        float[] yB = new float[n];
        double[] keypointError = new double[n];
        LocalFeatures a = first.local();
        LocalFeatures b = other.local();
        for (int k = 0; k < n; k++) {
            int i = agreement.inlierA(k);
            int j = agreement.inlierB(k);
            xA[k] = (float) (a.x(i) * toCommonA);
            yA[k] = (float) (a.y(i) * toCommonA);
            xB[k] = (float) (b.x(j) * toCommonB);
            yB[k] = (float) (b.y(j) * toCommonB);
            double level = 0.5 * Math.max(a.scale(i) * toCommonA, b.scale(j) * toCommonB);
            keypointError[k] = Math.max(1, Math.max(Math.max(toCommonA, toCommonB), level));
        }
        Homography fitted = Homography.of(Affine.scaling(1 / toCommonA))
                .then(agreement.transform().orElseThrow())
                .then(Affine.scaling(toCommonB));
        boolean perspective = agreement.kind().orElseThrow() == TransformKind.HOMOGRAPHY;
        double[] errors = new double[n];
        double limit = FIRST_LIMIT;
        for (int round = 0; round < ROUNDS; round++) {
            measure(fitted, xA, yA, xB, yB, keypointError, errors);
            Homography closer = fit(fitted, perspective, errors, limit, xA, yA, xB, yB);
            if (closer == null) {
                break;
            }
            fitted = closer;
            limit = Math.max(LAST_LIMIT, SHRINKING * limit);
        }
        measure(fitted, xA, yA, xB, yB, keypointError, errors);
        int distinctive = agreement.distinctiveInlierCount() < FEWEST ? n : agreement.distinctiveInlierCount();
        return new Registration(
                Homography.of(Affine.scaling(toCommonA)).then(fitted).then(Affine.scaling(1 / toCommonB)),
                Math.max(exactShare(errors, n), exactShare(errors, distinctive)));
    }

    private static double exactShare(double[] errors, int count) {
        return count == 0
                ? 0
                : (double) Arrays.stream(errors, 0, count)
                                .filter(error -> error < EXACT)
                                .count()
                        / count;
    }

    private static void measure(
            Homography t, float[] xA, float[] yA, float[] xB, float[] yB, double[] keypointError, double[] errors) {
        for (int k = 0; k < errors.length; k++) {
            double growth = Math.max(1, t.scaleAt(xA[k], yA[k]));
            double distance = Math.hypot(t.applyX(xA[k], yA[k]) - xB[k], t.applyY(xA[k], yA[k]) - yB[k]);
            errors[k] = distance / growth / keypointError[k];
        }
    }

    /** Fitted to those within the limit; null where they don't determine a transform. */
    private static Homography fit(
            Homography previous,
            boolean perspective,
            double[] errors,
            double limit,
            float[] xA,
            float[] yA,
            float[] xB,
            float[] yB) {
        int[] close = new int[errors.length];
        int count = 0;
        for (int k = 0; k < errors.length; k++) {
            if (errors[k] < limit) {
                close[count++] = k;
            }
        }
        if (count < FEWEST) {
            return null;
        }
        float[] x = chosen(xA, close, count);
        float[] y = chosen(yA, close, count);
        float[] u = chosen(xB, close, count);
        float[] v = chosen(yB, close, count);
        return perspective
                ? LeastSquares.homography(x, y, u, v, previous).orElse(null)
                : LeastSquares.affine(x, y, u, v).map(Homography::of).orElse(null);
    }

    private static float[] chosen(float[] values, int[] indices, int count) {
        float[] chosen = new float[count];
        for (int k = 0; k < count; k++) {
            chosen[k] = values[indices[k]];
        }
        return chosen;
    }
}
