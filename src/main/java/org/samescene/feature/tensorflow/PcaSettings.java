package org.samescene.feature.tensorflow;

import java.nio.file.Path;

/**
 * Where a model's principal components are, and how they are used. The files are {@code .datum}, the paths
 * relative to the model's folder.
 *
 * @param mean of the training features: one value for each component of a raw feature
 * @param projection matrix whose rows are the components, largest variance first
 * @param variances of the components; read only for whitening
 * @param dimensions how many components are kept
 * @param whitening whether each is divided by its standard deviation
 */
public record PcaSettings(Path mean, Path projection, Path variances, int dimensions, boolean whitening) {
    public PcaSettings {
        if (dimensions < 1) {
            throw new IllegalArgumentException("pca.dimensions is at least 1, not " + dimensions);
        }
    }
}
