package org.samescene.app.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a scan found; as JSON field for field. Paths are absolute; of a pair, {@code a} comes first in the
 * alphabet.
 *
 * @param groups the duplicates again, each file in one group
 * @param images how many files were pictures
 * @param processedNow how many files were new or changed
 * @param recognised those of them whose bytes were known by another name, so that nothing was extracted
 * @param seconds from the first upload to the last answer, without start-up
 * @param imagesPerSecond those processed in this run; 0 where nothing was new
 */
public record ScanReport(
        String model,
        int images,
        List<Rejected> rejected,
        List<DuplicatePair> duplicates,
        List<DuplicateGroup> groups,
        List<SameLandmark> sameLandmark,
        List<Landmark> landmarks,
        FilesReport files,
        int processedNow,
        int recognised,
        double seconds,
        double imagesPerSecond) {
    public record Rejected(String uri, String reason, String message) {}

    public record SameLandmark(String a, String b, int inliers, double confidence) {}

    public record Landmark(String image, String name, double confidence, List<String> because) {}

    public List<List<String>> sameLandmarkGroups() {
        return groups(sameLandmark.stream().map(s -> new String[] {s.a, s.b}).toList());
    }

    private static List<List<String>> groups(List<String[]> pairs) {
        Map<String, String> parent = new HashMap<>();
        for (String[] pair : pairs) {
            String a = root(parent, pair[0]);
            String b = root(parent, pair[1]);
            parent.put(a.compareTo(b) > 0 ? a : b, a.compareTo(b) > 0 ? b : a);
        }
        Map<String, List<String>> groups = new TreeMap<>();
        new ArrayList<>(parent.keySet())
                .forEach(file -> groups.computeIfAbsent(root(parent, file), r -> new ArrayList<>())
                        .add(file));
        groups.values().forEach(group -> group.sort(Comparator.naturalOrder()));
        return List.copyOf(groups.values());
    }

    private static String root(Map<String, String> parent, String file) {
        String at = file;
        while (!parent.computeIfAbsent(at, f -> f).equals(at)) {
            at = parent.get(at);
        }
        return at;
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(heading("Duplicates", groups.size(), "group"));
        groups.forEach(group -> text.append(group.text()));
        List<List<String>> landmarkGroups = sameLandmarkGroups();
        text.append(heading("Same landmark", landmarkGroups.size(), "group"));
        for (List<String> group : landmarkGroups) {
            group.forEach(file -> text.append(file.equals(group.getFirst()) ? "  " : "    ~ ")
                    .append(file)
                    .append('\n'));
        }
        if (!landmarks.isEmpty()) {
            text.append(heading("Landmarks named", landmarks.size(), "photo"));
            landmarks.forEach(l -> text.append("  %s: %s (%.0f %%, by %s)%n"
                    .formatted(l.image, l.name, 100 * l.confidence, photos(l.because.size()))));
        }
        text.append(heading("Refused", rejected.size(), "file"));
        Map<String, List<Rejected>> byReason =
                rejected.stream().collect(Collectors.groupingBy(Rejected::reason, TreeMap::new, Collectors.toList()));
        byReason.forEach((reason, files) -> {
            text.append("  ").append(reason).append(" (").append(files.size()).append(")\n");
            files.forEach(r -> text.append("    ")
                    .append(r.uri)
                    .append(": ")
                    .append(r.message)
                    .append('\n'));
        });
        text.append(files.text());
        String known = recognised > 0 ? " (%d known by their bytes)".formatted(recognised) : "";
        text.append("%n%s, %d new%s, in %.1f s (%.1f images/s), model %s%n"
                .formatted(photos(images), processedNow, known, seconds, imagesPerSecond, model));
        return text.toString();
    }

    private static String heading(String what, int count, String unit) {
        return "%n%s: %d %s%s%n".formatted(what, count, unit, count == 1 ? "" : "s");
    }

    private static String photos(int count) {
        return count + (count == 1 ? " photo" : " photos");
    }
}
