package org.samescene.feature;

import org.samescene.bitmap.Bitmap;

/** A model ready to run. Safe for use by several threads at once. */
public interface FeatureExtractor extends AutoCloseable {
    /** The model's name and version, such as {@code gradient-1}: features of two models are never compared. */
    String model();

    /** Components of a descriptor. */
    int dimensions();

    /** The longest side, in pixels, that pictures are resized to (up or down) before extraction. */
    int longestSidePx();

    /**
     * The local features of a picture, strongest first, and the descriptor of the whole picture where the model
     * makes one.
     *
     * @param bitmap resized to {@link #longestSidePx()} already
     * @return keypoints in the pixels of {@code bitmap}; may be empty
     */
    PictureFeatures describe(Bitmap bitmap);

    /** The device that the model runs on, such as {@code cpu} or {@code gpu:0}. */
    String device();

    @Override
    void close();
}
