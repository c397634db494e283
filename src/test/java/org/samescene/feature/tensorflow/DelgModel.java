package org.samescene.feature.tensorflow;

import static org.samescene.feature.tensorflow.GraphBuilder.FLOAT;
import static org.samescene.feature.tensorflow.GraphBuilder.INT32;
import static org.samescene.feature.tensorflow.GraphBuilder.info;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

/**
 * A graph with DELG's signature and no network behind it: it gives back what it is told, so that what our
 * code does before and after shows.
 */
public final class DelgModel {

    public static final int LOCAL = 2;
    public static final int GLOBAL = 3;

    private DelgModel() {}

    /**
     * For each image scale s one feature: box (0, 0, 2s, 4s), raw descriptor (3, 4), scale 1 / s, score
     * threshold + s. For each scale chosen for the global descriptor, (s, 0, 1).
     */
    public static void write(Path folder) throws IOException {
        GraphBuilder g = new GraphBuilder();
        Operand image = g.placeholder("input_image", DataType.DT_UINT8, -1, -1, 3);
        Operand scales = g.placeholder("input_scales", FLOAT, -1);
        Operand most = g.placeholder("input_max_feature_num", INT32);
        Operand threshold = g.placeholder("input_abs_thres", FLOAT);
        Operand chosen = g.placeholder("input_global_scales_ind", INT32, -1);
        Operand zero = g.zerosLike(scales);
        Operand one = g.add(zero, g.scalar(1.0));
        SignatureDef signature = SignatureDef.newBuilder()
                .putInputs("input_image", info(image, -1, -1, 3))
                .putInputs("input_scales", info(scales, -1))
                .putInputs("input_max_feature_num", info(most))
                .putInputs("input_abs_thres", info(threshold))
                .putInputs("input_global_scales_ind", info(chosen, -1))
                .putOutputs(
                        "boxes",
                        info(
                                g.columns(
                                        zero,
                                        zero,
                                        g.multiply(scales, g.scalar(2.0)),
                                        g.multiply(scales, g.scalar(4.0))),
                                -1,
                                4))
                .putOutputs(
                        "features", info(g.columns(g.add(zero, g.scalar(3.0)), g.add(zero, g.scalar(4.0))), -1, LOCAL))
                .putOutputs("scales", info(g.divide(one, scales), -1))
                .putOutputs("scores", info(g.columns(g.add(scales, threshold)), -1, 1))
                .putOutputs("global_descriptors", info(g.gather(g.columns(scales, zero, one), chosen), -1, GLOBAL))
                .build();
        MetaGraphDef.Builder graph = MetaGraphDef.newBuilder()
                .setGraphDef(GraphDef.newBuilder().addAllNode(g.nodes()))
                .putSignatureDef("serving_default", signature);
        graph.getMetaInfoDefBuilder().addTags("serve");
        Files.write(
                folder.resolve("saved_model.pb"),
                SavedModel.newBuilder()
                        .setSavedModelSchemaVersion(1)
                        .addMetaGraphs(graph)
                        .build()
                        .toByteArray());
    }
}
