package org.samescene;

import org.samescene.feature.ImageFeatures;

/**
 * An image in the features log.
 *
 * @param position its offset there
 */
public record Entry(long position, ImageFeatures image) {}
