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
     * Images of a lower score are not taken for copies of a few features. Of the 64 strongest features of photos at
     * a quarter of their size, and of crops of a quarter, 99% score .0067 and more with the photo; of 23,004 pairs of
     * unrelated photos 99.9% score less than .003. (Each half of 217 photos with words learnt from the other half.)
     */
    public static final double MIN_COPY_SCORE = 0.005;

    /**
     * Learnt from one half of 217 photos and measured on the other, both ways, with 16,384 words: at a limit that 1%
     * of unrelated pairs pass, .865 to .96 of the pairs of one landmark and .94 to .98 of crops to 10% of the area
     * pass, with 500 indexed descriptors .88 to .96 and .80 to .87 (8,192 words), with 1000 queried ones .90 to .92 and
     * .91 to .94. Of the pairs of one landmark 99% score .0014 and more, of crops to 10% .0018, of unrelated pairs 10%.
     */
    public static final WordOptions DEFAULT = new WordOptions(1000, 500, 0.0014);

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
