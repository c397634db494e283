package org.samescene.match;

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
import org.samescene.app.lab.bench.PlantedPair;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Correspondences;
import org.samescene.match.geometry.TransformEstimator;

/** Verification and its steps, on pairs of 1000 features each; every call takes the next of 20 pairs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VerifierBenchmark {
    private static final int COUNT = 1000;
    /** In whole blocks. */
    private static final int HALF = COUNT / 2 / MutualNearestNeighbours.BLOCK * MutualNearestNeighbours.BLOCK;

    private static final int PAIRS = 20;
    private static final double MAX_DISTANCE = 1.0;
    private static final MatchOptions OPTIONS = MatchOptions.of(DelfFamily.TRAITS).withMaxDistance(MAX_DISTANCE);

    @Param({"0", "0.05", "0.15", "0.40"})
    public double commonShare;

    private final Verifier verifier = new Verifier(OPTIONS);
    private final Verifier thorough = new Verifier(OPTIONS.withScreening(MatchOptions.Screening.OFF));
    private final TransformEstimator estimator = new TransformEstimator(OPTIONS.transform());
    private final PlantedPair[] pairs = new PlantedPair[PAIRS];
    private final Correspondences[] all = new Correspondences[PAIRS];
    private final Correspondences[] half = new Correspondences[PAIRS];
    private int next;

    @Setup(Level.Trial)
    public void plant() {
        for (int seed = 0; seed < PAIRS; seed++) {
            PlantedPair pair = PlantedPair.of(COUNT, commonShare, seed);
            Frames frames = new Frames(pair.a(), PlantedPair.SIZE, pair.b(), PlantedPair.SIZE, OPTIONS.distinctiveDistance());
            pairs[seed] = pair;
            half[seed] = frames.correspondences(neighbours(pair).among(HALF, HALF));
            all[seed] = frames.correspondences(neighbours(pair).all());
        }
    }

    private static MutualNearestNeighbours neighbours(PlantedPair pair) {
        return new MutualNearestNeighbours(pair.a().descriptors(), pair.b().descriptors(), PlantedPair.DIMENSIONS, MAX_DISTANCE);
    }

    private int next() {
        next = (next + 1) % PAIRS;
        return next;
    }

    @Benchmark
    public Object mutualNearestNeighbours() {
        return neighbours(pairs[next()]).all();
    }

    /** Of half of either set: what screening costs an unrelated pair before the glimpse. */
    @Benchmark
    public Object mutualNearestNeighboursOfHalf() {
        return neighbours(pairs[next()]).among(HALF, HALF);
    }

    /** Under the transform that was planted. */
    @Benchmark
    public Object guidedNeighbours() {
        PlantedPair pair = pairs[next()];
        Frames frames = new Frames(pair.a(), PlantedPair.SIZE, pair.b(), PlantedPair.SIZE, OPTIONS.distinctiveDistance());
        Affine common = Affine.scaling(1 / frames.a().toCommon()).then(pair.truth()).then(Affine.scaling(frames.b().toCommon()));
        return new GuidedNeighbours(frames.a(), frames.b(), MAX_DISTANCE)
                .near(common, OPTIONS.transform().wideRadiusPx(), OPTIONS.transform().scaleToleranceOctaves());
    }

    @Benchmark
    public Object glimpse() {
        return estimator.glimpse(half[next()]);
    }

    @Benchmark
    public Object estimate() {
        return estimator.estimate(all[next()]);
    }

    @Benchmark
    public Object verify() {
        PlantedPair pair = pairs[next()];
        return verifier.verify(pair.a(), PlantedPair.SIZE, pair.b(), PlantedPair.SIZE);
    }

    @Benchmark
    public Object verifyWithoutScreening() {
        PlantedPair pair = pairs[next()];
        return thorough.verify(pair.a(), PlantedPair.SIZE, pair.b(), PlantedPair.SIZE);
    }
}
