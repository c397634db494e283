package org.samescene.match.geometry;

/**
 * Which of N correspondences agree with a transform, ascending, in arrays that are used again for the next
 * transform.
 */
final class Selection {
    /** The first {@link #count} are valid. */
    final int[] indices;
    /** Of those, px² of the picture where the error is larger. */
    final float[] squaredErrors;

    int count;

    Selection(int n) {
        indices = new int[n];
        squaredErrors = new float[n];
    }

    void clear() {
        count = 0;
    }

    void add(int index, float squaredError) {
        squaredErrors[count] = squaredError;
        indices[count++] = index;
    }
}
