package org.samescene.match.geometry;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the normal equations of u = a x + b y + c - u (g x + h y) and v = d x + e y + f - v (g x +
 * h y), weighted.
 */
final class NormalEquations {
    /** Of a homography. */
    private static final int PARAMETERS = 8;
    /**
     * Smallest accepted quality of the normal equations (EJML: the ratio of the smallest to the largest
     * pivot, about).
     */
    private static final double MIN_QUALITY = 1e-12;

    /** Of x², x y, x, y², y, 1, each times the weight. */
    private final double[] plain = new double[6];
    /** Of these, each times u. */
    private final double[] u = new double[6];
    /** Of these, each times v. */
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
    @Nullable
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
