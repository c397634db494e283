package org.samescene.feature.tensorflow.savedmodel;

import java.io.IOException;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;

/** Where the values of a graph's variables come from. */
public interface VariableValues {
    /**
     * The values of some variables.
     *
     * @param variables their types, by name
     * @return their values, by name
     * @throws IOException if one is missing, damaged or of another type
     */
    Map<String, TensorProto> of(Map<String, DataType> variables) throws IOException;
}
