package org.samescene.feature.tensorflow.gradient;

/**
 * Finds the points of one pyramid level that are worth describing: local maxima of the smaller eigenvalue of
 * the structure tensor (Shi and Tomasi, "Good Features to Track", 1994), which is large only where the
 * picture changes in two directions.
 *
 * <p>Works on a grid of {@value #CELL_PX} × {@value #CELL_PX} pixel cells: a quarter of the work, and the
 * parabola through a maximum and its neighbours gives the position back to a fraction of a pixel.
 */
final class CornerDetector {
    private static final int CELL_PX = 2;
    /** Standard deviation of the window over which gradients are compared, in cells. */
    private static final double WINDOW_SIGMA_CELLS = 1.0;

    private static final int WINDOW_RADIUS_CELLS = 2;
    /** A maximum is the largest of this many cells in either direction. */
    private static final int NEIGHBOURHOOD_CELLS = 5;
    /** Half of the descriptor's inner cells: nearer to the border it would see more outside than inside. */
    private static final int BORDER_CELLS = 4;
    /** Far below the score of a step of one grey level in 255, far above the rounding of a constant picture. */
    private static final double SMALLEST_SCORE = 1e-9;

    private final GraphBuilder g;

    CornerDetector(GraphBuilder g) {
        this.g = g;
    }

    /**
     * Corners of a level.
     *
     * @param yx [n, 2] float32 pixels of the level, continuous coordinates
     * @param scores [n] float32, the smaller eigenvalue in squared luminance per squared pixel
     */
    record Corners(Operand yx, Operand scores) {}

    /**
     * The strongest corners of a level, strongest first.
     *
     * @param squares [1, h, w, {@link OrientedGradients#DIRECTIONS} / 2], squared derivatives in directions
     *     over half a turn
     * @param threshold float32 scalar: scores are above it
     * @param most int32 scalar: at most so many corners
     */
    Corners strongest(Operand squares, Operand threshold, Operand most) {
        Operand eigenvalue = smallerEigenvalue(g.shrink(squares, CELL_PX));
        Operand[] size = g.unpack(g.heightAndWidth(eigenvalue), 2, 0);
        Operand height = size[0];
        Operand width = size[1];
        Operand scores = g.reshape(eigenvalue, -1);
        Operand maxima = g.reshape(g.maxPool(eigenvalue, NEIGHBOURHOOD_CELLS), -1);
        Operand peaks = g.trueIndices(g.and(
                g.greaterOrEqual(scores, maxima), g.greater(scores, g.larger(threshold, g.scalar(SMALLEST_SCORE)))));
        peaks = g.gather(
                peaks,
                g.trueIndices(g.and(
                        inside(g.floorDivide(peaks, width), height), inside(g.floorRemainder(peaks, width), width))));
        Operand found = g.gather(scores, peaks);
        Operand order = g.largest(found, g.smaller(most, g.length(found)));
        peaks = g.gather(peaks, order);
        found = g.gather(found, order);
        Operand y = g.toFloat(g.floorDivide(peaks, width));
        Operand x = g.toFloat(g.floorRemainder(peaks, width));
        y = g.add(y, vertex(scores, peaks, found, width));
        x = g.add(x, vertex(scores, peaks, found, g.scalar(1)));
        Operand centre = g.scalar(0.5);
        return new Corners(g.multiply(g.add(g.columns(y, x), centre), g.scalar((double) CELL_PX)), found);
    }

    /**
     * With the tensor J = Σ w ∇I ∇Iᵀ: J's smaller eigenvalue = t/2 − √(((Jxx − Jyy)/2)² + Jxy²), t its trace.
     * A squared derivative in direction θ is t/2 + (Jxx − Jyy)/2 · cos 2θ + Jxy · sin 2θ, so the three parts
     * are Fourier coefficients over the directions.
     *
     * @return [1, h, w, 1]
     */
    private Operand smallerEigenvalue(Operand squares) {
        int directions = OrientedGradients.DIRECTIONS / 2;
        double[] window = Gaussian.window(WINDOW_SIGMA_CELLS, WINDOW_RADIUS_CELLS);
        int n = window.length;
        float[] horizontal = new float[n * directions * 3];
        float[] vertical = new float[n * 3 * 3];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < directions; d++) {
                double angle = 2 * StrictMath.PI * d / directions;
                int at = (i * directions + d) * 3;
                horizontal[at] = (float) (window[i] / directions);
                horizontal[at + 1] = (float) (window[i] * 2 / directions * StrictMath.cos(angle));
                horizontal[at + 2] = (float) (window[i] * 2 / directions * StrictMath.sin(angle));
            }
            for (int part = 0; part < 3; part++) {
                vertical[(i * 3 + part) * 3 + part] = (float) window[i];
            }
        }
        Operand rows = g.correlate(squares, g.constant(horizontal, 1, n, directions, 3), "SAME");
        Operand tensor = g.correlate(rows, g.constant(vertical, n, 1, 3, 3), "SAME");
        Operand halfTrace = g.slice(tensor, new int[] {0, 0, 0, 0}, new int[] {1, -1, -1, 1});
        Operand deviator = g.slice(tensor, new int[] {0, 0, 0, 1}, new int[] {1, -1, -1, 2});
        return g.subtract(halfTrace, g.sqrt(g.sum(g.square(deviator), 3)));
    }

    private Operand inside(Operand cell, Operand size) {
        Operand border = g.scalar(BORDER_CELLS);
        return g.and(g.greaterOrEqual(cell, border), g.less(cell, g.subtract(size, border)));
    }

    /**
     * Where between the neighbours, −½ … ½ of a cell, the parabola through a peak and the scores a step
     * before and after it is highest.
     */
    private Operand vertex(Operand scores, Operand peaks, Operand found, Operand step) {
        Operand before = g.gather(scores, g.subtract(peaks, step));
        Operand after = g.gather(scores, g.add(peaks, step));
        Operand curvature = g.subtract(g.add(found, found), g.add(before, after));
        Operand shift =
                g.divide(g.subtract(after, before), g.larger(g.add(curvature, curvature), g.scalar(SMALLEST_SCORE)));
        return g.clamp(shift, g.scalar(-0.5), g.scalar(0.5));
    }
}
