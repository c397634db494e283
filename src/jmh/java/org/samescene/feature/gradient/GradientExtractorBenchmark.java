package org.samescene.feature.gradient;

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
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.DeadLeaves;
import org.samescene.feature.LocalFeatures;

/** A drawn picture of 640 × 480 pixels with 680 features: the model alone, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GradientExtractorBenchmark {
    private final Bitmap picture = new DeadLeaves(7).draw(640, 480, 200, 0, 0);
    private final GradientExtractor extractor = new GradientExtractor(GradientExtractor.MODEL, 640);
    private final Pyramid pyramid = new Pyramid();
    private final Gradients gradients = new Gradients();
    private final StructureTensor tensor = new StructureTensor();
    private final GradientHistograms histograms = new GradientHistograms();

    public GradientExtractorBenchmark() {
        pyramid.begin(picture);
        gradients.of(pyramid.level(0));
    }

    @Benchmark
    public LocalFeatures picture() {
        return extractor.describe(picture).local();
    }

    @Benchmark
    public void gradientsOfTheLargestLevel() {
        gradients.of(pyramid.level(0));
    }

    @Benchmark
    public Plane scoresOfTheLargestLevel() {
        return tensor.scores(gradients);
    }

    @Benchmark
    public void histogramsOfTheLargestLevel() {
        histograms.of(gradients);
    }
}
