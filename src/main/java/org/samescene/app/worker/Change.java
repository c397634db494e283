package org.samescene.app.worker;

import org.samescene.app.kafka.NoteRecords.Note;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.LastWord;

/** What a record of the features log says. */
sealed interface Change {
    /** Its offset in the log. */
    long position();

    /** Whether it only says again what was known, behind an older record that came late. */
    boolean repeated();

    /** What became of an image. */
    sealed interface OfImage extends Change {
        ImageKey key();

        LastWord word();
    }

    /**
     * An image has these features.
     *
     * @param compareAgain whether it is to be compared though it is known: settings may have changed
     */
    record Added(long position, LastWord word, ImageFeatures image, boolean repeated, boolean compareAgain)
            implements OfImage {
        Added(long position, LastWord word, ImageFeatures image, boolean repeated) {
            this(position, word, image, repeated, false);
        }

        /** @param time by the source's clock, in milliseconds since 1970 */
        Added(long position, long time, ImageFeatures image, boolean repeated) {
            this(position, LastWord.upload(time, image), image, repeated);
        }

        Added toBeComparedAgain() {
            return new Added(position, word, image, repeated, true);
        }

        @Override
        public ImageKey key() {
            return image.key();
        }
    }

    /** An image was deleted. */
    record Removed(long position, LastWord word, ImageKey key, boolean repeated) implements OfImage {
        /** @param time by the source's clock, in milliseconds since 1970 */
        Removed(long position, long time, ImageKey key, boolean repeated) {
            this(position, LastWord.deletion(time), key, repeated);
        }
    }

    /** A person has said something of an image or of a pair. */
    record Noted(long position, Note note, boolean repeated) implements Change {}
}
