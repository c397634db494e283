package org.samescene.index;

import java.util.List;
import java.util.Map;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;

/**
 * An index for whoever owns it and writes it; readers get {@link IndexedImages}. A view of the features log:
 * it can be lost and made again.
 *
 * <p>Positions are offsets in that log. Writing is for one thread, in the order of the log; reading for any
 * number. What was written is read after the next {@link #refresh()}, and survives a restart after the next
 * {@link #commit}.
 *
 * <p>Why a view, and no database of its own? The log is the one truth, and a commit says how far the view has
 * come in it. So the index needs no transaction with Kafka, no backup, and no conversion when its form
 * changes: what it lacks is read again.
 */
public interface FeatureIndex extends IndexedImages, AutoCloseable {
    /**
     * The log is covered up to here, exclusively: the position of the first record that is not in the last
     * commit. 0 when new.
     */
    long committedPosition();

    /** Adds the image, in place of an earlier version of it. What was said of that stays. */
    void add(long position, ImageFeatures image);

    /** Adds images one after the other, as {@link #add}; what can be worked out of each apart is, by several threads. */
    void addAll(List<Candidate> images);

    /** Removes the image; what was said of it stays. No such image: nothing happens. */
    void remove(ImageKey key);

    /** Keeps what was said, in place of what was said about the same before. */
    void record(Said said);

    /** Keeps the newest thing that is known of an image, in place of what was kept before. */
    void record(ImageKey key, LastWord word);

    /** Keeps what an image was said to show, in place of what was kept before. */
    void record(ImageKey key, Label label);

    /** Makes what was written visible to readers. */
    void refresh();

    /**
     * Commits all that was written, as covering the log up to {@code nextPosition}, exclusively.
     *
     * @param source which log that is, in the owner's own words
     */
    void commit(long nextPosition, Map<String, String> source);

    /** What the last commit said of its source; empty where there is none. */
    Map<String, String> source();

    /** Closes without committing. */
    @Override
    void close();
}
