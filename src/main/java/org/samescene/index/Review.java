package org.samescene.index;

import java.util.Comparator;

/**
 * A person's decision on a pair. The newest by its source's clock holds; of two of the same time a rejection.
 *
 * @param time by the source's clock, in milliseconds since 1970
 */
public record Review(long time, Decision decision) implements Comparable<Review> {
    private static final Comparator<Review> ORDER =
            Comparator.comparingLong(Review::time).thenComparing(Review::decision);

    /** Whether the two are related. */
    public enum Decision {
        CONFIRMED,
        REJECTED
    }

    @Override
    public int compareTo(Review other) {
        return ORDER.compare(this, other);
    }
}
