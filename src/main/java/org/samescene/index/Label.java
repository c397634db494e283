package org.samescene.index;

import java.util.Comparator;
import java.util.Optional;

/**
 * What an image was said to show, apart from its upload. The newest by its source's clock holds; of two of the same
 * time the one without a landmark, else the lesser: any rule will do that doesn't depend on which was read first.
 *
 * @param time by the source's clock, in milliseconds since 1970
 * @param landmark empty: it is not known any more
 */
public record Label(long time, Optional<String> landmark) implements Comparable<Label> {
    private static final Comparator<Label> ORDER = Comparator.comparingLong(Label::time)
            .thenComparing(label -> label.landmark.isEmpty())
            .thenComparing(label -> label.landmark.orElse(""), Comparator.reverseOrder());

    @Override
    public int compareTo(Label other) {
        return ORDER.compare(this, other);
    }
}
