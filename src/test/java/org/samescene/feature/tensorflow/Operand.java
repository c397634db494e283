package org.samescene.feature.tensorflow;

import org.tensorflow.proto.DataType;

/**
 * A value on an edge of a TensorFlow graph.
 *
 * @param reference by which the other nodes of the graph name it
 */
record Operand(String reference, DataType type) {}
