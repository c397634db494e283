package org.samescene.index.words;

import java.util.Arrays;

/**
 * The visual words of one image, each once: the residuals of all its descriptors there (descriptor minus
 * word) are summed, and of the sum the signs are kept. So a pattern that repeats, as bricks do, counts once.
 */
public final class AggregatedWords {
    private final int[] words;
    private final long[] signs;
    private final double[] weights;

    private AggregatedWords(int[] words, long[] signs, double[] weights) {
        this.words = words;
        this.signs = signs;
        this.weights = weights;
    }

    /** @param nearest words of each descriptor in turn, {@code assignments} for each */
    static AggregatedWords of(Codebook codebook, float[] descriptors, int[] nearest, int assignments) {
        // word in the upper half, descriptor in the lower: sorted, a word's descriptors stand together in their order
        long[] pairs = new long[nearest.length];
        int n = 0;
        for (int i = 0; i < nearest.length; i++) {
            if (nearest[i] != NearestRows.NONE) {
                pairs[n++] = (long) nearest[i] << 32 | i / assignments;
            }
        }
        Arrays.sort(pairs, 0, n);
        int[] words = new int[n];
        long[] signs = new long[n];
        double[] weights = new double[n];
        int found = 0;
        double[] residual = new double[codebook.dimensions()];
        for (int from = 0; from < n; ) {
            int word = (int) (pairs[from] >>> 32);
            Arrays.fill(residual, 0);
            int to = from;
            for (; to < n && pairs[to] >>> 32 == word; to++) {
                int descriptor = (int) pairs[to];
                for (int d = 0; d < residual.length; d++) {
                    residual[d] += descriptors[descriptor * residual.length + d] - codebook.component(word, d);
                }
            }
            words[found] = word;
            signs[found] = signs(residual);
            weights[found++] = (double) codebook.idf(word) * codebook.idf(word);
            from = to;
        }
        return new AggregatedWords(
                Arrays.copyOf(words, found), Arrays.copyOf(signs, found), Arrays.copyOf(weights, found));
    }

    private static long signs(double[] residual) {
        long signs = 0;
        for (int d = 0; d < residual.length; d++) {
            signs |= residual[d] > 0 ? 1L << d : 0;
        }
        return signs;
    }

    public int count() {
        return words.length;
    }

    /** The k-th word; ascending. */
    public int word(int k) {
        return words[k];
    }

    /** Signs of the residual at the k-th word: bit d is set where component d is positive. */
    public long signs(int k) {
        return signs[k];
    }

    /** What agreement at the k-th word is worth: its idf, squared. */
    public double weight(int k) {
        return weights[k];
    }

    /** Root of the sum of the weights: what an image would have in common with itself, by which it is divided. */
    public double norm() {
        return Math.sqrt(Arrays.stream(weights).sum());
    }
}
