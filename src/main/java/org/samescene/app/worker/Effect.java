package org.samescene.app.worker;

import java.util.List;
import java.util.Optional;
import org.samescene.Report;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.Said;

/**
 * What a change leads to.
 *
 * @param events that are to be published
 * @param said what is to be kept in the relations log
 * @param again what is to be repeated in the log, as its last word about the image
 */
record Effect(List<Event> events, List<Said> said, Optional<Known> again) {
    static final Effect NONE = of();

    /**
     * What is known of an image.
     *
     * @param image empty: that it was deleted
     * @param time by the source's clock, in milliseconds since 1970
     */
    record Known(ImageKey key, Optional<ImageFeatures> image, long time) {}

    static Effect of(Event... events) {
        return new Effect(List.of(events), List.of(), Optional.empty());
    }

    /** Of a single change. */
    static Effect of(Report report) {
        return new Effect(report.events().getFirst(), report.said(), Optional.empty());
    }
}
