package org.samescene.feature.tensorflow.gradient;

import static org.samescene.feature.tensorflow.gradient.GraphNodes.FLOAT;
import static org.samescene.feature.tensorflow.gradient.GraphNodes.INT32;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * The {@code gradient} model: a TensorFlow SavedModel with the contract of the DELF hub module whose weights
 * are computed, not trained. Over an image pyramid, upright histograms of gradient directions at corners,
 * square-rooted (Arandjelović and Zisserman, "Three things everyone should know to improve object retrieval",
 * 2012), projected to {@value #DIMENSIONS} components and normalised.
 *
 * <p>Inputs: {@code image} [h, w, 3] float32 sRGB in 0 … 1; {@code image_scales} [k] float32; {@code
 * score_threshold} float32, scores are above it; {@code max_feature_num} int32. Outputs, strongest first:
 * {@code locations} [n, 2] float32 (y, x) in pixels of the image, continuous coordinates; {@code descriptors}
 * [n, {@value #DIMENSIONS}] float32 of length 1; {@code scales} [n] float32, 1 / image scale; {@code scores}
 * [n] float32.
 *
 * <p>The file that {@link #main} writes is a resource; a test makes it again and compares.
 */
final class GradientModel {
    static final int DIMENSIONS = 40;

    /** Luma of ITU-R BT.601. */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};
    /** Keeps a division from being by zero; far below any descriptor's length. */
    private static final double TINY = 1e-12;
    /** The GraphDef version of TensorFlow 2.16, whose operations these are. */
    private static final int PRODUCER = 1766;

    private static final String TENSORFLOW_VERSION = "2.16.1";

    private GradientModel() {}

    /** @param arguments the folder to write {@code saved_model.pb} to */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one argument, the folder to write saved_model.pb to");
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.write(folder.resolve("saved_model.pb"), savedModelBytes());
    }

    /** The content of {@code saved_model.pb}: the same bytes on every machine. */
    static byte[] savedModelBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        savedModel().writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static SavedModel savedModel() {
        GraphBuilder g = GraphBuilder.graph();
        Operand image = g.placeholder("image", FLOAT, -1, -1, 3);
        Operand imageScales = g.placeholder("image_scales", FLOAT, -1);
        Operand scoreThreshold = g.placeholder("score_threshold", FLOAT);
        Operand maxFeatureNum = g.placeholder("max_feature_num", INT32);

        PyramidLoop.Features all = PyramidLoop.run(g, luminance(g, image), imageScales, scoreThreshold, maxFeatureNum);
        Operand strongest = g.largest(all.scores(), g.smaller(maxFeatureNum, g.length(all.scores())));
        Operand locations = g.named("locations", g.gather(all.locations(), strongest));
        Operand descriptors = g.named("descriptors", descriptors(g, g.gather(all.histograms(), strongest)));
        Operand scales = g.named("scales", g.gather(all.scales(), strongest));
        Operand scores = g.named("scores", g.gather(all.scores(), strongest));

        SignatureDef signature = SignatureDef.newBuilder()
                .setMethodName("tensorflow/serving/predict")
                .putInputs("image", tensor(image, -1, -1, 3))
                .putInputs("image_scales", tensor(imageScales, -1))
                .putInputs("score_threshold", tensor(scoreThreshold))
                .putInputs("max_feature_num", tensor(maxFeatureNum))
                .putOutputs("locations", tensor(locations, -1, 2))
                .putOutputs("descriptors", tensor(descriptors, -1, DIMENSIONS))
                .putOutputs("scales", tensor(scales, -1))
                .putOutputs("scores", tensor(scores, -1))
                .build();
        GraphDef.Builder graph = GraphDef.newBuilder().addAllNode(g.nodes()).setLibrary(PyramidLoop.functions());
        graph.getVersionsBuilder().setProducer(PRODUCER);
        MetaGraphDef.Builder meta = MetaGraphDef.newBuilder()
                .setGraphDef(graph)
                .putSignatureDef("serving_default", signature)
                .putSignatureDef("default", signature);
        meta.getMetaInfoDefBuilder().addTags("serve").setTensorflowVersion(TENSORFLOW_VERSION);
        return SavedModel.newBuilder()
                .setSavedModelSchemaVersion(1)
                .addMetaGraphs(meta)
                .build();
    }

    /** [1, h, w, 1]. */
    private static Operand luminance(GraphBuilder g, Operand image) {
        Operand size = g.slice(g.shapeOf(image), new int[] {0}, new int[] {2});
        Operand one = g.constant(new int[] {1}, 1);
        Operand luma = g.multiplyMatrices(g.reshape(image, -1, LUMA.length), g.constant(LUMA, LUMA.length, 1));
        return g.reshape(luma, g.concatenate(one, size, one));
    }

    /** [n, {@value #DIMENSIONS}] from [n, {@link GradientHistogram#SIZE}]. */
    private static Operand descriptors(GraphBuilder g, Operand histograms) {
        Operand shares = g.divide(histograms, g.larger(g.sum(histograms, 1), g.scalar(TINY)));
        Operand matrix = g.constant(DescriptorProjection.matrix(DIMENSIONS), GradientHistogram.SIZE, DIMENSIONS);
        Operand projected = g.multiplyMatrices(g.sqrt(shares), matrix);
        return g.divide(projected, g.sqrt(g.larger(g.sum(g.square(projected), 1), g.scalar(TINY))));
    }

    private static TensorInfo tensor(Operand operand, long... shape) {
        return TensorInfo.newBuilder()
                .setName(operand.reference())
                .setDtype(operand.type())
                .setTensorShape(Attributes.shapeProto(shape))
                .build();
    }
}
