package org.samescene.verdict;

/**
 * Two pictures A and B sampled at the same places: a grid over their overlap.
 *
 * @param a luminance of A, height × width, row-major; 0 where a place is not in both
 * @param b luminance of B at the same places
 * @param both whether the place is in both pictures, not at their border
 */
@SuppressWarnings("ArrayRecordComponent") // samples, read in place and never compared
record Grid(int width, int height, float[] a, float[] b, boolean[] both) {
    /** The overlap of two pictures that were sampled at the places of one grid. */
    static Grid of(int width, int height, Samples a, Samples b) {
        boolean[] both = new boolean[width * height];
        float[] ofA = new float[both.length];
        float[] ofB = new float[both.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = a.inside()[i] && b.inside()[i];
            ofA[i] = both[i] ? a.values()[i] : 0;
            ofB[i] = both[i] ? b.values()[i] : 0;
        }
        return new Grid(width, height, ofA, ofB, both);
    }

    /** Whether the place and its four neighbours are in both pictures; false at the border of the grid. */
    boolean isSurrounded(int x, int y) {
        int i = y * width + x;
        return x > 0
                && y > 0
                && x + 1 < width
                && y + 1 < height
                && both[i]
                && both[i - 1]
                && both[i + 1]
                && both[i - width]
                && both[i + width];
    }

    /** The number of the sample at a place of the grid; negative beyond it. */
    int index(double x, double y) {
        return x >= 0 && y >= 0 && x < width && y < height ? ((int) y) * width + (int) x : -1;
    }

    /** @param share of the shorter side up to which a place is at the border */
    boolean isAtBorder(int i, double share) {
        int x = i % width;
        int y = i / width;
        return Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) < share * Math.min(width, height);
    }

    int countOfBoth() {
        int count = 0;
        for (boolean there : both) {
            count += there ? 1 : 0;
        }
        return count;
    }
}
