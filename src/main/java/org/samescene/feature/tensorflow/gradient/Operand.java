package org.samescene.feature.tensorflow.gradient;

import org.tensorflow.proto.DataType;

/**
 * A value on an edge of a TensorFlow graph.
 *
 * @param reference how the other nodes of the same graph or function name it
 */
record Operand(String reference, DataType type) {}
