package org.samescene.app.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an extraction wrote; as JSON field for field. Paths are absolute, lists in their order.
 *
 * @param seconds from the first picture to the last file, without start-up
 */
record ExtractReport(
        String model, List<Written> written, List<Rejected> rejected, double seconds, double imagesPerSecond) {
    /**
     * @param file with the features
     * @param global with the descriptor of the whole picture; absent where the model makes none
     * @param width of the upright picture, in pixels, like the keypoints
     * @param reader what decoded it; absent where nothing had to be decoded
     */
    record Written(
            String image,
            String file,
            @Nullable String global,
            int features,
            int width,
            int height,
            @Nullable String reader)
            implements Outcome {}

    record Rejected(String uri, String reason, @Nullable String message) implements Outcome {}

    /** What became of one picture. */
    sealed interface Outcome {}

    static ExtractReport of(String model, List<Outcome> outcomes, double seconds) {
        List<Written> written = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Written file -> written.add(file);
                case Rejected file -> rejected.add(file);
            }
        }
        return new ExtractReport(
                model,
                written.stream().sorted(Comparator.comparing(Written::image)).toList(),
                rejected.stream().sorted(Comparator.comparing(Rejected::uri)).toList(),
                seconds,
                seconds > 0 ? outcomes.size() / seconds : 0);
    }

    /** As a report for people. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (!rejected.isEmpty()) {
            text.append("Refused: %d file%s%n".formatted(rejected.size(), rejected.size() == 1 ? "" : "s"));
            Map<String, List<Rejected>> byReason = rejected.stream()
                    .collect(Collectors.groupingBy(Rejected::reason, TreeMap::new, Collectors.toList()));
            byReason.forEach((reason, files) -> {
                text.append("  ")
                        .append(reason)
                        .append(" (")
                        .append(files.size())
                        .append(")\n");
                files.forEach(r -> text.append("    ")
                        .append(r.uri)
                        .append(": ")
                        .append(r.message)
                        .append('\n'));
            });
        }
        text.append("%d .delf file%s with %d features, in %.1f s (%.1f images/s), model %s%n"
                .formatted(
                        written.size(),
                        written.size() == 1 ? "" : "s",
                        written.stream().mapToInt(Written::features).sum(),
                        seconds,
                        imagesPerSecond,
                        model));
        return text.toString();
    }
}
