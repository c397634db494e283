/**
 * From pixels to local features: what a feature is, the models that make them, and the record of one image's
 * features that travels through Kafka. TensorFlow is behind {@link
 * org.samescene.feature.FeatureExtractor} in the leaf {@code tensorflow}; {@code delf} has the files of the
 * DELF project.
 */
@NullMarked
package org.samescene.feature;

import org.jspecify.annotations.NullMarked;
