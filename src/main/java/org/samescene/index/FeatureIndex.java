package org.samescene.index;

import java.util.List;
import java.util.Optional;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;

/**
 * The images of one partition of the features log, searchable by resemblance, and what was said about them. A
 * view of the log: it can be lost and made again.
 *
 * <p>Positions are offsets in that log. Writing is for one thread, in the order of the log; reading for any
 * number. What was written is read after the next {@link #refresh()}, and lasts after the next {@link
 * #commit(long)}.
 */
public interface FeatureIndex extends AutoCloseable {
    /**
     * The log is covered up to here, exclusively: the position of the first record that is not in the last
     * commit. 0 when new.
     */
    long committedPosition();

    /** Adds the image, in place of an earlier version of it; relations of that version go with it. */
    void add(long position, ImageFeatures image);

    /** Removes the image and its relations. No such image: nothing happens. */
    void remove(ImageKey key);

    /** Keeps what was said of a pair, in place of what was said of the same two before. */
    void record(Relation relation);

    /** Makes what was written visible to readers. */
    void refresh();

    /**
     * The images most like the query, of the same library, best first; the query itself (its key) is never
     * among them. An image of the very same bytes always is, however few its features are.
     *
     * @param before only images with a position lower than this
     * @param limit how many at most
     */
    List<Candidate> candidates(ImageFeatures query, long before, int limit);

    /** The current version of an image. */
    Optional<ImageFeatures> image(ImageKey key);

    /** What was said about an image, to either side, in no order. */
    List<Relation> relations(ImageKey key);

    /** How many images there are. */
    long size();

    /** Makes all that was written last, as covering the log up to {@code nextPosition}, exclusively. */
    void commit(long nextPosition);

    /** Closes without committing. */
    @Override
    void close();
}
