package org.samescene.index;

import org.samescene.arrival.ImageKey;

/**
 * Two images of one library, in the order of their ids: whichever of them is named first, it is the same pair.
 *
 * @param first the one whose id is less
 */
public record Pair(ImageKey first, ImageKey second) {
    public Pair {
        if (!first.library().equals(second.library()) || first.imageId().compareTo(second.imageId()) >= 0) {
            throw new IllegalArgumentException(
                    "a pair is two images of one library in order, not " + first + " and " + second);
        }
    }

    public static Pair of(ImageKey one, ImageKey other) {
        return one.imageId().compareTo(other.imageId()) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    public String library() {
        return first.library();
    }

    /** The other one of the two. */
    public ImageKey partnerOf(ImageKey key) {
        return key.equals(first) ? second : first;
    }

    public boolean has(ImageKey key) {
        return key.equals(first) || key.equals(second);
    }
}
