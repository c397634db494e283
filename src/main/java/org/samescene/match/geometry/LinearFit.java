package org.samescene.match.geometry;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Weighted linear least squares: the p for which Σ weight · (row · p - value)² is least. */
public final class LinearFit {
    /** Smallest accepted ratio of the smallest to the largest pivot. */
    private static final double MIN_QUALITY = 1e-9;

    private final int parameters;
    private final DMatrixRMaj squares;
    private final DMatrixRMaj products;

    public LinearFit(int parameters) {
        this.parameters = parameters;
        this.squares = new DMatrixRMaj(parameters, parameters);
        this.products = new DMatrixRMaj(parameters, 1);
    }

    /** @param row not kept */
    public void add(double[] row, double value, double weight) {
        for (int r = 0; r < parameters; r++) {
            double weighted = weight * row[r];
            products.data[r] += weighted * value;
            for (int c = 0; c <= r; c++) {
                squares.data[r * parameters + c] += weighted * row[c];
            }
        }
    }

    /** Empty where the equations don't determine all parameters. */
    public Optional<double[]> solve() {
        for (int r = 0; r < parameters; r++) {
            for (int c = 0; c < r; c++) {
                squares.data[c * parameters + r] = squares.data[r * parameters + c];
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(parameters);
        if (!solver.setA(squares.copy()) || !(solver.quality() >= MIN_QUALITY)) {
            return Optional.empty();
        }
        DMatrixRMaj solution = new DMatrixRMaj(parameters, 1);
        solver.solve(products, solution);
        return Optional.of(solution.data.clone());
    }
}
