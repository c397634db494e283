package org.samescene.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A name for what an image shows.
 *
 * @param name of the landmark
 * @param confidence 0 … 1: that at least one of the images it rests on is rightly related, times this name's
 *     share of all the named evidence
 * @param because ids of the images it rests on, best support first
 */
public record LandmarkSuggestion(String name, double confidence, List<String> because) {
    /**
     * One verified image of a known place.
     *
     * @param inliers the weight of its support
     */
    public record Support(String imageId, String landmark, int inliers, double confidence) {}

    /** The name with most inliers behind it; empty where nothing supports any. */
    public static Optional<LandmarkSuggestion> best(List<Support> supports) {
        Map<String, List<Support>> byName = new TreeMap<>();
        // sorted, so that the suggestion is the same to the last bit whatever order the supports come in
        supports.stream()
                .sorted(Comparator.comparingInt(Support::inliers).reversed().thenComparing(Support::imageId))
                .forEach(support -> byName.computeIfAbsent(support.landmark(), name -> new ArrayList<>())
                        .add(support));
        double total = supports.stream().mapToInt(Support::inliers).sum();
        return byName.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, List<Support>> e) -> weight(e.getValue()))
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(e -> new LandmarkSuggestion(
                        e.getKey(),
                        anyRight(e.getValue()) * (total == 0 ? 1 : weight(e.getValue()) / total),
                        because(e.getValue())));
    }

    private static int weight(List<Support> supports) {
        return supports.stream().mapToInt(Support::inliers).sum();
    }

    private static double anyRight(List<Support> supports) {
        return 1
                - supports.stream()
                        .mapToDouble(support -> 1 - support.confidence())
                        .reduce(1, (p, q) -> p * q);
    }

    private static List<String> because(List<Support> supports) {
        return supports.stream().map(Support::imageId).toList();
    }
}
