package org.samescene.feature.gradient;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A grid of numbers that is used again and again for grids of other sizes: it allocates only where one is
 * larger than all before. Rows begin {@link #stride} numbers apart, a whole number of SIMD vectors, so that
 * loops need no rest of single numbers; what stands between the width and the stride means nothing.
 */
final class Plane {
    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    /** Numbers in a SIMD vector. */
    static final int V = LANES.length();

    private int width;
    private int height;
    private int stride;
    private float[] values = new float[0];

    /** Gives the grid a size; its numbers are undefined. */
    void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        stride = padded(newWidth);
        if (values.length < stride * height) {
            values = new float[stride * height];
        }
    }

    /** Gives the grid a size; its numbers are 0, those beyond the width too. */
    void clear(int newWidth, int newHeight) {
        resize(newWidth, newHeight);
        Arrays.fill(values, 0, stride * height, 0);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int stride() {
        return stride;
    }

    /** Where a row begins in {@link #values()}. */
    int row(int y) {
        return y * stride;
    }

    /** At least height × stride numbers. */
    float[] values() {
        return values;
    }

    /** The next multiple of the SIMD vector's length. */
    static int padded(int length) {
        return (length + V - 1) / V * V;
    }

    /** The buffer itself if it has that length, else a longer one of zeros. */
    static float[] atLeast(float[] buffer, int length) {
        return buffer.length >= length ? buffer : new float[length];
    }
}
