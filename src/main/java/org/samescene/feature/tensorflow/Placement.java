package org.samescene.feature.tensorflow;

import ai.djl.ndarray.NDList;
import ai.djl.tensorflow.engine.SavedModelBundle;
import ai.djl.tensorflow.engine.TfNDArray;
import ai.djl.tensorflow.engine.javacpp.JavacppUtils;
import ai.djl.util.Pair;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Output;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * Where a graph runs, as TensorFlow itself reports after a run: a session may see a GPU and still place its
 * work on the processor, for lack of a kernel or of memory.
 */
final class Placement {
    /** The operations that a feature network spends its time in. */
    private static final Set<String> WORK = Set.of(
            "Conv2D",
            "_FusedConv2D",
            "DepthwiseConv2dNative",
            "_FusedDepthwiseConv2dNative",
            "MatMul",
            "_FusedMatMul",
            "_MklNativeConv2D",
            "_MklNativeFusedConv2D",
            "_MklNativePadWithFusedConv2D",
            "_MklNativeMatMul",
            "_MklNativeFusedMatMul");

    private Placement() {}

    /** Names of the devices that a session may use, such as {@code /job:localhost/replica:0/task:0/device:GPU:0}. */
    @SuppressWarnings("try") // the scope frees what is made within it
    static List<String> devices(SavedModelBundle bundle) {
        try (PointerScope ignored = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_DeviceList list = tensorflow.TF_SessionListDevices(bundle.getSession(), status);
            status.throwExceptionIfNotOK();
            try {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
                    names.add(tensorflow.TF_DeviceListName(list, i, status).getString());
                }
                return names;
            } finally {
                tensorflow.TF_DeleteDeviceList(list);
            }
        }
    }

    /**
     * Runs the graph once and reports the device that does the work: {@code cpu}, or {@code gpu:N} if every
     * convolution and matrix product is done there.
     *
     * @param inputs of the signature, by name
     */
    static String ofWork(SavedModelBundle bundle, SignatureDef signature, NDList inputs) {
        Map<String, Integer> operations = new TreeMap<>();
        for (GraphDef part : run(bundle, signature, inputs).getPartitionGraphsList()) {
            part.getNodeList().forEach(node -> count(node, operations));
            part.getLibrary()
                    .getFunctionList()
                    .forEach(function -> function.getNodeDefList().forEach(node -> count(node, operations)));
        }
        return operations.size() == 1 && operations.keySet().iterator().next().startsWith("GPU:")
                ? operations.keySet().iterator().next().toLowerCase(Locale.ROOT)
                : "cpu";
    }

    private static void count(NodeDef node, Map<String, Integer> operations) {
        if (WORK.contains(node.getOp())) {
            String device = node.getDevice();
            operations.merge(
                    device.substring(device.lastIndexOf("device:") < 0 ? 0 : device.lastIndexOf("device:") + 7),
                    1,
                    Integer::sum);
        }
    }

    @SuppressWarnings("try")
    private static RunMetadata run(SavedModelBundle bundle, SignatureDef signature, NDList inputs) {
        try (PointerScope ignored = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_Buffer options = TF_Buffer.newBufferFromString(
                    RunOptions.newBuilder().setOutputPartitionGraphs(true).build());
            TF_Buffer metadata = TF_Buffer.newBuffer();
            PointerPointer<TF_Tensor> values = new PointerPointer<>(inputs.size());
            List<TensorInfo> fed = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                values.put(i, JavacppUtils.resolveTFETensor(((TfNDArray) inputs.get(i)).getHandle()));
                fed.add(signature.getInputsOrThrow(inputs.get(i).getName()));
            }
            Collection<TensorInfo> fetched = signature.getOutputsMap().values();
            PointerPointer<TF_Tensor> results = new PointerPointer<>(fetched.size());
            tensorflow.TF_SessionRun(
                    bundle.getSession(),
                    options,
                    ends(bundle, fed),
                    values,
                    fed.size(),
                    ends(bundle, fetched),
                    results,
                    fetched.size(),
                    new PointerPointer<TF_Operation>(0),
                    0,
                    metadata,
                    status);
            status.throwExceptionIfNotOK();
            for (int i = 0; i < fetched.size(); i++) {
                results.get(TF_Tensor.class, i).withDeallocator();
            }
            return RunMetadata.parseFrom(metadata.dataAsByteBuffer());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("TensorFlow's report on where the graph ran can't be read", e);
        }
    }

    private static TF_Output ends(SavedModelBundle bundle, Collection<TensorInfo> tensors) {
        TF_Output ends = new TF_Output(tensors.size());
        int i = 0;
        for (TensorInfo tensor : tensors) {
            Pair<TF_Operation, Integer> end = JavacppUtils.getGraphOperationByName(bundle.getGraph(), tensor.getName());
            ends.position(i++).oper(end.getKey()).index(end.getValue());
        }
        return ends.position(0);
    }
}
