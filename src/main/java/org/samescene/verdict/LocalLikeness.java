package org.samescene.verdict;

/**
 * How alike two overlaid pictures are about each place: the normalised cross-correlation of a small window,
 * with the means and standard deviations that it is computed of. Places that are not in both pictures count
 * for nothing; where they are most of the window, nothing is known.
 *
 * @param correlation -1 … 1; 0 where nothing is known
 * @param meanA grey levels; NaN where nothing is known
 * @param meanB grey levels; NaN where nothing is known
 * @param detailA standard deviation, grey levels: how much there is to be alike; 0 where nothing is known
 * @param detailB standard deviation, grey levels; 0 where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // fields of numbers, read in place and never compared
record LocalLikeness(float[] correlation, float[] meanA, float[] meanB, float[] detailA, float[] detailB) {
    /** @param radius of the window: it has 2 radius + 1 samples along a side */
    static LocalLikeness of(Grid grid, float[] a, float[] b, int radius) {
        LocalSums windows = new LocalSums(grid.width(), grid.height(), radius);
        int n = a.length;
        float[] one = new float[n];
        float[] ofA = new float[n];
        float[] ofB = new float[n];
        float[] aa = new float[n];
        float[] bb = new float[n];
        float[] ab = new float[n];
        for (int i = 0; i < n; i++) {
            if (grid.both()[i]) {
                one[i] = 1;
                ofA[i] = a[i];
                ofB[i] = b[i];
                aa[i] = a[i] * a[i];
                bb[i] = b[i] * b[i];
                ab[i] = a[i] * b[i];
            }
        }
        float[] count = windows.of(one);
        float[] meanA = windows.of(ofA);
        float[] meanB = windows.of(ofB);
        float[] sumAA = windows.of(aa);
        float[] sumBB = windows.of(bb);
        float[] sumAB = windows.of(ab);
        float[] correlation = new float[n];
        float[] detailA = new float[n];
        float[] detailB = new float[n];
        int side = 2 * radius + 1;
        for (int i = 0; i < n; i++) {
            if (!grid.both()[i] || 2 * count[i] < side * side) {
                meanA[i] = Float.NaN;
                meanB[i] = Float.NaN;
                continue;
            }
            meanA[i] /= count[i];
            meanB[i] /= count[i];
            double varianceA = Math.max(0, sumAA[i] / count[i] - (double) meanA[i] * meanA[i]);
            double varianceB = Math.max(0, sumBB[i] / count[i] - (double) meanB[i] * meanB[i]);
            double covariance = sumAB[i] / count[i] - (double) meanA[i] * meanB[i];
            double product = Math.sqrt(varianceA * varianceB);
            correlation[i] = product > 0 ? (float) (covariance / product) : 0;
            detailA[i] = (float) Math.sqrt(varianceA);
            detailB[i] = (float) Math.sqrt(varianceB);
        }
        return new LocalLikeness(correlation, meanA, meanB, detailA, detailB);
    }
}
