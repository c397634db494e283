package org.samescene.index;

/**
 * How candidates are looked for.
 *
 * @param indexedDescriptors how many of an image's descriptors are searchable, strongest first
 * @param queriedDescriptors how many of the query's descriptors ask, strongest first
 * @param neighbours how many nearest neighbours each of them asks for
 * @param distanceLimit Euclidean distance of unit descriptors above which a neighbour has no vote, 0 … 2
 */
public record SearchOptions(int indexedDescriptors, int queriedDescriptors, int neighbours, double distanceLimit) {
    public static final SearchOptions DEFAULT = new SearchOptions(300, 300, 20, 0.9);

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
