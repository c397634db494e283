package org.samescene.feature.tensorflow;

import static org.samescene.feature.tensorflow.GraphBuilder.FLOAT;
import static org.samescene.feature.tensorflow.GraphBuilder.info;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

/**
 * DELF v1's graph dressed as google/delf/1 is: a float picture, no tag, the signature {@code default},
 * variables without operations that restore them, and no scales or scores. In place of the real module's
 * principal components it gives the first 40 raw features.
 */
public final class HubModule {
    public static final int DIMENSIONS = 40;

    private HubModule() {}

    /**
     * Writes the module; its variables are a link.
     *
     * @param delf folder of DELF's {@code saved_model.pb} and variables
     */
    public static void write(Path delf, Path to) throws IOException {
        MetaGraphDef graph = SavedModel.parseFrom(Files.readAllBytes(delf.resolve("saved_model.pb")))
                .getMetaGraphs(0);
        GraphBuilder g = new GraphBuilder();
        Operand image = g.placeholder("image", FLOAT, -1, -1, 3);
        Operand bytes = g.cast(g.round(g.multiply(image, g.scalar(255.0))), DataType.DT_UINT8);
        Operand boxes = new Operand("boxes:0", FLOAT);
        Operand features = new Operand("features:0", FLOAT);
        Operand corners = g.add(
                g.slice(boxes, new int[] {0, 0}, new int[] {-1, 2}),
                g.slice(boxes, new int[] {0, 2}, new int[] {-1, 2}));
        Operand locations = g.named("locations", g.multiply(corners, g.scalar(0.5)));
        Operand first = g.slice(features, new int[] {0, 0}, new int[] {-1, DIMENSIONS});
        Operand descriptors = g.named("descriptors", g.divide(first, g.sqrt(g.sum(g.square(first), 1))));
        List<NodeDef> nodes = new ArrayList<>(g.nodes());
        for (NodeDef node : graph.getGraphDef().getNodeList()) {
            nodes.add(
                    node.getName().equals("input_image")
                            ? NodeDef.newBuilder()
                                    .setName("input_image")
                                    .setOp("Identity")
                                    .addInput(bytes.reference())
                                    .putAttr("T", GraphBuilder.typeOf(DataType.DT_UINT8))
                                    .build()
                            : node);
        }
        SignatureDef.Builder signature = SignatureDef.newBuilder();
        signature.putInputs("image", info(image, -1, -1, 3));
        Map.of(
                        "image_scales",
                        "input_scales",
                        "score_threshold",
                        "input_abs_thres",
                        "max_feature_num",
                        "input_max_feature_num")
                .forEach((name, input) -> signature.putInputs(
                        name, graph.getSignatureDefOrThrow("serving_default").getInputsOrThrow(input)));
        signature.putOutputs("locations", info(locations, -1, 2));
        signature.putOutputs("descriptors", info(descriptors, -1, DIMENSIONS));
        MetaGraphDef module = MetaGraphDef.newBuilder()
                .setGraphDef(GraphDef.newBuilder()
                        .setVersions(graph.getGraphDef().getVersions())
                        .addAllNode(nodes))
                .putSignatureDef("default", signature.build())
                .build();
        Files.write(
                to.resolve("saved_model.pb"),
                SavedModel.newBuilder()
                        .setSavedModelSchemaVersion(1)
                        .addMetaGraphs(module)
                        .build()
                        .toByteArray());
        Files.createSymbolicLink(to.resolve("variables"), delf.resolve("variables"));
    }
}
