package org.samescene.feature.tensorflow;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.samescene.feature.tensorflow.savedmodel.VariableValues;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;

/**
 * A TensorFlow checkpoint (version 2, {@code tensor_bundle.proto}): an index of tensors with their checksums,
 * and files with their values. TensorFlow reads it, and compares the checksum of every value that it reads.
 *
 * <p>Why one operation for each variable, where a single one restores them all? TensorFlow's errors say that
 * a checksum differs or that a file ends early, and where: in the node. So the node has the variable's name.
 *
 * @param prefix of the names of its files, such as {@code variables/variables}
 */
public record Checkpoint(Path prefix) implements VariableValues {
    private static final ConfigProto ON_THE_CPU =
            ConfigProto.newBuilder().putDeviceCount("GPU", 0).build();

    @Override
    public Map<String, TensorProto> of(Map<String, DataType> variables) throws IOException {
        TensorFlowLibrary.engine();
        try (Graph graph = new Graph()) {
            Ops ops = Ops.create(graph).withSubScope("checkpoint");
            Output<?> files = ops.constant(prefix.toString()).asOutput();
            Output<?> wholeTensor = ops.array("").asOutput();
            Map<String, Operation> restored = new LinkedHashMap<>();
            variables.forEach((name, type) -> restored.put(
                    name,
                    graph.opBuilder("RestoreV2", name, ops.scope())
                            .addInput(files)
                            .addInput(ops.array(name).asOutput())
                            .addInput(wholeTensor)
                            .setAttr("dtypes", new DataType[] {type})
                            .build()));
            return run(graph, restored);
        }
    }

    private Map<String, TensorProto> run(Graph graph, Map<String, Operation> restored) throws IOException {
        try (Session session = new Session(graph, ON_THE_CPU)) {
            Session.Runner runner = session.runner();
            restored.values().forEach(operation -> runner.fetch(operation.output(0)));
            try (Result result = runner.run()) {
                Map<String, TensorProto> values = new LinkedHashMap<>();
                int at = 0;
                for (String name : restored.keySet()) {
                    values.put(name, value(result.get(at++).asRawTensor()));
                }
                return values;
            }
        } catch (RuntimeException e) { // TensorFlow's have no type in common
            throw new IOException("the checkpoint " + prefix + " can't be read: " + e.getMessage(), e);
        }
    }

    private static TensorProto value(RawTensor tensor) {
        byte[] content = new byte[Math.toIntExact(tensor.numBytes())];
        tensor.data().read(content);
        TensorProto.Builder value =
                TensorProto.newBuilder().setDtype(tensor.dataType()).setTensorContent(ByteString.copyFrom(content));
        for (long size : tensor.shape().asArray()) {
            value.getTensorShapeBuilder().addDimBuilder().setSize(size);
        }
        return value.build();
    }
}
