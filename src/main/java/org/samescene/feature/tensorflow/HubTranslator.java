package org.samescene.feature.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import java.util.Set;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.LocalFeatures;

/**
 * Between pictures and the tensors of the DELF hub module's contract (see {@link GradientModel}): the only place that knows their names and
 * their order of coordinates. Remembers nothing, so many threads may share one.
 */
final class LocalFeatureTranslator implements NoBatchifyTranslator<Bitmap, LocalFeatures> {
    static final Set<String> INPUTS = Set.of("image", "image_scales", "score_threshold", "max_feature_num");
    static final Set<String> OUTPUTS = Set.of("locations", "descriptors", "scales", "scores");

    private static final float[] UNIT = new float[256];

    static {
        for (int i = 0; i < UNIT.length; i++) {
            UNIT[i] = i / 255f;
        }
    }

    private final ExtractionSettings settings;
    private final int dimensions;

    LocalFeatureTranslator(ExtractionSettings settings, int dimensions) {
        this.settings = settings;
        this.dimensions = dimensions;
    }

    @Override
    public NDList processInput(TranslatorContext context, Bitmap bitmap) {
        byte[] rgb = bitmap.rgb();
        FloatBuffer pixels = FloatBuffer.allocate(rgb.length);
        float[] values = pixels.array();
        for (int i = 0; i < values.length; i++) {
            values[i] = UNIT[rgb[i] & 0xff];
        }
        var manager = context.getNDManager();
        NDList inputs = new NDList();
        add(inputs, "image", manager.create(pixels, new Shape(bitmap.height(), bitmap.width(), 3), DataType.FLOAT32));
        add(inputs, "image_scales", manager.create(settings.imageScales()));
        add(inputs, "score_threshold", manager.create(settings.scoreThreshold()));
        add(inputs, "max_feature_num", manager.create(settings.maxFeatures()));
        return inputs;
    }

    private static void add(NDList inputs, String name, NDArray tensor) {
        tensor.setName(name);
        inputs.add(tensor);
    }

    @Override
    public LocalFeatures processOutput(TranslatorContext context, NDList outputs) {
        float[] yx = outputs.get("locations").toFloatArray();
        int n = yx.length / 2;
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            y[i] = yx[2 * i];
            x[i] = yx[2 * i + 1];
        }
        return new LocalFeatures(x, y, outputs.get("scales").toFloatArray(), outputs.get("scores").toFloatArray(),
                outputs.get("descriptors").toFloatArray(), dimensions);
    }
}
