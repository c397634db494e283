package org.samescene.app.worker;

import org.samescene.event.Counts;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;

/**
 * The answers to changes that nothing else is said of.
 *
 * @param model whose features are compared
 */
record Answers(String model) {
    /** To a change that is known. */
    Effect known(Change.OfImage change) {
        return switch (change) {
            case Change.Added added -> unchanged(added);
            case Change.Removed removed -> answer(removed, Event.ImageProcessed.deleted(removed.key(), model));
        };
    }

    /** To an upload of which nothing new is to be said. */
    Effect unchanged(Change.Added added) {
        ImageFeatures image = added.image();
        Counts counts = new Counts(image.local().count(), 0, false, 0, 0);
        return answer(added, Event.ImageProcessed.processed(image.key(), image.version(), counts, model));
    }

    /** To a change that is older than what is known. */
    Effect superseded(Change.OfImage change) {
        String version = change instanceof Change.Added added ? added.image().version() : null;
        return answer(change, Event.ImageProcessed.superseded(change.key(), version, model));
    }

    /** A change that was only repeated was answered before. */
    private static Effect answer(Change change, Event event) {
        return change.repeated() ? Effect.NONE : Effect.of(event);
    }
}
