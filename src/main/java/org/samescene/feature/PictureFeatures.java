package org.samescene.feature;

import java.util.Optional;

/**
 * All that a model finds in one picture.
 *
 * @param global empty where the model makes none
 */
public record PictureFeatures(LocalFeatures local, Optional<GlobalDescriptor> global) {}
