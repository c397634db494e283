package org.samescene.match.geometry;

import org.jspecify.annotations.Nullable;

/** Centroids, and second moments about them: x, y of the points to be mapped, u, v of where they should fall. */
record Moments(
        int count,
        double mxA,
        double myA,
        double mxB,
        double myB,
        double xx,
        double xy,
        double yy,
        double ux,
        double uy,
        double vx,
        double vy) {
    /**
     * Smallest accepted ratio of the points' spread across to their spread along, squared: 1 in 10,000 is 1
     * px across for 100 px along.
     */
    private static final double MIN_SPREAD_RATIO = 1e-4;

    /** The moments of the {@code count} correspondences named in {@code chosen}. */
    static Moments of(float[] xA, float[] yA, float[] xB, float[] yB, int[] chosen, int count) {
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

    /** Null where the points do not determine one. */
    @Nullable
    Affine affine() {
        double det = xx * yy - xy * xy;
        double trace = xx + yy;
        // det / trace² is about the ratio of the smaller to the larger eigenvalue
        if (count < 3 || !(det > MIN_SPREAD_RATIO * trace * trace)) {
            return null;
        }
        return about(
                (ux * yy - uy * xy) / det,
                (uy * xx - ux * xy) / det,
                (vx * yy - vy * xy) / det,
                (vy * xx - vx * xy) / det);
    }

    /** Null where the points do not determine one. */
    @Nullable
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
