package org.samescene.feature;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The products of 1000 descriptors with 1000 others, and nothing done with them: the floor of all matching. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DescriptorPanelBenchmark {
    private static final int COUNT = 1000;

    private final float[] a = descriptors(1);
    private final float[] b = descriptors(2);
    private final DescriptorPanel panel = new DescriptorPanel(Photo.DIMENSIONS);
    private final float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];

    private static float[] descriptors(long seed) {
        float[] packed = new float[COUNT * Photo.DIMENSIONS];
        float[][] rows = Descriptors.random(COUNT, new Random(seed));
        for (int i = 0; i < COUNT; i++) {
            System.arraycopy(rows[i], 0, packed, i * Photo.DIMENSIONS, Photo.DIMENSIONS);
        }
        return packed;
    }

    @Benchmark
    public void allProducts(Blackhole sink) {
        for (int column = 0; column < COUNT; column += DescriptorPanel.WIDTH) {
            panel.pack(b, COUNT, column);
            for (int row = 0; row < COUNT; row += DescriptorPanel.ROWS) {
                panel.multiply(a, COUNT, row, products);
                sink.consume(products);
            }
        }
    }
}
