/**
 * Runs models of the DELF family, which are TensorFlow SavedModels, through DJL: {@link
 * org.samescene.feature.tensorflow.TensorFlowExtractor} runs one, the translators know its tensors. Tensors
 * never leave this package.
 *
 * <p>The rooms beside it: {@code savedmodel}, a graph as data, which nothing runs; {@code store}, models in
 * folders, which opens all of them by name, and the embedded one.
 */
@NullMarked
package org.samescene.feature.tensorflow;

import org.jspecify.annotations.NullMarked;
