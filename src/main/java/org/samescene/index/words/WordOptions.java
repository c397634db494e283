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

    /**
     * Mean average precision of 27 queries for landmarks among 138 photos, with 8,192 words learnt from others:
     * .679 with 200 descriptors, .723 with 500, .769 with 1000. 500 are some 370 words an image, 1000 are 640:
     * with 500 a search reads a third of the lists' entries. Of the pairs of one landmark among the photos that the
     * words were learnt from, 95% score this much, and 10% of the unrelated ones.
     */
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
