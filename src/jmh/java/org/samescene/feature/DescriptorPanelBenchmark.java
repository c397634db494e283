package org.samescene.feature;

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
import org.samescene.app.lab.bench.PlantedPair;

/** The products of 1000 descriptors with 1000 others, and nothing done with them: the floor of all matching. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DescriptorPanelBenchmark {
    private static final int COUNT = 1000;

    private final PlantedPair pair = PlantedPair.of(COUNT, 0, 1);
    private final DescriptorPanel panel = new DescriptorPanel(PlantedPair.DIMENSIONS);
    private final float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];

    @Benchmark
    public void allProducts(Blackhole sink) {
        for (int column = 0; column < COUNT; column += DescriptorPanel.WIDTH) {
            panel.pack(pair.b().descriptors(), COUNT, column);
            for (int row = 0; row < COUNT; row += DescriptorPanel.ROWS) {
                panel.multiply(pair.a().descriptors(), COUNT, row, products);
                sink.consume(products);
            }
        }
    }
}
