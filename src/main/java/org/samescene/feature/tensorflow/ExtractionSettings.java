package org.samescene.feature.tensorflow;

/**
 * How a model is run on every picture.
 *
 * @param imageScales sizes of the pyramid's levels, relative to the picture
 * @param scoreThreshold features score above it
 * @param maxFeatures features per picture at most
 * @param longestSidePx what pictures are brought to, up or down, before extraction
 * @param globalScales those levels, by their place in {@code imageScales}, that a global descriptor is made
 *     from; empty where the model makes none
 */
record ExtractionSettings(
        float[] imageScales, float scoreThreshold, int maxFeatures, int longestSidePx, int[] globalScales) {
    ExtractionSettings {
        if (imageScales.length == 0) {
            throw new IllegalArgumentException("no image scales");
        }
        for (float scale : imageScales) {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("an image scale is above 0, not " + scale);
            }
        }
        if (maxFeatures < 1) {
            throw new IllegalArgumentException("at least one feature, not " + maxFeatures);
        }
        if (longestSidePx < 1) {
            throw new IllegalArgumentException("a longest side of at least one pixel, not " + longestSidePx);
        }
        for (int index : globalScales) {
            if (index < 0 || index >= imageScales.length) {
                throw new IllegalArgumentException("a global scale is one of " + imageScales.length
                        + " image scales by its place from 0, not " + index);
            }
        }
    }

    ExtractionSettings(float[] imageScales, float scoreThreshold, int maxFeatures, int longestSidePx) {
        this(imageScales, scoreThreshold, maxFeatures, longestSidePx, new int[0]);
    }

    ExtractionSettings withLongestSide(int px) {
        return new ExtractionSettings(imageScales, scoreThreshold, maxFeatures, px, globalScales);
    }
}
