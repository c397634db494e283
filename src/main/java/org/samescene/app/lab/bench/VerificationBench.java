package org.samescene.app.lab.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.Agreement;
import org.samescene.match.MatchOptions;
import org.samescene.match.Verifier;
import org.samescene.verdict.Thresholds;

/**
 * How long it takes one thread to say how far two feature sets agree: matching, estimation and confidence. On
 * {@link PlantedPair}s of several kinds, so that what is found can be counted too.
 */
final class VerificationBench {
    private static final double[] COMMON_SHARES = {0, 0.05, 0.15, 0.40};
    private static final int FEATURES = 1000;
    private static final double MAX_DISTANCE = 1.0;
    private static final int WARM_UP_ROUNDS = 8;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * As JSON field for field. Time is processor time of the measuring thread, so that what else the machine
     * does is not in it; wall time beside it.
     *
     * @param pairsPerSecond 1000 / mean of the kinds' millisPerPair
     * @param wallPairsPerSecond the same of wall time
     * @param seeds pairs of each kind, each measured in several rounds
     */
    record Result(
            double pairsPerSecond,
            double wallPairsPerSecond,
            List<Kind> kinds,
            int features,
            int dimensions,
            double maxDistance,
            int seeds,
            int threads,
            String cpu,
            String jvm) {}

    /**
     * @param commonShare of the features of either picture that the other has too
     * @param millisPerPair mean
     * @param foundInliersMedian of the planted ones
     * @param seedsWithAllFound pairs of which all planted ones are among the inliers
     * @param seedsRelated pairs whose evidence and number of false alarms the judge's default thresholds call
     *     a relation
     */
    record Kind(
            double commonShare,
            double millisPerPair,
            double wallMillisPerPair,
            int plantedInliers,
            double foundInliersMedian,
            int seedsWithAllFound,
            int seedsRelated) {}

    private record Millis(double cpu, double wall) {}

    private final Verifier verifier =
            new Verifier(MatchOptions.of(DelfFamily.TRAITS).withMaxDistance(MAX_DISTANCE));
    private final int seeds;

    VerificationBench(int seeds) {
        this.seeds = seeds;
    }

    Result run(PrintStream messages) {
        List<List<PlantedPair>> kinds = new ArrayList<>();
        for (double share : COMMON_SHARES) {
            kinds.add(IntStream.range(0, seeds)
                    .mapToObj(seed -> PlantedPair.of(FEATURES, share, seed))
                    .toList());
        }
        messages.println("Warming up on " + kinds.size() * seeds + " pairs");
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            kinds.forEach(this::measure);
        }
        List<Kind> results = new ArrayList<>();
        for (int k = 0; k < kinds.size(); k++) {
            messages.printf("Measuring pairs with %.0f%% in common%n", 100 * COMMON_SHARES[k]);
            results.add(kind(COMMON_SHARES[k], kinds.get(k)));
        }
        return new Result(
                1000
                        / results.stream()
                                .mapToDouble(Kind::millisPerPair)
                                .average()
                                .orElseThrow(),
                1000
                        / results.stream()
                                .mapToDouble(Kind::wallMillisPerPair)
                                .average()
                                .orElseThrow(),
                results,
                FEATURES,
                PlantedPair.DIMENSIONS,
                MAX_DISTANCE,
                seeds,
                1,
                Machine.cpu(),
                Machine.jvm());
    }

    private Kind kind(double share, List<PlantedPair> pairs) {
        double cpu = 0;
        double wall = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Millis millis = measure(pairs);
            cpu += millis.cpu / ROUNDS / pairs.size();
            wall += millis.wall / ROUNDS / pairs.size();
        }
        List<Agreement> agreements = pairs.stream().map(this::verify).toList();
        int[] found = IntStream.range(0, seeds)
                .map(seed -> pairs.get(seed).found(agreements.get(seed)))
                .toArray();
        int[] sorted = IntStream.of(found).sorted().toArray();
        int planted = pairs.getFirst().planted();
        return new Kind(
                share,
                cpu,
                wall,
                planted,
                (sorted[(seeds - 1) / 2] + sorted[seeds / 2]) / 2.0,
                (int) IntStream.of(found).filter(count -> count == planted).count(),
                (int) agreements.stream().filter(VerificationBench::isRelation).count());
    }

    private Millis measure(List<PlantedPair> pairs) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        int inliers = 0;
        for (PlantedPair pair : pairs) {
            inliers += verify(pair).inlierCount();
        }
        if (inliers < 0) {
            throw new IllegalStateException(
                    "a negative number of inliers"); // the sum is used, so no call can be left out
        }
        return new Millis((THREADS.getCurrentThreadCpuTime() - cpu) / 1e6, (System.nanoTime() - wall) / 1e6);
    }

    private Agreement verify(PlantedPair pair) {
        return verifier.verify(pair.a(), PlantedPair.SIZE, pair.b(), PlantedPair.SIZE);
    }

    private static boolean isRelation(Agreement agreement) {
        return agreement.evidence() >= Thresholds.DEFAULT.minEvidence()
                && agreement.falseAlarms().log10OfDistinctive() <= Thresholds.DEFAULT.maxLog10FalseAlarms();
    }
}
