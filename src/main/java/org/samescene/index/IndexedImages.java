package org.samescene.index;

import java.util.List;
import java.util.Optional;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;

/**
 * The images of one partition of the features log, searchable by resemblance, and what was said about them:
 * as its readers see it, any number of them at once.
 */
public interface IndexedImages {
    /**
     * The images most like the query, of the same library, best first; the query itself (its key) is never
     * among them. An image of the very same bytes always is, however few its features are.
     *
     * @param before only images with a position lower than this
     * @param limit how many at most
     */
    List<Candidate> candidates(ImageFeatures query, long before, int limit);

    /**
     * The images that have nearly all of some features, as copies of a picture have its strongest ones; of the
     * same library, best first. Others hardly ever are among them, so they cost little.
     *
     * @param few some ten of an image's features, perhaps in another pose; the image itself (its key) is never
     *     among those found
     * @param before only images with a position lower than this
     * @param limit how many at most
     */
    List<Candidate> copies(ImageFeatures few, long before, int limit);

    /** The current version of an image. */
    Optional<ImageFeatures> image(ImageKey key);

    /** The newest thing that is known of an image, of one that was removed too; empty where nothing is. */
    Optional<LastWord> lastWord(ImageKey key);

    /** What an image was said to show, apart from its upload; empty where nothing was. */
    Optional<Label> label(ImageKey key);

    /** What is known of pairs that an image belongs to, withdrawn relations too; in no order. */
    List<Relation> relations(ImageKey key);

    /** What is known of a pair; empty where nothing is. */
    Optional<Relation> relation(Pair pair);

    /** The name that was last suggested for an image; empty where none is. */
    Optional<LandmarkSuggestion> naming(ImageKey key);
}
