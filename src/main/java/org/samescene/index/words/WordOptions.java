package org.samescene.index.words;

/**
 * How images are found by their visual words.
 *
 * @param indexedDescriptors of how many of an image's descriptors the words are kept: {@link
 *     org.samescene.index.SearchedFeatures}
 * @param queriedDescriptors of how many of the query's descriptors the words are looked up, chosen likewise
 * @param minScore images of a lower score are no candidates, 0 … 1; the score depends on the two images and
 *     the codebook alone, so whether one is a candidate of the other doesn't depend on what else there is
 */
public record WordOptions(int indexedDescriptors, int queriedDescriptors, double minScore) {
    /** A query's descriptor belongs to its so many nearest words; an indexed one to its nearest. */
    public static final int QUERY_ASSIGNMENTS = 3;

    public static final WordOptions DEFAULT = new WordOptions(500, 500, 0.0006);

    public WordOptions {
        if (indexedDescriptors < 1 || queriedDescriptors < 1) {
            throw new IllegalArgumentException(
                    "at least one descriptor: " + indexedDescriptors + ", " + queriedDescriptors);
        }
        if (!(minScore >= 0 && minScore <= 1)) {
            throw new IllegalArgumentException("minScore is in [0, 1], not " + minScore);
        }
    }
}
