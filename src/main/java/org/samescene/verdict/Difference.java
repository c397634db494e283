package org.samescene.verdict;

import java.util.List;

/**
 * A region in which two copies do not look the same.
 *
 * @param region its corners in pixels of the first picture
 * @param regionOfOther the same corners in pixels of the other picture
 * @param share of what the two have in common, by area, 0 … 1
 */
public record Difference(List<Overlap.Point> region, List<Overlap.Point> regionOfOther, double share) {
    /** Seen from the other picture. */
    Difference swapped() {
        return new Difference(regionOfOther, region, share);
    }
}
