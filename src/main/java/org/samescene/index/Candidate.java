package org.samescene.index;

import org.samescene.feature.ImageFeatures;

/**
 * An image worth comparing.
 *
 * @param position where it stands in the features log
 * @param votes how much its descriptors resemble the query's; comparable within one query only
 */
public record Candidate(ImageFeatures image, long position, double votes) {}
