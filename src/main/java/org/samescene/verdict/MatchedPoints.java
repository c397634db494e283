package org.samescene.verdict;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.LeastSquares;

/**
 * The inliers of an agreement, most trusted first, in px of both pictures scaled to a common longest side.
 *
 * <p>An inlier's error counts in its own keypoint error: a pixel, or one of the smaller picture where that is
 * coarser, or half a pixel of its pyramid level.
 */
final class MatchedPoints {
    /** A transform is fitted to this many at least. */
    static final int FEWEST = 6;

    private final float[] xA;
    private final float[] yA;
    private final float[] xB;
    private final float[] yB;
    private final double[] keypointError;

    MatchedPoints(ImageFeatures first, double toCommonA, ImageFeatures other, double toCommonB, Agreement agreement) {
        int n = agreement.inlierCount();
        xA = new float[n];
        yA = new float[n];
        xB = new float[n];
        yB = new float[n];
        keypointError = new double[n];
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
    }

    int count() {
        return xA.length;
    }

    /** Of each point, in keypoint errors, in the picture where it is larger. */
    double[] errors(Homography t) {
        double[] errors = new double[count()];
        for (int k = 0; k < errors.length; k++) {
            double growth = Math.max(1, t.scaleAt(xA[k], yA[k]));
            double distance = Math.hypot(t.applyX(xA[k], yA[k]) - xB[k], t.applyY(xA[k], yA[k]) - yB[k]);
            errors[k] = distance / growth / keypointError[k];
        }
        return errors;
    }

    /**
     * The transform that fits those best whose error under the previous one is within the limit.
     *
     * @return empty where they are fewer than {@value #FEWEST} or don't determine one
     */
    Optional<Homography> fit(Homography previous, double limit, boolean perspective) {
        double[] errors = errors(previous);
        int[] close =
                IntStream.range(0, errors.length).filter(k -> errors[k] < limit).toArray();
        if (close.length < FEWEST) {
            return Optional.empty();
        }
        float[] x = chosen(xA, close);
        float[] y = chosen(yA, close);
        float[] u = chosen(xB, close);
        float[] v = chosen(yB, close);
        return perspective
                ? LeastSquares.homography(x, y, u, v, previous)
                : LeastSquares.affine(x, y, u, v).map(Homography::of);
    }

    /** Share of the first {@code count} whose error is below the limit, 0 … 1. */
    static double share(double[] errors, int count, double limit) {
        return count == 0
                ? 0
                : (double) Arrays.stream(errors, 0, count)
                                .filter(error -> error < limit)
                                .count()
                        / count;
    }

    private static float[] chosen(float[] values, int[] indices) {
        float[] chosen = new float[indices.length];
        for (int k = 0; k < chosen.length; k++) {
            chosen[k] = values[indices[k]];
        }
        return chosen;
    }
}
