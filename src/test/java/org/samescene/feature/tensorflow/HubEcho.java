package org.samescene.feature.tensorflow;

import static org.samescene.feature.tensorflow.GraphBuilder.FLOAT;
import static org.samescene.feature.tensorflow.GraphBuilder.INT32;
import static org.samescene.feature.tensorflow.GraphBuilder.info;

import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

/**
 * A graph with the hub module's signature and no network behind it: it gives back what it is given, so that
 * what our code does before and after shows.
 */
public final class HubEcho {
    public static final int DIMENSIONS = 2;

    private HubEcho() {}

    /**
     * For each image scale s one feature: at y = s, x = 2 s, with the descriptor (0.6, 0.8), the scale 1 / s,
     * and as its score the threshold plus s times the sum of the picture's numbers.
     */
    public static SavedModel savedModel() {
        GraphBuilder g = new GraphBuilder();
        Operand image = g.placeholder("image", FLOAT, -1, -1, 3);
        Operand scales = g.placeholder("image_scales", FLOAT, -1);
        Operand threshold = g.placeholder("score_threshold", FLOAT);
        Operand most = g.placeholder("max_feature_num", INT32);
        Operand zero = g.zerosLike(scales);
        Operand one = g.add(zero, g.scalar(1));
        Operand sum = g.sum(g.flat(image), 0);
        SignatureDef signature = SignatureDef.newBuilder()
                .putInputs("image", info(image, -1, -1, 3))
                .putInputs("image_scales", info(scales, -1))
                .putInputs("score_threshold", info(threshold))
                .putInputs("max_feature_num", info(most))
                .putOutputs("locations", info(g.columns(scales, g.multiply(scales, g.scalar(2))), -1, 2))
                .putOutputs(
                        "descriptors",
                        info(g.columns(g.add(zero, g.scalar(0.6)), g.add(zero, g.scalar(0.8))), -1, DIMENSIONS))
                .putOutputs("scales", info(g.divide(one, scales), -1))
                .putOutputs("scores", info(g.add(g.multiply(scales, sum), threshold), -1))
                .build();
        MetaGraphDef.Builder graph = MetaGraphDef.newBuilder()
                .setGraphDef(GraphDef.newBuilder().addAllNode(g.nodes()))
                .putSignatureDef("serving_default", signature);
        graph.getMetaInfoDefBuilder().addTags("serve");
        return SavedModel.newBuilder()
                .setSavedModelSchemaVersion(1)
                .addMetaGraphs(graph)
                .build();
    }
}
