package org.samescene.feature.tensorflow.savedmodel;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Folds a trained batch normalisation into the convolution before it: γ (W ∗ x − μ) / √(σ² + ε) + β = W′ ∗ x
 * + b with W′ = W γ / √(σ² + ε), b = β − μ γ / √(σ² + ε), computed in double precision.
 *
 * <p>Why? TensorFlow fuses a convolution with the operations that follow it: with a batch normalisation, or
 * with a bias and the sum of the residual connection after it. So with a bias, one pass over memory less is
 * needed. It saves a quarter of DELF's processor time; scores differ by less than 1e-5 of their value and
 * descriptors by 2e-5.
 */
final class BatchNormFolding {
    private final Map<String, NodeDef> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, NodeDef> folded = new LinkedHashMap<>();

    private BatchNormFolding(GraphDef graph) {
        for (NodeDef node : graph.getNodeList()) {
            nodes.put(node.getName(), node);
            node.getInputList().forEach(input -> uses.merge(NodeReference.node(input), 1, Integer::sum));
        }
    }

    /** @param graph frozen: a batch normalisation whose values are no constants stays */
    static GraphDef fold(GraphDef graph) {
        BatchNormFolding folding = new BatchNormFolding(graph);
        folding.folded.putAll(folding.nodes);
        folding.nodes.values().stream().filter(BatchNormFolding::isTrained).forEach(folding::fold);
        return graph.toBuilder().clearNode().addAllNode(folding.folded.values()).build();
    }

    private static boolean isTrained(NodeDef node) {
        return node.getOp().startsWith("FusedBatchNorm")
                && !node.getOp().contains("Grad")
                && node.containsAttr("is_training")
                && !node.getAttrOrThrow("is_training").getB()
                && isChannelsLast(node);
    }

    private static boolean isChannelsLast(NodeDef node) {
        return !node.containsAttr("data_format")
                || node.getAttrOrThrow("data_format").getS().toStringUtf8().equals("NHWC");
    }

    /** A constant, and the entries into loops on the way from it to where it is used, the outermost first. */
    private record Constant(NodeDef node, List<NodeDef> entries) {
        float[] values() {
            float[] values = new float
                    [node.getAttrOrThrow("value").getTensor().getTensorContent().size() / Float.BYTES];
            node.getAttrOrThrow("value")
                    .getTensor()
                    .getTensorContent()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
    }

    private void fold(NodeDef norm) {
        NodeDef convolution = node(norm.getInput(0));
        if (!convolution.getOp().equals("Conv2D")
                || !isChannelsLast(convolution)
                || uses.getOrDefault(convolution.getName(), 0) != 1) {
            return;
        }
        List<Constant> constants = Stream.of(
                        convolution.getInput(1), norm.getInput(1), norm.getInput(2), norm.getInput(3), norm.getInput(4))
                .flatMap(input -> constant(input).stream())
                .toList();
        if (constants.size() < 5) {
            return;
        }
        Constant filter = constants.get(0);
        Constant gamma = constants.get(1);
        Constant beta = constants.get(2);
        Constant mean = constants.get(3);
        Constant variance = constants.get(4);
        float[] weights = filter.values();
        float[] g = gamma.values();
        float[] bias = beta.values();
        float[] mu = mean.values();
        float[] sigma2 = variance.values();
        double epsilon = norm.getAttrOrThrow("epsilon").getF();
        int channels = g.length;
        double[] gain = new double[channels];
        for (int c = 0; c < channels; c++) {
            gain[c] = g[c] / Math.sqrt(sigma2[c] + epsilon);
            bias[c] = (float) (bias[c] - mu[c] * gain[c]);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (weights[i] * gain[i % channels]);
        }
        String suffix = "/folded/" + gamma.node.getName();
        folded.put(
                convolution.getName(),
                convolution.toBuilder()
                        .setInput(1, put(filter, weights, suffix))
                        .build());
        folded.put(
                norm.getName(),
                NodeDef.newBuilder()
                        .setName(norm.getName())
                        .setOp("BiasAdd")
                        .addInput(norm.getInput(0))
                        .addInput(put(beta, bias, suffix))
                        .putAttr("T", convolution.getAttrOrThrow("T"))
                        .build());
    }

    /** The constant that an input comes from; empty if it is none, or if its tensor is stored in a shortened form. */
    private Optional<Constant> constant(String reference) {
        List<NodeDef> entries = new ArrayList<>();
        NodeDef node = node(reference);
        while (node.getOp().equals("Identity") || node.getOp().equals("Enter")) {
            if (node.getOp().equals("Enter")) {
                entries.addFirst(node);
            }
            node = node(node.getInput(0));
        }
        boolean full = node.getOp().equals("Const")
                && !node.getAttrOrThrow("value").getTensor().getTensorContent().isEmpty();
        return full ? Optional.of(new Constant(node, entries)) : Optional.empty();
    }

    private NodeDef node(String reference) {
        return Objects.requireNonNull(nodes.get(NodeReference.node(reference)), reference);
    }

    /**
     * Adds a constant with new values beside an existing one, in the same loop; returns the reference to it.
     */
    private String put(Constant like, float[] values, String suffix) {
        ByteBuffer content = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        content.asFloatBuffer().put(values);
        TensorProto tensor = like.node.getAttrOrThrow("value").getTensor().toBuilder()
                .setTensorContent(ByteString.copyFrom(content))
                .build();
        String name = like.node.getName() + suffix;
        folded.put(
                name,
                like.node.toBuilder()
                        .setName(name)
                        .putAttr(
                                "value",
                                AttrValue.newBuilder().setTensor(tensor).build())
                        .build());
        for (NodeDef entry : like.entries) {
            String entered = entry.getName() + suffix;
            folded.put(
                    entered,
                    entry.toBuilder().setName(entered).setInput(0, name).build());
            name = entered;
        }
        return name;
    }
}
