package org.samescene;

import org.jspecify.annotations.Nullable;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;

/**
 * What has to be known of an image to speak of it, without its features: those of all candidates of a batch
 * would be some hundred megabytes.
 *
 * @param landmark that it is known to show; null if unknown
 */
public record Subject(
        ImageKey key, String version, @Nullable String landmark, String model) {
    static Subject of(ImageFeatures image) {
        return new Subject(image.key(), image.version(), image.landmark(), image.model());
    }
}
