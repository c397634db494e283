package org.samescene.index;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samescene.feature.ImageFeatures;

/**
 * The newest thing that is known of an image by its source's clock: an upload, or that it was deleted. What is
 * older than it, whenever it is read, changes nothing. Of two things of the same time a deletion holds; of two
 * uploads the one with the greater content: any rule will do that doesn't depend on which was read first.
 *
 * @param time by the source's clock, in milliseconds since 1970
 * @param upload empty for a deletion
 */
public record LastWord(long time, Optional<Upload> upload) implements Comparable<LastWord> {
    private static final Comparator<LastWord> ORDER = Comparator.comparingLong(LastWord::time)
            .thenComparing(LastWord::isDeletion)
            .thenComparing(word -> word.upload.map(Upload::toString).orElse(""));

    /**
     * What an upload is known by.
     *
     * @param landmark that the image is said to show; null where it is not said
     */
    public record Upload(
            String version, String sha256, @Nullable String landmark) {
        /** Whether another has the same picture, whatever it is said to show. */
        public boolean samePicture(Upload other) {
            return version.equals(other.version) && sha256.equals(other.sha256);
        }

        @Override
        public String toString() {
            return String.join("\n", version, sha256, Objects.requireNonNullElse(landmark, ""));
        }
    }

    public static LastWord deletion(long time) {
        return new LastWord(time, Optional.empty());
    }

    public static LastWord upload(long time, ImageFeatures image) {
        return new LastWord(time, Optional.of(new Upload(image.version(), image.sha256(), image.landmark())));
    }

    public boolean isDeletion() {
        return upload.isEmpty();
    }

    @Override
    public int compareTo(LastWord other) {
        return ORDER.compare(this, other);
    }
}
