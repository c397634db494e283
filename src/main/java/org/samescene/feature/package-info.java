/**
 * From pixels to local features: what a feature is, the models that make them, and the record of one image's
 * features that travels through Kafka. TensorFlow stands behind {@link
 * org.samescene.feature.FeatureExtractor} in the leaf {@code tensorflow}; {@code delf} has the files of the
 * DELF project.
 */
package org.samescene.feature;
