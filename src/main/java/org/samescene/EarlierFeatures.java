package org.samescene;

import java.util.Optional;
import org.samescene.arrival.Original;
import org.samescene.feature.ImageFeatures;

/** What was extracted earlier from the same bytes, whatever they were called then. Safe for use by several threads. */
@FunctionalInterface
public interface EarlierFeatures {
    EarlierFeatures NONE = original -> Optional.empty();

    /** Features of any image that had these bytes, by the same model; empty where none are known. */
    Optional<ImageFeatures> of(Original original);
}
