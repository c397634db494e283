package org.samescene.feature.tensorflow.gradient;

/**
 * The gradient of one pyramid level, resolved into {@value #DIRECTIONS} directions: derivatives of Gaussians,
 * which corners and descriptors are both made of.
 */
final class OrientedGradients {
    /** Directions over a full turn, the first along x, then towards y. */
    static final int DIRECTIONS = 8;

    /** Standard deviation of the smoothing under the derivative, in pixels of the level. */
    private static final double SIGMA_PX = 1.0;

    private static final int RADIUS_PX = 3;
    /**
     * cos ½·90°: a gradient counts for the directions less than 45° away, as in SIFT's linear sharing between
     * neighbouring bins.
     */
    private static final double LOBE_COSINE = 0.7;

    private final GraphBuilder g;
    /** [1, h, w, DIRECTIONS]: luminance per pixel in each direction, of either sign. */
    private final Operand derivatives;

    private final Operand squares;

    /** @param level [1, h, w, 1] luminance; h and w not below the radius of the filter */
    OrientedGradients(GraphBuilder g, Operand level) {
        this.g = g;
        this.derivatives = g.correlate(g.mirrorPad(level, RADIUS_PX), filter(), "VALID");
        this.squares = g.square(g.slice(derivatives, new int[4], new int[] {1, -1, -1, DIRECTIONS / 2}));
    }

    /** [1, h, w, DIRECTIONS / 2]: squared derivatives; those of the other half turn are the same. */
    Operand squares() {
        return squares;
    }

    /**
     * [1, h, w, DIRECTIONS]: the share of the gradient's magnitude |∇I| that falls to each direction,
     * max(0, |∇I| cos Δ − |∇I| {@value #LOBE_COSINE}) with Δ the angle between the two.
     */
    Operand shares() {
        Operand magnitude = g.sqrt(g.multiply(g.sum(squares, 3), g.scalar(4.0 / DIRECTIONS)));
        return g.positivePart(g.subtract(derivatives, g.multiply(magnitude, g.scalar(LOBE_COSINE))));
    }

    /** [rows, columns, 1, DIRECTIONS], scaled so that a ramp of 1 a pixel answers with 1 along its slope. */
    private Operand filter() {
        int n = 2 * RADIUS_PX + 1;
        double[] window = Gaussian.window(SIGMA_PX, RADIUS_PX);
        double variance = 0;
        for (int i = 0; i < n; i++) {
            variance += window[i] * (i - RADIUS_PX) * (i - RADIUS_PX);
        }
        float[] filter = new float[n * n * DIRECTIONS];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                for (int d = 0; d < DIRECTIONS; d++) {
                    double angle = 2 * StrictMath.PI * d / DIRECTIONS;
                    double along =
                            (column - RADIUS_PX) * StrictMath.cos(angle) + (row - RADIUS_PX) * StrictMath.sin(angle);
                    filter[(row * n + column) * DIRECTIONS + d] =
                            (float) (window[row] * window[column] * along / variance);
                }
            }
        }
        return g.constant(filter, n, n, 1, DIRECTIONS);
    }
}
