package org.samescene.app.worker;

import java.util.List;
import java.util.Optional;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;

/**
 * What a change leads to.
 *
 * @param events that are to be published
 * @param again what is to be repeated in the log, as its last word about the image
 */
record Effect(List<Event> events, Optional<Known> again) {
    static final Effect NONE = new Effect(List.of(), Optional.empty());

    /**
     * What is known of an image.
     *
     * @param image empty: that it was deleted
     * @param time by the source's clock, in milliseconds since 1970
     */
    record Known(ImageKey key, Optional<ImageFeatures> image, long time) {}

    static Effect of(List<Event> events) {
        return new Effect(events, Optional.empty());
    }
}
