package org.samescene.bitmap;

/**
 * What each pixel of a scaled row (or column) is made of. In continuous coordinates, where pixel i spans i to
 * i + 1: on the way down a pixel is the average of what it covers, with the fractions that it covers; on the
 * way up it is interpolated between the two centres next to its own.
 *
 * @param first for each scaled pixel, the first source pixel that it takes from
 * @param weights for each scaled pixel, in units of 1 / {@link #ONE}; they add up to ONE
 */
@SuppressWarnings("ArrayRecordComponent")
record Axis(int[] first, int[][] weights) {
    /** 16 bits: 255 × ONE fits an int. */
    static final int ONE = 1 << 16;

    static Axis scaling(int source, int target) {
        Axis axis = new Axis(new int[target], new int[target][]);
        for (int i = 0; i < target; i++) {
            if (target <= source) {
                axis.average(i, (double) source * i / target, (double) source * (i + 1) / target, source);
            } else {
                axis.interpolate(i, (i + 0.5) * source / target - 0.5, source);
            }
        }
        return axis;
    }

    private void average(int i, double begin, double end, int source) {
        int from = (int) begin;
        int to = Math.min(source, (int) Math.ceil(end));
        double[] covered = new double[to - from];
        for (int j = from; j < to; j++) {
            covered[j - from] = (Math.min(end, j + 1) - Math.max(begin, j)) / (end - begin);
        }
        set(i, from, covered);
    }

    private void interpolate(int i, double centre, int source) {
        double inside = Math.clamp(centre, 0, source - 1);
        int from = Math.min((int) inside, Math.max(0, source - 2));
        double fraction = inside - from;
        set(i, from, source == 1 ? new double[] {1} : new double[] {1 - fraction, fraction});
    }

    /** Rounds so that the sum stays exact: what is constant stays so. */
    private void set(int i, int from, double[] fractions) {
        int[] rounded = new int[fractions.length];
        double sum = 0;
        int given = 0;
        for (int j = 0; j < fractions.length; j++) {
            sum += fractions[j];
            int upTo = j == fractions.length - 1 ? ONE : (int) Math.round(sum * ONE);
            rounded[j] = upTo - given;
            given = upTo;
        }
        first[i] = from;
        weights[i] = rounded;
    }
}
