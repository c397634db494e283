package org.samescene.app.extract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an extraction wrote; as JSON field for field. Paths are absolute, lists in their order.
 *
 * @param seconds from the first picture to the last file, without start-up
 */
record ExtractReport(
        String model, List<Written> written, List<Rejected> rejected, double seconds, double imagesPerSecond) {
    /** What became of one picture. */
    sealed interface Outcome {}

    /**
     * A picture's features were written.
     *
     * @param file with the features
     * @param global with the descriptor of the whole picture; null where the model makes none
     * @param width of the upright picture, in pixels, like the keypoints
     */
    record Written(String image, String file, @Nullable String global, int features, int width, int height)
            implements Outcome {}

    record Rejected(String uri, String reason, String message) implements Outcome {}

    static ExtractReport of(String model, List<Outcome> outcomes, double seconds) {
        return new ExtractReport(
                model,
                all(outcomes, Written.class, Written::image),
                all(outcomes, Rejected.class, Rejected::uri),
                seconds,
                seconds > 0 ? outcomes.size() / seconds : 0);
    }

    private static <T extends Outcome> List<T> all(List<Outcome> outcomes, Class<T> type, Function<T, String> name) {
        return outcomes.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparing(name))
                .toList();
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
