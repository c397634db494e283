package org.samescene.match.geometry;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Least squares fits to points of 640 × 640 px with 2 px of noise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HomographyBenchmark {
    private static final Homography TRUTH = new Homography(1.1, -0.2, 30, 0.15, 0.9, -10, 2e-4, -1e-4);

    @Param({"50", "400"})
    public int points;

    private final float[][] columns = new float[4][];

    @Setup(Level.Trial)
    public void plant() {
        Random random = new Random(points);
        for (int column = 0; column < columns.length; column++) {
            columns[column] = new float[points];
        }
        for (int i = 0; i < points; i++) {
            float x = random.nextFloat() * 640;
            float y = random.nextFloat() * 640;
            columns[0][i] = x;
            columns[1][i] = y;
            columns[2][i] = (float) (TRUTH.applyX(x, y) + 2 * random.nextGaussian());
            columns[3][i] = (float) (TRUTH.applyY(x, y) + 2 * random.nextGaussian());
        }
    }

    /** One linear step. */
    @Benchmark
    public Object homography() {
        return LeastSquares.homography(columns[0], columns[1], columns[2], columns[3], Homography.IDENTITY);
    }

    @Benchmark
    public Object affine() {
        return LeastSquares.affine(columns[0], columns[1], columns[2], columns[3]);
    }
}
