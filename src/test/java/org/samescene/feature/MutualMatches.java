package org.samescene.feature;

import java.util.ArrayList;
import java.util.List;

/** Pairs of features that are each other's nearest, by brute force. */
public final class MutualMatches {
    public record Match(int a, int b) {}

    private MutualMatches() {}

    public static List<Match> between(LocalFeatures a, LocalFeatures b) {
        int[] nearestOfA = nearest(a, b);
        int[] nearestOfB = nearest(b, a);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < nearestOfA.length; i++) {
            if (nearestOfA[i] >= 0 && nearestOfB[nearestOfA[i]] == i) {
                matches.add(new Match(i, nearestOfA[i]));
            }
        }
        return matches;
    }

    private static int[] nearest(LocalFeatures from, LocalFeatures to) {
        int d = from.dimensions();
        int[] nearest = new int[from.count()];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = -1;
            float best = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < to.count(); j++) {
                float product = 0;
                for (int k = 0; k < d; k++) {
                    product += from.descriptors()[i * d + k] * to.descriptors()[j * d + k];
                }
                if (product > best) {
                    best = product;
                    nearest[i] = j;
                }
            }
        }
        return nearest;
    }
}
