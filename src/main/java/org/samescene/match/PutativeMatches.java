package org.samescene.match;

import java.util.Arrays;

/**
 * K pairs of features that look alike, by descending likeness of their descriptors, in packed arrays; no
 * feature is in two pairs.
 */
public final class PutativeMatches {
    private final int[] a;
    private final int[] b;
    private final float[] distance;

    private PutativeMatches(int[] a, int[] b, float[] distance) {
        this.a = a;
        this.b = b;
        this.distance = distance;
    }

    /** The least product of unit descriptors that are not farther apart than this: distance² = 2 - 2 · product. */
    static float leastProduct(double maxDistance) {
        return (float) (1 - maxDistance * maxDistance / 2);
    }

    /** Pairs while they are found, by ascending index in A. */
    static final class Collector {
        private final int[] a;
        private final int[] b;
        private final float[] distance;
        private final boolean[] taken;
        private int count;

        /**
         * @param n how many features of A there are
         * @param m how many of B
         */
        Collector(int n, int m) {
            a = new int[n];
            b = new int[n];
            distance = new float[n];
            taken = new boolean[m];
        }

        /** Takes the pair unless the feature of B is in one already. */
        void add(int i, int j, float product) {
            if (!taken[j]) {
                taken[j] = true;
                a[count] = i;
                b[count] = j;
                distance[count++] = (float) Math.sqrt(Math.max(0, 2 - 2.0 * product));
            }
        }

        /** Sorted by distance, equal distances by index in A. */
        PutativeMatches nearestFirst() {
            long[] order = new long[count];
            for (int k = 0; k < count; k++) {
                // the bits of floats that are not negative sort as the floats do
                order[k] = ((long) Float.floatToIntBits(distance[k]) << 32) | k;
            }
            Arrays.sort(order);
            int[] sortedA = new int[count];
            int[] sortedB = new int[count];
            float[] sortedDistance = new float[count];
            for (int k = 0; k < count; k++) {
                int from = (int) order[k];
                sortedA[k] = a[from];
                sortedB[k] = b[from];
                sortedDistance[k] = distance[from];
            }
            return new PutativeMatches(sortedA, sortedB, sortedDistance);
        }
    }

    /** K. */
    public int count() {
        return a.length;
    }

    /** Index of the k-th match's feature in A. */
    public int a(int k) {
        return a[k];
    }

    /** Index of the k-th match's feature in B. */
    public int b(int k) {
        return b[k];
    }

    /** How many of them, the first, are at most this distance apart. */
    int countUpTo(double maxDistance) {
        int count = 0;
        while (count < distance.length && distance[count] <= maxDistance) {
            count++;
        }
        return count;
    }

    /** Seen from B. */
    PutativeMatches swapped() {
        return new PutativeMatches(b, a, distance);
    }

    /** Euclidean distance of the two descriptors. */
    public float distance(int k) {
        return distance[k];
    }
}
