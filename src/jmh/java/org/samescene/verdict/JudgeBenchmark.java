package org.samescene.verdict;

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
import org.samescene.feature.delf.DelfFamily;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Photo;
import org.samescene.match.Agreement;
import org.samescene.match.MatchOptions;
import org.samescene.match.PlantedScene;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.match.geometry.Affine;

/** What a verdict takes once the features agree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JudgeBenchmark {
    /** Who is judged. */
    public enum Other {
        DUPLICATE,
        SAME_LANDMARK,
        UNRELATED
    }

    @Param
    public Other other;

    private final Judge judge = new Judge(Thresholds.DEFAULT);
    private ImageFeatures first;
    private ImageFeatures second;
    private Agreement agreement;

    @Setup(Level.Trial)
    public void plant() {
        PlantedScene scene = new PlantedScene(1, 800);
        Photo whole = scene.photo("whole");
        Photo seen = switch (other) {
            case DUPLICATE -> scene.photo("copy", Affine.scaling(0.5), 500, 400);
            case SAME_LANDMARK -> scene.inLight(1).photo("evening");
            case UNRELATED -> new PlantedScene(2, 800).photo("another place");
        };
        first = whole.features();
        second = seen.features();
        agreement = new Verifier(MatchOptions.of(DelfFamily.TRAITS))
                .verify(whole.local(), new Size(whole.width(), whole.height()), seen.local(), new Size(seen.width(), seen.height()));
    }

    @Benchmark
    public Object judge() {
        return judge.judge(first, second, agreement);
    }
}
