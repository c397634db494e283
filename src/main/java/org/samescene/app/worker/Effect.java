package org.samescene.app.worker;

import java.util.List;
import java.util.Optional;
import org.samescene.Report;
import org.samescene.app.kafka.NoteRecords.Note;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.Said;

/**
 * What a change leads to.
 *
 * @param events that are to be published
 * @param said what is to be kept in the relations log
 * @param again what is to be repeated in the features log, as its last word
 */
record Effect(List<Event> events, List<Said> said, Optional<Known> again) {
    static final Effect NONE = of();

    /** What is known. */
    sealed interface Known {
        /**
         * Of an image.
         *
         * @param image empty: that it was deleted
         * @param time by the source's clock, in milliseconds since 1970
         */
        record OfImage(ImageKey key, Optional<ImageFeatures> image, long time) implements Known {}

        /** What a person has said. */
        record OfNote(Note note) implements Known {}
    }

    static Effect of(Event... events) {
        return new Effect(List.of(events), List.of(), Optional.empty());
    }

    /** Of a single change. */
    static Effect of(Report report) {
        return new Effect(report.events().getFirst(), report.said(), Optional.empty());
    }

    static Effect again(Note note) {
        return new Effect(List.of(), List.of(), Optional.of(new Known.OfNote(note)));
    }
}
