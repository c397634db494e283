package org.samescene.index;

import org.samescene.feature.ImageFeatures;

/**
 * An image worth comparing.
 *
 * @param position where it stands in the features log
 */
public record Candidate(ImageFeatures image, long position) {}
