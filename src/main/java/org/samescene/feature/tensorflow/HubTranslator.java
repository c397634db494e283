package org.samescene.feature.tensorflow;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;

/**
 * Between pictures and the tensors of the DELF hub module: the only place that knows their names and their
 * order of coordinates.
 *
 * <p>Inputs: {@code image} [h, w, 3] float32 sRGB in 0 … 1; {@code image_scales} [k] float32; {@code
 * score_threshold} float32, scores are above it; {@code max_feature_num} int32. Outputs, strongest first:
 * {@code locations} [n, 2] float32 (y, x) in pixels of the image, continuous coordinates; {@code descriptors}
 * [n, D] float32 of length 1; {@code scales} [n] float32, 1 / image scale; {@code scores} [n] float32.
 *
 * <p>The hub module promises locations and descriptors. Where scales are missing, every feature has the scale
 * of the picture itself; where scores are missing, they count down from the number of features.
 */
final class HubTranslator implements PictureTranslator {
    static final String DESCRIPTORS = "descriptors";
    static final Set<String> INPUTS = Set.of("image", "image_scales", "score_threshold", "max_feature_num");
    static final Set<String> OUTPUTS = Set.of("locations", DESCRIPTORS);
    private static final String SCALES = "scales";
    private static final String SCORES = "scores";

    private static final float[] UNIT = new float[256];

    static {
        for (int i = 0; i < UNIT.length; i++) {
            UNIT[i] = i / 255f;
        }
    }

    private final ExtractionSettings settings;
    private final int dimensions;
    private final boolean hasScales;
    private final boolean hasScores;

    HubTranslator(ExtractionSettings settings, ServableGraph graph) {
        this.settings = settings;
        this.dimensions = graph.columns(DESCRIPTORS)
                .orElseThrow(() -> new IllegalStateException(
                        "the model's signature doesn't say how many components its descriptors have"));
        this.hasScales = graph.hasOutput(SCALES);
        this.hasScores = graph.hasOutput(SCORES);
    }

    @Override
    public NDList inputs(NDManager manager, Bitmap bitmap) {
        byte[] rgb = bitmap.rgb();
        FloatBuffer pixels = FloatBuffer.allocate(rgb.length);
        float[] values = pixels.array();
        for (int i = 0; i < values.length; i++) {
            values[i] = UNIT[rgb[i] & 0xff];
        }
        NDList inputs = new NDList();
        inputs.add(PictureTranslator.named(
                "image", manager.create(pixels, new Shape(bitmap.height(), bitmap.width(), 3), DataType.FLOAT32)));
        inputs.add(PictureTranslator.named("image_scales", manager.create(settings.imageScaleArray())));
        inputs.add(PictureTranslator.named("score_threshold", manager.create(settings.scoreThreshold())));
        inputs.add(PictureTranslator.named("max_feature_num", manager.create(settings.maxFeatures())));
        return inputs;
    }

    @Override
    public PictureFeatures features(NDList outputs) {
        float[] yx = outputs.get("locations").toFloatArray();
        int n = yx.length / 2;
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            y[i] = yx[2 * i];
            x[i] = yx[2 * i + 1];
        }
        float[] scales = hasScales ? outputs.get(SCALES).toFloatArray() : new float[n];
        float[] scores = hasScores ? outputs.get(SCORES).toFloatArray() : new float[n];
        if (!hasScales) {
            Arrays.fill(scales, 1);
        }
        for (int i = 0; i < n && !hasScores; i++) {
            scores[i] = n - i;
        }
        return new PictureFeatures(
                new LocalFeatures(x, y, scales, scores, outputs.get(DESCRIPTORS).toFloatArray(), dimensions),
                Optional.empty());
    }

    @Override
    public int dimensions() {
        return dimensions;
    }
}
