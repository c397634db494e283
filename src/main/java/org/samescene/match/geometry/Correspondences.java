package org.samescene.match.geometry;

/**
 * N pairs of points that may belong together, most trusted first, in packed arrays: a point of picture A and a point of picture B, each
 * with the
 * size of its feature. The arrays are shared, not copied.
 */
public final class Correspondences {
    final float[] xA;
    final float[] yA;
    final float[] xB;
    final float[] yB;
    final float[] sizeA;
    final float[] sizeB;
    /** log2 (size in B / size in A): how the feature grows. */
    final float[] octaves;
    final double areaA;
    final double areaB;

    /**
     * @param xA N x coordinates in A, px
     * @param yA N y coordinates in A, px
     * @param xB N x coordinates in B, px
     * @param yB N y coordinates in B, px
     * @param sizeA N feature sizes in A, px; what a size of 1 means is the caller's to choose, the same in A and B
     * @param sizeB N feature sizes in B, px
     * @param areaA of the picture A, px²: where a false correspondence could have fallen
     * @param areaB of the picture B, px²
     */
    public Correspondences(
            float[] xA, float[] yA, float[] sizeA, float[] xB, float[] yB, float[] sizeB, double areaA, double areaB) {
        int n = xA.length;
        if (yA.length != n || xB.length != n || yB.length != n || sizeA.length != n || sizeB.length != n) {
            throw new IllegalArgumentException("lengths disagree: " + n + ", " + yA.length + ", " + xB.length + ", " + yB.length
                    + ", sizes " + sizeA.length + ", " + sizeB.length);
        }
        if (!(areaA > 0) || !(areaB > 0)) {
            throw new IllegalArgumentException("areas are positive, not " + areaA + " and " + areaB);
        }
        this.xA = xA;
        this.yA = yA;
        this.xB = xB;
        this.yB = yB;
        this.sizeA = sizeA;
        this.sizeB = sizeB;
        this.octaves = new float[n];
        for (int i = 0; i < n; i++) {
            octaves[i] = (float) (Math.log((double) sizeB[i] / sizeA[i]) / Math.log(2));
        }
        this.areaA = areaA;
        this.areaB = areaB;
    }

    /** N. */
    public int count() {
        return xA.length;
    }
}
