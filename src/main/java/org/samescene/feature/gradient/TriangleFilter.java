package org.samescene.feature.gradient;

/**
 * How the pixels of one axis mix when it is resized: by a triangle that is two pixels of the coarser grid
 * wide, so linear interpolation on the way up and smoothing on the way down.
 */
final class TriangleFilter {
    private final int[] first;
    private final float[][] weights;

    /**
     * @param from pixels before
     * @param to pixels afterwards
     */
    TriangleFilter(int from, int to) {
        float step = 1f / ((float) to / from);
        float radius = Math.max(step, 1);
        first = new int[to];
        weights = new float[to][];
        for (int i = 0; i < to; i++) {
            float centre = (i + 0.5f) * step;
            first[i] = Math.max(0, (int) Math.ceil(centre - radius - 0.5f));
            int last = Math.min(from - 1, (int) Math.floor(centre + radius - 0.5f));
            weights[i] = weights(first[i], last - first[i] + 1, centre, radius);
        }
    }

    private static float[] weights(int first, int count, float centre, float radius) {
        float[] weights = new float[count];
        float sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = Math.max(0, 1 - Math.abs((first + k + 0.5f - centre) / radius));
            sum += weights[k];
        }
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    /** The first old pixel that a new one sees. */
    int first(int i) {
        return first[i];
    }

    /** The weights of the old pixels from there on; they add up to 1. */
    float[] weights(int i) {
        return weights[i];
    }
}
