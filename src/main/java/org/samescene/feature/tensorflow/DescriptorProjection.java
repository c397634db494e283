package org.samescene.feature.tensorflow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The matrix that takes a gradient histogram to a short descriptor: what PCA would learn from pictures, from a model of them instead.
 *
 * <p>Neighbouring cells are taken to correlate by ρ per cell along either axis, directions by a fixed share per step and, because a line has
 * two edges, with their opposite. The eigenvectors of such a covariance are cosines over the cells (the DCT is the limit of the
 * Karhunen-Loève transform of a first-order Markov process: Ahmed, Natarajan and Rao, 1974) and a Fourier basis over the circle of
 * directions; the eigenvalues are products of the three spectra. The largest are kept, their components divided by a power of the
 * expected standard deviation.
 */
final class DescriptorProjection {
    /** Correlation of the same direction in neighbouring cells. */
    private static final double CELL_CORRELATION = 0.6;
    /** Correlation of neighbouring directions, and how much of it opposite ones share. */
    private static final double DIRECTION_CORRELATION = 0.4;
    private static final double OPPOSITE_CORRELATION = 0.4;
    /** 0 keeps the variances, 1 makes them equal. */
    private static final double WHITENING = 0.5;

    private DescriptorProjection() {}

    /** {@link GradientHistogram#SIZE} × {@code dimensions}, row-major: a histogram as a row times this is a descriptor. */
    static float[] matrix(int dimensions) {
        int cells = GradientHistogram.CELLS;
        int directions = OrientedGradients.DIRECTIONS;
        double[][] cosines = cosines(cells);
        double[][] waves = waves(directions);
        double[] overCells = variances(cosines, (a, b) -> StrictMath.pow(CELL_CORRELATION, StrictMath.abs(a - b)));
        double[] overDirections = variances(waves, (a, b) -> directionCovariance(StrictMath.abs(a - b), directions));
        double[] variance = new double[GradientHistogram.SIZE];
        for (int i = 0; i < variance.length; i++) {
            int cell = i / directions;
            variance[i] = overCells[cell / cells] * overCells[cell % cells] * overDirections[i % directions];
        }
        // the mean over everything is nearly the same for every histogram and tells none apart
        variance[0] = 0;
        int[] kept = IntStream.range(0, variance.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -variance[i]).thenComparing(Comparator.naturalOrder()))
                .limit(dimensions).mapToInt(Integer::intValue).toArray();
        float[] matrix = new float[GradientHistogram.SIZE * dimensions];
        for (int row = 0; row < GradientHistogram.SIZE; row++) {
            int cell = row / directions;
            for (int column = 0; column < dimensions; column++) {
                int wave = kept[column] / directions;
                double basis = cosines[wave / cells][cell / cells] * cosines[wave % cells][cell % cells]
                        * waves[kept[column] % directions][row % directions];
                matrix[row * dimensions + column] = (float) (basis * StrictMath.pow(variance[kept[column]], -WHITENING / 2));
            }
        }
        return matrix;
    }

    private static double directionCovariance(int steps, int directions) {
        int apart = StrictMath.min(steps, directions - steps);
        int fromOpposite = directions / 2 - apart;
        return StrictMath.pow(DIRECTION_CORRELATION, apart)
                + OPPOSITE_CORRELATION * StrictMath.pow(DIRECTION_CORRELATION, fromOpposite);
    }

    /** The orthonormal DCT-II basis: [frequency][position]. */
    private static double[][] cosines(int n) {
        double[][] basis = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                basis[k][i] = StrictMath.sqrt((k == 0 ? 1.0 : 2.0) / n) * StrictMath.cos(StrictMath.PI * k * (i + 0.5) / n);
            }
        }
        return basis;
    }

    /** The orthonormal real Fourier basis of an even circle: constant, cosine and sine of each frequency, and the alternating one. */
    private static double[][] waves(int n) {
        double[][] basis = new double[n][n];
        for (int k = 0; k < n; k++) {
            int frequency = (k + 1) / 2;
            boolean single = frequency == 0 || 2 * frequency == n;
            for (int i = 0; i < n; i++) {
                double angle = 2 * StrictMath.PI * frequency * i / n;
                basis[k][i] = StrictMath.sqrt((single ? 1.0 : 2.0) / n)
                        * (k % 2 == 1 || single ? StrictMath.cos(angle) : StrictMath.sin(angle));
            }
        }
        return basis;
    }

    private interface Covariance {
        double of(int a, int b);
    }

    /** bᵀ C b of each row b. */
    private static double[] variances(double[][] basis, Covariance covariance) {
        return Arrays.stream(basis).mapToDouble(b -> {
            double sum = 0;
            for (int i = 0; i < b.length; i++) {
                for (int j = 0; j < b.length; j++) {
                    sum += b[i] * b[j] * covariance.of(i, j);
                }
            }
            return sum;
        }).toArray();
    }
}
