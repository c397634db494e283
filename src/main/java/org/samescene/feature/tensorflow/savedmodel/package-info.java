/**
 * A SavedModel as data: its graph, the values of its variables, and the form in which TensorFlow can load it.
 * Only protocol buffers and files; nothing here runs a graph or knows what it computes.
 */
@NullMarked
package org.samescene.feature.tensorflow.savedmodel;

import org.jspecify.annotations.NullMarked;
