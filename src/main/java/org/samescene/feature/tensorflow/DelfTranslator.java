package org.samescene.feature.tensorflow;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.GlobalDescriptor;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;

/**
 * Between pictures and the tensors of the research project's SavedModels, DELF's and DELG's: the only place
 * that knows their names and what is done to features after the network ({@code
 * delf/python/examples/extractor.py}).
 *
 * <p>A feature's place is the middle of its box (ymin, xmin, ymax, xmax; pixels of the picture), its scale 1
 * / image scale. DELG's global descriptor is the normalised sum of the normalised descriptors of some
 * scales.
 */
final class DelfTranslator implements PictureTranslator {
    static final String FEATURES = "features";
    static final Set<String> INPUTS = Set.of("input_image", "input_scales", "input_max_feature_num", "input_abs_thres");
    static final Set<String> OUTPUTS = Set.of("boxes", FEATURES, "scales", "scores");

    private static final String GLOBAL_SCALES = "input_global_scales_ind";
    private static final String GLOBAL_DESCRIPTORS = "global_descriptors";
    static final Set<String> DELG_INPUTS = with(INPUTS, GLOBAL_SCALES);
    static final Set<String> DELG_OUTPUTS = with(OUTPUTS, GLOBAL_DESCRIPTORS);

    private final ExtractionSettings settings;
    private final PrincipalComponents components;
    private final boolean global;

    /** @param global whether the model is DELG, with a global descriptor */
    DelfTranslator(ExtractionSettings settings, PrincipalComponents components, boolean global) {
        this.settings = settings;
        this.components = components;
        this.global = global;
    }

    private static Set<String> with(Set<String> names, String another) {
        Set<String> all = new TreeSet<>(names);
        all.add(another);
        return all;
    }

    @Override
    public NDList inputs(NDManager manager, Bitmap bitmap) {
        NDList inputs = new NDList();
        inputs.add(PictureTranslator.named(
                "input_image",
                manager.create(
                        ByteBuffer.wrap(bitmap.rgb()), new Shape(bitmap.height(), bitmap.width(), 3), DataType.UINT8)));
        inputs.add(PictureTranslator.named("input_scales", manager.create(settings.imageScaleArray())));
        inputs.add(PictureTranslator.named("input_max_feature_num", manager.create(settings.maxFeatures())));
        inputs.add(PictureTranslator.named("input_abs_thres", manager.create(settings.scoreThreshold())));
        if (global) {
            inputs.add(PictureTranslator.named(GLOBAL_SCALES, manager.create(settings.globalScaleArray())));
        }
        return inputs;
    }

    @Override
    public PictureFeatures features(NDList outputs) {
        float[] boxes = outputs.get("boxes").toFloatArray();
        int n = boxes.length / 4;
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            y[i] = (boxes[4 * i] + boxes[4 * i + 2]) / 2;
            x[i] = (boxes[4 * i + 1] + boxes[4 * i + 3]) / 2;
        }
        LocalFeatures local = new LocalFeatures(
                x,
                y,
                outputs.get("scales").toFloatArray(),
                outputs.get("scores").toFloatArray(),
                components.descriptors(outputs.get(FEATURES).toFloatArray()),
                components.dimensions());
        return new PictureFeatures(local, global ? Optional.of(sum(outputs)) : Optional.empty());
    }

    private static GlobalDescriptor sum(NDList outputs) {
        Shape shape = outputs.get(GLOBAL_DESCRIPTORS).getShape();
        int scales = Math.toIntExact(shape.get(0));
        int d = Math.toIntExact(shape.get(1));
        float[] each = outputs.get(GLOBAL_DESCRIPTORS).toFloatArray();
        PrincipalComponents.toUnitLength(each, scales, d);
        float[] sum = new float[d];
        for (int i = 0; i < each.length; i++) {
            sum[i % d] += each[i];
        }
        PrincipalComponents.toUnitLength(sum, 1, d);
        return new GlobalDescriptor(sum);
    }

    @Override
    public int dimensions() {
        return components.dimensions();
    }
}
