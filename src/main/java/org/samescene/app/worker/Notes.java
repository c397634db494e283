package org.samescene.app.worker;

import java.util.Optional;
import org.samescene.Matching;
import org.samescene.Report;
import org.samescene.app.kafka.NoteRecords.Note;
import org.samescene.arrival.ImageKey;
import org.samescene.index.FeatureIndex;
import org.samescene.index.Label;
import org.samescene.index.LastWord;
import org.samescene.index.Relation;
import org.samescene.index.Review;

/**
 * Takes over what people say of images and of pairs. The newest by the source's clock holds; what is older is followed
 * in the log by what is known. All that was written to the index before is visible there.
 */
record Notes(FeatureIndex index, Matching matching, String model) {
    Effect take(Note note, boolean repeated) {
        return switch (note) {
            case Note.OfImage image -> labelled(image, repeated);
            case Note.OfPair pair -> reviewed(pair, repeated);
        };
    }

    private Effect labelled(Note.OfImage note, boolean repeated) {
        ImageKey key = note.key();
        Optional<Label> known = index.label(key);
        if (known.isPresent() && note.label().compareTo(known.get()) <= 0) {
            return again(new Note.OfImage(key, known.get()), note, repeated);
        }
        Optional<Long> deleted =
                index.lastWord(key).filter(LastWord::isDeletion).map(LastWord::time);
        if (deleted.isPresent()
                && deleted.get() >= note.label().time()
                && note.label().landmark().isPresent()) {
            Label none = new Label(deleted.get(), Optional.empty());
            index.record(key, none);
            return again(new Note.OfImage(key, none), note, repeated);
        }
        index.record(key, note.label());
        index.refresh();
        return kept(matching.relabelled(key, model, index));
    }

    private Effect reviewed(Note.OfPair note, boolean repeated) {
        Optional<Review> known = index.relation(note.pair()).flatMap(Relation::review);
        return known.isPresent() && note.review().compareTo(known.get()) <= 0
                ? again(new Note.OfPair(note.pair(), known.get()), note, repeated)
                : kept(matching.reviewed(note.pair(), note.review(), model, index));
    }

    private static Effect again(Note known, Note note, boolean repeated) {
        return repeated || known.equals(note) ? Effect.NONE : Effect.again(known);
    }

    private Effect kept(Report report) {
        report.said().forEach(index::record);
        return Effect.of(report);
    }

    /**
     * Takes over what was taken over before. Its effects were written then, and if it was not the newest, what is
     * follows in the log.
     */
    void load(Note note) {
        switch (note) {
            case Note.OfImage image -> index.record(image.key(), image.label());
            case Note.OfPair pair -> {
                Relation known = index.relation(pair.pair()).orElseGet(() -> Relation.none(pair.pair()));
                if (known.review()
                        .filter(review -> review.compareTo(pair.review()) >= 0)
                        .isEmpty()) {
                    index.record(known.reviewed(pair.review()));
                    index.refresh();
                }
            }
        }
    }

    /** An image is deleted: what it was said to show before is forgotten, in the log too. */
    Optional<Note> forget(ImageKey key, long time) {
        if (index.label(key)
                .filter(label -> label.landmark().isPresent() && label.time() <= time)
                .isEmpty()) {
            return Optional.empty();
        }
        Label none = new Label(time, Optional.empty());
        index.record(key, none);
        return Optional.of(new Note.OfImage(key, none));
    }
}
