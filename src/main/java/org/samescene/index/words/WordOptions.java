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
     * Images of a lower score are not taken for copies of a few features. Of crops to half the area that were turned or
     * mirrored, 95% score .0028 and more by their 64 strongest features with the photo, turned copies of all of it
     * .08 and more, and of 23,004 pairs of unrelated photos .2%. (Each half of 217 photos with words learnt from the
     * other half.) A limit of .005 had been tried before on other photos, where it missed nine turned copies, so a
     * measurement there is not independent of the choice.
     */
    public static final double MIN_COPY_SCORE = 0.0025;

    /**
     * Learnt from one half of 217 photos and measured on the other, both ways, with 16,384 words: at a limit that 1%
     * of unrelated pairs pass, .865 to .96 of the pairs of one landmark and .94 to .98 of crops to 10% of the area
     * pass, with 500 indexed descriptors .88 to .96 and .80 to .87 (8,192 words), with 1000 queried ones .90 to .92 and
     * .91 to .94.
     *
     * <p>The lowest score spares the worse half of the unrelated pairs (.0005 in the middle); related pairs of these
     * photos score more than twice as much, and it is the limit on candidates that chooses among the rest. A lowest
     * score of .0014, at which 1% of unrelated pairs pass, had been tried before on the photos that recall is measured
     * on: it lost a tenth of the landmark pairs there, so that recall is not independent of the choice.
     */
    public static final WordOptions DEFAULT = new WordOptions(1000, 500, 0.0006);

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
