package org.samescene.match.geometry;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * N pairs of points that may belong together, most trusted first, in packed arrays: a point of picture A and
 * a point of picture B, each with the size of its feature. Kept with NaN, which agrees with nothing, after
 * the last, up to a whole SIMD register.
 */
public final class Correspondences {
    private static final int V = FloatVector.SPECIES_PREFERRED.length();

    private final int count;
    private final int distinctive;
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
     * @param distinctive how many of them, the first, look so much alike that chance hardly ever makes them agree, up to N
     * @param areaA of the picture A, px²: where a false correspondence could have fallen
     * @param areaB of the picture B, px²
     */
    public Correspondences(
            float[] xA,
            float[] yA,
            float[] sizeA,
            float[] xB,
            float[] yB,
            float[] sizeB,
            int distinctive,
            double areaA,
            double areaB) {
        int n = xA.length;
        if (yA.length != n || xB.length != n || yB.length != n || sizeA.length != n || sizeB.length != n) {
            throw new IllegalArgumentException("lengths disagree: " + n + ", " + yA.length + ", " + xB.length + ", "
                    + yB.length + ", sizes " + sizeA.length + ", " + sizeB.length);
        }
        if (!(areaA > 0) || !(areaB > 0)) {
            throw new IllegalArgumentException("areas are positive, not " + areaA + " and " + areaB);
        }
        if (distinctive < 0 || distinctive > n) {
            throw new IllegalArgumentException(distinctive + " of " + n + " correspondences are distinctive");
        }
        this.count = n;
        this.distinctive = distinctive;
        this.xA = padded(xA);
        this.yA = padded(yA);
        this.xB = padded(xB);
        this.yB = padded(yB);
        this.sizeA = padded(sizeA);
        this.sizeB = padded(sizeB);
        float[] growth = new float[n];
        for (int i = 0; i < n; i++) {
            growth[i] = (float) (Math.log((double) sizeB[i] / sizeA[i]) / Math.log(2));
        }
        this.octaves = padded(growth);
        this.areaA = areaA;
        this.areaB = areaB;
    }

    /** N. */
    public int count() {
        return count;
    }

    /** How many of them, the first, are distinctive: chance hardly ever makes such agree. */
    int distinctive() {
        return distinctive;
    }

    /** {@link #count()} up to a whole number of registers. */
    int paddedCount() {
        return xA.length;
    }

    private static float[] padded(float[] values) {
        float[] padded = Arrays.copyOf(values, (values.length + V - 1) / V * V);
        Arrays.fill(padded, values.length, padded.length, Float.NaN);
        return padded;
    }
}
