package org.samescene;

import java.util.Optional;
import org.samescene.feature.GlobalDescriptor;
import org.samescene.feature.ImageFeatures;

/**
 * What a model says of an image.
 *
 * @param global the descriptor of the whole picture; empty where the model makes none
 */
public record Description(ImageFeatures image, Optional<GlobalDescriptor> global) {}
