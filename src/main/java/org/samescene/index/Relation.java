package org.samescene.index;

import org.samescene.arrival.ImageKey;

/**
 * That two images are related, as it was reported.
 *
 * @param image the later of the two in the features log
 * @param other the earlier one
 * @param kind what was said
 * @param log10FalseAlarms log10 of the expected number of chance agreements this good; negative infinity for
 *     the same bytes
 */
public record Relation(
        ImageKey image,
        String imageVersion,
        ImageKey other,
        String otherVersion,
        Kind kind,
        int inliers,
        double log10FalseAlarms) {
    /** What is said of a pair. */
    public enum Kind {
        DUPLICATE,
        SAME_LANDMARK
    }

    /** The partner of one of the two. */
    public ImageKey partnerOf(ImageKey key) {
        return key.equals(image) ? other : image;
    }
}
