package org.samescene.index.words;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Lloyd's k-means from a seeded sample. Points are taken by position and sums are made in their order, so the
 * same points and seed give the same centres, bit for bit.
 */
final class Clustering {
    private Clustering() {}

    /** Says which centre each point belongs to. */
    interface Assignment {
        /**
         * @param points n × D, row-major
         * @return the number of the nearest centre for each
         */
        int[] nearest(float[] points, int n);
    }

    /** How points are assigned while centres move. */
    interface AssignmentOf {
        Assignment to(float[] centres, int k);
    }

    /** @param centres k × D, row-major */
    static Assignment exact(float[] centres, int k, int dimensions) {
        Centroids all = new Centroids(centres, 0, k, dimensions);
        return (points, n) -> {
            NearestRows nearest = new NearestRows(n, 1);
            all.search(points, n, IntStream.range(0, n).toArray(), 0, nearest);
            return nearest.rows();
        };
    }

    /**
     * k centres, k × D, row-major. A centre that loses all its points becomes another one of the points.
     *
     * @param points n × D, row-major; n at least k
     */
    static float[] centres(
            float[] points, int n, int dimensions, int k, int iterations, long seed, AssignmentOf assignmentOf) {
        if (n < k) {
            throw new IllegalArgumentException(n + " points can't be put into " + k + " clusters");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = sample(n, k, random);
        float[] centres = new float[k * dimensions];
        for (int c = 0; c < k; c++) {
            System.arraycopy(points, drawn[c] * dimensions, centres, c * dimensions, dimensions);
        }
        for (int iteration = 0; iteration < iterations; iteration++) {
            int[] nearest = assignmentOf.to(centres, k).nearest(points, n);
            double[] sums = new double[k * dimensions];
            int[] counts = new int[k];
            for (int i = 0; i < n; i++) {
                counts[nearest[i]]++;
                for (int d = 0; d < dimensions; d++) {
                    sums[nearest[i] * dimensions + d] += points[i * dimensions + d];
                }
            }
            for (int c = 0; c < k; c++) {
                int another = counts[c] == 0 ? random.nextInt(n) : -1;
                for (int d = 0; d < dimensions; d++) {
                    centres[c * dimensions + d] = another < 0
                            ? (float) (sums[c * dimensions + d] / counts[c])
                            : points[another * dimensions + d];
                }
            }
        }
        return centres;
    }

    /** k different numbers below n, ascending. */
    private static int[] sample(int n, int k, SplittableRandom random) {
        int[] numbers = IntStream.range(0, n).toArray();
        for (int i = 0; i < k; i++) {
            int other = i + random.nextInt(n - i);
            int drawn = numbers[other];
            numbers[other] = numbers[i];
            numbers[i] = drawn;
        }
        int[] sample = Arrays.copyOf(numbers, k);
        Arrays.sort(sample);
        return sample;
    }
}
