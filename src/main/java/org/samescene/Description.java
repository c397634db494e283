package org.samescene;

import java.util.Optional;
import org.samescene.feature.GlobalDescriptor;
import org.samescene.feature.ImageFeatures;

/**
 * What a model says of an image.
 *
 * @param global the descriptor of the whole picture; empty where the model makes none
 * @param reader what decoded the picture, by name and version; empty where nothing had to be decoded
 */
public record Description(ImageFeatures image, Optional<GlobalDescriptor> global, Optional<String> reader) {}
