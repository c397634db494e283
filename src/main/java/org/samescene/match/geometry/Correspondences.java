package org.samescene.match.geometry;

/**
 * N pairs of points that may belong together, most trusted first, in packed arrays: a point of picture A, a point of picture B, and the
 * change of feature size between them. The arrays are shared, not copied.
 */
public final class Correspondences {
    final float[] xA;
    final float[] yA;
    final float[] xB;
    final float[] yB;
    final float[] octaves;
    final double areaA;
    final double areaB;

    /**
     * @param xA N x coordinates in A, px
     * @param yA N y coordinates in A, px
     * @param xB N x coordinates in B, px
     * @param yB N y coordinates in B, px
     * @param octaves N changes of size: log2 (feature size in B / feature size in A)
     * @param areaA of the picture A, px²: where a false correspondence could have fallen
     * @param areaB of the picture B, px²
     */
    public Correspondences(float[] xA, float[] yA, float[] xB, float[] yB, float[] octaves, double areaA, double areaB) {
        int n = xA.length;
        if (yA.length != n || xB.length != n || yB.length != n || octaves.length != n) {
            throw new IllegalArgumentException("lengths disagree: " + n + ", " + yA.length + ", " + xB.length + ", " + yB.length
                    + ", octaves " + octaves.length);
        }
        if (!(areaA > 0) || !(areaB > 0)) {
            throw new IllegalArgumentException("areas are positive, not " + areaA + " and " + areaB);
        }
        this.xA = xA;
        this.yA = yA;
        this.xB = xB;
        this.yB = yB;
        this.octaves = octaves;
        this.areaA = areaA;
        this.areaB = areaB;
    }

    /** N. */
    public int count() {
        return xA.length;
    }
}
