package org.samescene.match.geometry;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The transform that maps points on points with the least sum of squared distances.
 *
 * <p>The affine fits are solved about the centroids, where the translation falls out and what is left is a 2 × 2 system of second moments: no
 * further normalisation is needed, and near-degenerate points show as an ill-conditioned moment matrix.
 */
public final class LeastSquares {
    /** Smallest believed ratio of the points' spread across to their spread along, squared: 1 in 10,000 is 1 px across for 100 px along. */
    private static final double MIN_SPREAD_RATIO = 1e-4;

    /** Of a homography. */
    private static final int PARAMETERS = 8;
    /** Smallest believed quality of the normal equations (EJML: the ratio of the smallest to the largest pivot, about). */
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
     * One step towards the homography that maps points on points with the least sum of squared distances, 8 degrees of freedom.
     *
     * @param previous the step before: the weight of a point is the w that it gives it
     * @return empty for fewer than 4 points, for points of which 3 are on one line and for points beyond the horizon
     */
    public static Optional<Homography> homography(float[] xA, float[] yA, float[] xB, float[] yB, Homography previous) {
        int[] all = all(xA, yA, xB, yB);
        return Optional.ofNullable(homography(xA, yA, xB, yB, all, all.length, previous));
    }

    /**
     * One step towards the homography that maps points on points with the least sum of squared distances: the linear equations of the direct
     * linear transform, each divided by the w that {@code previous} gives its point, which makes their errors distances in B (Hartley and
     * Zisserman, Multiple View Geometry, 4.4; solved about the centroids, at unit spread).
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
        DMatrixRMaj normal = new DMatrixRMaj(PARAMETERS, PARAMETERS);
        DMatrixRMaj right = new DMatrixRMaj(PARAMETERS, 1);
        double[] row = new double[PARAMETERS];
        for (int k = 0; k < count; k++) {
            int i = chosen[k];
            double w = previous.w(xA[i], yA[i]);
            if (!(w > 0)) {
                return null;
            }
            double x = toUnitA.applyX(xA[i], yA[i]);
            double y = toUnitA.applyY(xA[i], yA[i]);
            double u = toUnitB.applyX(xB[i], yB[i]);
            double v = toUnitB.applyY(xB[i], yB[i]);
            add(row(row, 0, x, y, u), u, 1 / (w * w), normal, right);
            add(row(row, 3, x, y, v), v, 1 / (w * w), normal, right);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(PARAMETERS);
        DMatrixRMaj p = new DMatrixRMaj(PARAMETERS, 1);
        if (!solver.setA(normal) || !(solver.quality() > MIN_QUALITY)) {
            return null;
        }
        solver.solve(right, p);
        Homography inUnits = new Homography(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7));
        return Homography.of(toUnitA).then(inUnits).then(toUnitB.inverse());
    }

    /** x y 1 at {@code at}, and the negative products with the image. */
    private static double[] row(double[] row, int at, double x, double y, double image) {
        Arrays.fill(row, 0);
        row[at] = x;
        row[at + 1] = y;
        row[at + 2] = 1;
        row[6] = -image * x;
        row[7] = -image * y;
        return row;
    }

    private static void add(double[] row, double value, double weight, DMatrixRMaj normal, DMatrixRMaj right) {
        for (int i = 0; i < PARAMETERS; i++) {
            if (row[i] != 0) {
                for (int j = 0; j < PARAMETERS; j++) {
                    normal.data[i * PARAMETERS + j] += weight * row[i] * row[j];
                }
                right.data[i] += weight * row[i] * value;
            }
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
