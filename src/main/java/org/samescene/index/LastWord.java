package org.samescene.index;

import java.util.Comparator;
import java.util.Optional;
import org.samescene.feature.ImageFeatures;

/**
 * The newest thing that is known of an image by its source's clock: an upload, or that it was deleted. What is
 * older than it, whenever it is read, changes nothing. Of two things of the same time a deletion holds; of two
 * uploads the one with the greater content: any rule will do that doesn't depend on which was read first.
 *
 * @param time by the source's clock, in milliseconds since 1970
 * @param content what identifies an upload; empty for a deletion
 */
public record LastWord(long time, Optional<String> content) implements Comparable<LastWord> {
    private static final Comparator<LastWord> ORDER = Comparator.comparingLong(LastWord::time)
            .thenComparing(LastWord::isDeletion)
            .thenComparing(word -> word.content.orElse(""));

    public static LastWord deletion(long time) {
        return new LastWord(time, Optional.empty());
    }

    /** An upload is known by its version, its bytes and the place that it is said to show. */
    public static LastWord upload(long time, ImageFeatures image) {
        String landmark = image.landmark() == null ? "" : image.landmark();
        return new LastWord(time, Optional.of(String.join("\n", image.version(), image.sha256(), landmark)));
    }

    public boolean isDeletion() {
        return content.isEmpty();
    }

    @Override
    public int compareTo(LastWord other) {
        return ORDER.compare(this, other);
    }
}
