/**
 * Models as TensorFlow SavedModels, run through DJL, the only place that knows either: {@link
 * org.samescene.feature.tensorflow.TensorFlowExtractor} runs one, and {@code GradientModel} with what it uses
 * writes the one that comes with Samescene. Tensors never leave this package.
 */
package org.samescene.feature.tensorflow;
