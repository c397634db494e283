package org.samescene.feature.tensorflow;

import java.util.List;

/**
 * How a model is run on every picture.
 *
 * @param imageScales sizes of the pyramid's levels, relative to the picture
 * @param scoreThreshold features score above it
 * @param maxFeatures features per picture at most
 * @param longestSidePx what pictures are resized to, up or down, before extraction
 * @param leastSidePx the shortest side that the network can work with; smaller pictures have no features
 * @param globalScales those levels, by their place in {@code imageScales}, that a global descriptor is made
 *     from; empty where the model makes none
 */
public record ExtractionSettings(
        List<Float> imageScales,
        float scoreThreshold,
        int maxFeatures,
        int longestSidePx,
        int leastSidePx,
        List<Integer> globalScales) {
    public ExtractionSettings {
        imageScales = List.copyOf(imageScales);
        globalScales = List.copyOf(globalScales);
        if (imageScales.isEmpty()) {
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
        if (leastSidePx < 1) {
            throw new IllegalArgumentException("a least side of at least one pixel, not " + leastSidePx);
        }
        for (int index : globalScales) {
            if (index < 0 || index >= imageScales.size()) {
                throw new IllegalArgumentException("a global scale is one of " + imageScales.size()
                        + " image scales by its place from 0, not " + index);
            }
        }
    }

    public ExtractionSettings withLongestSide(int px) {
        return new ExtractionSettings(imageScales, scoreThreshold, maxFeatures, px, leastSidePx, globalScales);
    }

    /** {@link #imageScales} as a new array. */
    float[] imageScaleArray() {
        float[] array = new float[imageScales.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = imageScales.get(i);
        }
        return array;
    }

    /** {@link #globalScales} as a new array. */
    int[] globalScaleArray() {
        return globalScales.stream().mapToInt(Integer::intValue).toArray();
    }
}
