package org.samescene.match.geometry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transform that maps points on points with the least sum of squared distances.
 *
 * <p>The affine fits are solved about the centroids, where the translation falls out and what is left is a 2
 * × 2 system of second moments: no further normalisation is needed, and near-degenerate points show as an
 * ill-conditioned moment matrix.
 */
public final class LeastSquares {
    private LeastSquares() {}

    /**
     * Affine fit, 6 degrees of freedom.
     *
     * @param xA x of the points to be mapped, yA their y; xB and yB where they should fall, all of the same length
     * @return empty for fewer than 3 points and for points on one line
     */
    public static Optional<Affine> affine(float[] xA, float[] yA, float[] xB, float[] yB) {
        return Optional.ofNullable(moments(xA, yA, xB, yB).affine());
    }

    /**
     * Turn, scale and shift, 4 degrees of freedom, never mirroring (Umeyama 1991, in the plane).
     *
     * @return empty for fewer than 2 points and for points all in one place
     */
    public static Optional<Affine> similarity(float[] xA, float[] yA, float[] xB, float[] yB) {
        return Optional.ofNullable(moments(xA, yA, xB, yB).similarity());
    }

    /**
     * One step towards the homography that maps points on points with the least sum of squared distances, 8
     * degrees of freedom.
     *
     * @param previous the step before: the weight of a point is the w that it gives it
     * @return empty for fewer than 4 points, for points of which 3 are on one line and for points beyond the
     *     horizon
     */
    public static Optional<Homography> homography(float[] xA, float[] yA, float[] xB, float[] yB, Homography previous) {
        int[] all = all(xA, yA, xB, yB);
        return Optional.ofNullable(homography(xA, yA, xB, yB, all, all.length, previous));
    }

    /**
     * One step towards the homography that maps points on points with the least sum of squared distances: the
     * linear equations of the direct linear transform, each divided by the w that {@code previous} gives its
     * point, which makes their errors distances in B (Hartley and Zisserman, Multiple View Geometry, 4.4;
     * solved about the centroids, at unit spread).
     *
     * @return null where the points do not determine one
     */
    static @Nullable Homography homography(
            float[] xA, float[] yA, float[] xB, float[] yB, int[] chosen, int count, Homography previous) {
        if (count < 4) {
            return null;
        }
        Affine toUnitA = toUnit(xA, yA, chosen, count);
        Affine toUnitB = toUnit(xB, yB, chosen, count);
        NormalEquations equations = new NormalEquations();
        for (int k = 0; k < count; k++) {
            int i = chosen[k];
            double w = previous.w(xA[i], yA[i]);
            if (!(w > 0)) {
                return null;
            }
            equations.add(
                    toUnitA.applyX(xA[i], yA[i]),
                    toUnitA.applyY(xA[i], yA[i]),
                    toUnitB.applyX(xB[i], yB[i]),
                    toUnitB.applyY(xB[i], yB[i]),
                    1 / (w * w));
        }
        Homography inUnits = equations.solve();
        return inUnits == null ? null : Homography.of(toUnitA).then(inUnits).then(toUnitB.inverse());
    }

    /** Moves the centroid to the origin and makes the root mean square distance from it 1. */
    private static Affine toUnit(float[] x, float[] y, int[] chosen, int count) {
        double mx = 0;
        double my = 0;
        double squares = 0;
        for (int k = 0; k < count; k++) {
            mx += x[chosen[k]];
            my += y[chosen[k]];
        }
        mx /= count;
        my /= count;
        for (int k = 0; k < count; k++) {
            double dx = x[chosen[k]] - mx;
            double dy = y[chosen[k]] - my;
            squares += dx * dx + dy * dy;
        }
        double factor = squares > 0 ? Math.sqrt(count / squares) : 1;
        return new Affine(factor, 0, -factor * mx, 0, factor, -factor * my);
    }

    private static Moments moments(float[] xA, float[] yA, float[] xB, float[] yB) {
        int[] all = all(xA, yA, xB, yB);
        return Moments.of(xA, yA, xB, yB, all, all.length);
    }

    private static int[] all(float[] xA, float[] yA, float[] xB, float[] yB) {
        int n = xA.length;
        if (yA.length != n || xB.length != n || yB.length != n) {
            throw new IllegalArgumentException(
                    "lengths disagree: " + n + ", " + yA.length + ", " + xB.length + ", " + yB.length);
        }
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return all;
    }
}
