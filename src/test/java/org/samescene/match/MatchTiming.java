package org.samescene.match;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Times matching and verification on planted pairs, and counts what is found; run by hand. */
final class MatchTiming {
    private static final int PAIRS = 50;

    private MatchTiming() {}

    public static void main(String[] arguments) {
        Verifier verifier = new Verifier(MatchOptions.defaults().withMaxDistance(1.0));
        for (int count : new int[] {1000, 800}) {
            for (double share : new double[] {0, 0.05, 0.15, 0.40, 1.0}) {
                PlantedPair[] pairs = new PlantedPair[PAIRS];
                Arrays.setAll(pairs, seed -> PlantedPair.of(count, share, seed));
                double matching = millis(seed -> MutualNearestNeighbours.between(
                        pairs[seed].a().descriptors(), pairs[seed].b().descriptors(), PlantedPair.DIMENSIONS, 1.0));
                Agreement[] agreements = new Agreement[PAIRS];
                double all = millis(seed -> agreements[seed] =
                        verifier.verify(pairs[seed].a(), PlantedPair.SIZE, pairs[seed].b(), PlantedPair.SIZE));
                int planted = pairs[0].planted();
                long[] found = new long[PAIRS];
                Arrays.setAll(found, seed -> pairs[seed].found(agreements[seed]));
                double[] log10 = Arrays.stream(agreements).mapToDouble(Agreement::log10FalseAlarms).sorted().toArray();
                Arrays.sort(found);
                System.out.printf(
                        "%d x %d, %3.0f%% common: matching %.2f ms, all %.2f ms; putative %d, planted %d, found median %d least %d, "
                                + ">= 95%% in %d of %d; log10 NFA %.1f / %.1f / %.1f%n",
                        count, count, share * 100, matching, all, agreements[0].putative(), planted, found[PAIRS / 2], found[0],
                        Arrays.stream(found).filter(f -> f >= 0.95 * planted).count(), PAIRS, log10[0], log10[PAIRS / 2], log10[PAIRS - 1]);
            }
        }
    }

    /** Median over all pairs and several rounds, warm. */
    private static double millis(IntConsumer work) {
        for (int round = 0; round < 10; round++) {
            for (int seed = 0; seed < PAIRS; seed++) {
                work.accept(seed);
            }
        }
        double[] times = new double[PAIRS * 10];
        for (int t = 0; t < times.length; t++) {
            long start = System.nanoTime();
            work.accept(t % PAIRS);
            times[t] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
