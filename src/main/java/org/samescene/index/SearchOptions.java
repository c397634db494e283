package org.samescene.index;

/**
 * How candidates are looked for.
 *
 * @param indexedDescriptors how many of an image's descriptors are searchable: {@link SearchedFeatures}
 * @param queriedDescriptors how many of the query's descriptors ask, chosen the same way
 * @param neighbours how many nearest neighbours each of them asks for
 * @param distanceLimit Euclidean distance of unit descriptors above which a neighbour has no vote, 0 … 2
 */
public record SearchOptions(int indexedDescriptors, int queriedDescriptors, int neighbours, double distanceLimit) {
    /**
     * On a development set of 116 photos .965 of the verified pairs of one landmark and all duplicates are
     * among the best 30 candidates so, and .977 among the best 50; the same with 300 descriptors and 20
     * neighbours; with 150 descriptors .919 and .965 (model {@code gradient-1}). That was with the strongest
     * descriptors only, before half of them were spread over the picture.
     */
    public static final SearchOptions DEFAULT = new SearchOptions(200, 200, 10, 0.5);

    /**
     * Votes that each of a few features casts on average for an image that is taken for a copy of theirs.
     */
    public static final double MIN_COPY_VOTES = 0.1;

    public SearchOptions {
        if (indexedDescriptors < 1 || queriedDescriptors < 1 || neighbours < 1) {
            throw new IllegalArgumentException("at least one descriptor and one neighbour: " + indexedDescriptors + ", "
                    + queriedDescriptors + ", " + neighbours);
        }
        if (!(distanceLimit > 0 && distanceLimit <= 2)) {
            throw new IllegalArgumentException("distanceLimit is in (0, 2], not " + distanceLimit);
        }
    }
}
