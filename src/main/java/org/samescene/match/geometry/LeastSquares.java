package org.samescene.match.geometry;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The transform that maps points on points with the least sum of squared distances.
 *
 * <p>The affine fits are solved about the centroids, where the translation falls out and what is left is a 2
 * × 2 system of second moments: no further normalisation is needed, and near-degenerate points show as an
 * ill-conditioned moment matrix.
 */
public final class LeastSquares {
    /**
     * Smallest believed ratio of the points' spread across to their spread along, squared: 1 in 10,000 is 1
     * px across for 100 px along.
     */
    private static final double MIN_SPREAD_RATIO = 1e-4;

    /** Of a homography. */
    private static final int PARAMETERS = 8;
    /**
     * Smallest believed quality of the normal equations (EJML: the ratio of the smallest to the largest
     * pivot, about).
     */
    private static final double MIN_QUALITY = 1e-12;

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
    static Homography homography(
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

    /**
     * The sums of the normal equations of u = a x + b y + c - u (g x + h y) and v = d x + e y + f - v (g x +
     * h y), weighted.
     */
    private static final class NormalEquations {
        /** Of x², x y, x, y², y, 1, each times the weight. */
        private final double[] plain = new double[6];
        /** The same times u, and times v. */
        private final double[] u = new double[6];

        private final double[] v = new double[6];
        /** Of x², x y, x, y², y, each times the weight and u² + v². */
        private final double[] squares = new double[5];

        void add(double x, double y, double u, double v, double weight) {
            double wx = weight * x;
            double wy = weight * y;
            add(plain, wx * x, wx * y, wx, wy * y, wy, weight, 1);
            add(this.u, wx * x, wx * y, wx, wy * y, wy, weight, u);
            add(this.v, wx * x, wx * y, wx, wy * y, wy, weight, v);
            double both = u * u + v * v;
            squares[0] += wx * x * both;
            squares[1] += wx * y * both;
            squares[2] += wx * both;
            squares[3] += wy * y * both;
            squares[4] += wy * both;
        }

        private static void add(
                double[] sums, double xx, double xy, double x, double yy, double y, double one, double factor) {
            sums[0] += factor * xx;
            sums[1] += factor * xy;
            sums[2] += factor * x;
            sums[3] += factor * yy;
            sums[4] += factor * y;
            sums[5] += factor * one;
        }

        /** Null where they determine no homography. */
        Homography solve() {
            double[] p = plain;
            double[] s = squares;
            DMatrixRMaj normal = new DMatrixRMaj(new double[][] {
                {p[0], p[1], p[2], 0, 0, 0, -u[0], -u[1]},
                {p[1], p[3], p[4], 0, 0, 0, -u[1], -u[3]},
                {p[2], p[4], p[5], 0, 0, 0, -u[2], -u[4]},
                {0, 0, 0, p[0], p[1], p[2], -v[0], -v[1]},
                {0, 0, 0, p[1], p[3], p[4], -v[1], -v[3]},
                {0, 0, 0, p[2], p[4], p[5], -v[2], -v[4]},
                {-u[0], -u[1], -u[2], -v[0], -v[1], -v[2], s[0], s[1]},
                {-u[1], -u[3], -u[4], -v[1], -v[3], -v[4], s[1], s[3]}
            });
            DMatrixRMaj right = new DMatrixRMaj(PARAMETERS, 1, true, u[2], u[4], u[5], v[2], v[4], v[5], -s[2], -s[4]);
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(PARAMETERS);
            if (!solver.setA(normal) || !(solver.quality() > MIN_QUALITY)) {
                return null;
            }
            DMatrixRMaj x = new DMatrixRMaj(PARAMETERS, 1);
            solver.solve(right, x);
            return new Homography(x.get(0), x.get(1), x.get(2), x.get(3), x.get(4), x.get(5), x.get(6), x.get(7));
        }
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
        return moments(xA, yA, xB, yB, all, all.length);
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

        /** Null where the points do not determine one. */
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
