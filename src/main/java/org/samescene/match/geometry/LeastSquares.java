package org.samescene.match.geometry;

import java.util.Optional;

/**
 * The transform that maps points on points with the least sum of squared distances.
 *
 * <p>Both fits are solved about the centroids, where the translation falls out and what is left is a 2 × 2 system of second moments: no
 * further normalisation is needed, and near-degenerate points show as an ill-conditioned moment matrix.
 */
public final class LeastSquares {
    /** Smallest believed ratio of the points' spread across to their spread along, squared: 1 in 10,000 is 1 px across for 100 px along. */
    private static final double MIN_SPREAD_RATIO = 1e-4;

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

    private static Moments moments(float[] xA, float[] yA, float[] xB, float[] yB) {
        int n = xA.length;
        if (yA.length != n || xB.length != n || yB.length != n) {
            throw new IllegalArgumentException(
                    "lengths disagree: " + n + ", " + yA.length + ", " + xB.length + ", " + yB.length);
        }
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return moments(xA, yA, xB, yB, all, n);
    }

    /** The moments of the {@code count} correspondences named in {@code chosen}. */
    static Moments moments(float[] xA, float[] yA, float[] xB, float[] yB, int[] chosen, int count) {
        double mxA = 0;
        double myA = 0;
        double mxB = 0;
        double myB = 0;
        for (int k = 0; k < count; k++) {
            int i = chosen[k];
            mxA += xA[i];
            myA += yA[i];
            mxB += xB[i];
            myB += yB[i];
        }
        mxA /= count;
        myA /= count;
        mxB /= count;
        myB /= count;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double ux = 0;
        double uy = 0;
        double vx = 0;
        double vy = 0;
        for (int k = 0; k < count; k++) {
            int i = chosen[k];
            double x = xA[i] - mxA;
            double y = yA[i] - myA;
            double u = xB[i] - mxB;
            double v = yB[i] - myB;
            xx += x * x;
            xy += x * y;
            yy += y * y;
            ux += u * x;
            uy += u * y;
            vx += v * x;
            vy += v * y;
        }
        return new Moments(count, mxA, myA, mxB, myB, xx, xy, yy, ux, uy, vx, vy);
    }

    /** Centroids, and second moments about them: x, y of the points to be mapped, u, v of where they should fall. */
    record Moments(
            int count, double mxA, double myA, double mxB, double myB,
            double xx, double xy, double yy, double ux, double uy, double vx, double vy) {

        /** Null where the points do not determine one. */
        Affine affine() {
            double det = xx * yy - xy * xy;
            double trace = xx + yy;
            // det / trace² is about the ratio of the smaller to the larger eigenvalue
            if (count < 3 || !(det > MIN_SPREAD_RATIO * trace * trace)) {
                return null;
            }
            return about((ux * yy - uy * xy) / det, (uy * xx - ux * xy) / det, (vx * yy - vy * xy) / det, (vy * xx - vx * xy) / det);
        }

        /** Null where the points do not determine one. */
        Affine similarity() {
            double spread = xx + yy;
            if (count < 2 || !(spread > 0)) {
                return null;
            }
            double cos = (ux + vy) / spread;
            double sin = (vx - uy) / spread;
            return about(cos, -sin, sin, cos);
        }

        private Affine about(double a, double b, double d, double e) {
            return new Affine(a, b, mxB - a * mxA - b * myA, d, e, myB - d * mxA - e * myA);
        }
    }
}
