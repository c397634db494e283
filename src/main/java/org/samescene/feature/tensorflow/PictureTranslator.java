package org.samescene.feature.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.PictureFeatures;

/** Between pictures and the tensors of one signature. It has no state, so any number of threads may share one. */
interface PictureTranslator extends NoBatchifyTranslator<Bitmap, PictureFeatures> {
    /** The graph's inputs, by name; they belong to the manager. */
    NDList inputs(NDManager manager, Bitmap bitmap);

    /** The features in the graph's outputs, which are found by name. */
    PictureFeatures features(NDList outputs);

    /** Components of a local descriptor. */
    int dimensions();

    @Override
    default NDList processInput(TranslatorContext context, Bitmap bitmap) {
        return inputs(context.getNDManager(), bitmap);
    }

    @Override
    default PictureFeatures processOutput(TranslatorContext context, NDList outputs) {
        return features(outputs);
    }

    static NDArray named(String name, NDArray tensor) {
        tensor.setName(name);
        return tensor;
    }
}
