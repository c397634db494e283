package org.samescene.feature.gradient;

import static org.samescene.feature.gradient.Plane.LANES;
import static org.samescene.feature.gradient.Plane.V;

import jdk.incubator.vector.FloatVector;

/**
 * Scores the points of one pyramid level: by the smaller eigenvalue of the structure tensor J = Σ w ∇I ∇Iᵀ
 * (Shi and Tomasi, "Good Features to Track", 1994), which is large only where the picture changes in two
 * directions.
 *
 * <p>Works on cells of {@value #CELL_PX} × {@value #CELL_PX} pixels: a quarter of the work, and the parabola
 * through a maximum and its neighbours gives the position back to a fraction of a pixel. Not thread-safe.
 */
final class StructureTensor {
    static final int CELL_PX = 2;
    /** Empty cells on all sides of the grid. */
    static final int MARGIN = Blur.RADIUS;
    /** Standard deviation of the window w over which gradients are compared, in cells. */
    private static final double WINDOW_SIGMA_CELLS = 1.0;

    private final Blur window = new Blur(Gaussian.window(WINDOW_SIGMA_CELLS, Blur.RADIUS), 1);
    private final Plane cells = new Plane();
    private final Plane xx = new Plane();
    private final Plane yy = new Plane();
    private final Plane xy = new Plane();
    private final Plane scores = new Plane();
    private float[] products = new float[0];

    /**
     * For each cell the smaller eigenvalue in squared luminance per squared pixel, with {@link #MARGIN} cells
     * of no meaning on all sides; until the next call.
     */
    Plane scores(Gradients gradients) {
        smoothedProducts(gradients.dx(), gradients.dx(), xx);
        smoothedProducts(gradients.dy(), gradients.dy(), yy);
        smoothedProducts(gradients.dx(), gradients.dy(), xy);
        scores.resize(xx.width(), xx.height());
        for (int i = 0; i < scores.stride() * scores.height(); i += V) {
            smallerEigenvalue(
                            FloatVector.fromArray(LANES, xx.values(), i),
                            FloatVector.fromArray(LANES, yy.values(), i),
                            FloatVector.fromArray(LANES, xy.values(), i))
                    .intoArray(scores.values(), i);
        }
        return scores;
    }

    /** (Jxx + Jyy)/2 − √(((Jxx − Jyy)/2)² + Jxy²). */
    private static FloatVector smallerEigenvalue(FloatVector xx, FloatVector yy, FloatVector xy) {
        FloatVector halfTrace = xx.add(yy).mul(0.5f);
        FloatVector halfDifference = xx.sub(yy).mul(0.5f);
        return halfTrace.sub(halfDifference.mul(halfDifference).add(xy.mul(xy)).sqrt());
    }

    /** Means of a · b over whole cells, in the window. */
    private void smoothedProducts(Plane a, Plane b, Plane to) {
        int columns = a.width() / CELL_PX;
        int rows = a.height() / CELL_PX;
        cells.clear(columns + 2 * MARGIN, rows + 2 * MARGIN);
        products = Plane.atLeast(products, a.stride());
        for (int row = 0; row < rows; row++) {
            multiply(a, b, row * CELL_PX);
            int at = cells.row(row + MARGIN) + MARGIN;
            for (int column = 0; column < columns; column++) {
                cells.values()[at + column] = 0.25f * (products[2 * column] + products[2 * column + 1]);
            }
        }
        window.smooth(cells, to);
    }

    /** a · b of one row plus that of the next. */
    private void multiply(Plane a, Plane b, int y) {
        for (int x = 0; x < a.stride(); x += V) {
            int first = a.row(y) + x;
            int second = a.row(y + 1) + x;
            FloatVector.fromArray(LANES, a.values(), first)
                    .mul(FloatVector.fromArray(LANES, b.values(), first))
                    .add(FloatVector.fromArray(LANES, a.values(), second)
                            .mul(FloatVector.fromArray(LANES, b.values(), second)))
                    .intoArray(products, x);
        }
    }
}
