package org.samescene.feature.tensorflow;

/**
 * How a model is run on every picture.
 *
 * @param imageScales sizes of the pyramid's levels, relative to the picture
 * @param scoreThreshold features score above it
 * @param maxFeatures features per picture at most
 * @param longestSidePx what pictures are brought to, up or down, before extraction
 */
record ExtractionSettings(float[] imageScales, float scoreThreshold, int maxFeatures, int longestSidePx) {
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
    }
}
