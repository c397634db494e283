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
     * @param a the ends in picture A
     * @param b the ends in picture B, as many
     * @param distinctive how many of them, the first, look so much alike that chance hardly ever makes them
     *     agree, up to N
     */
    public Correspondences(Points a, Points b, int distinctive) {
        int n = a.count();
        if (b.count() != n) {
            throw new IllegalArgumentException(n + " points in A and " + b.count() + " in B");
        }
        if (distinctive < 0 || distinctive > n) {
            throw new IllegalArgumentException(distinctive + " of " + n + " correspondences are distinctive");
        }
        this.count = n;
        this.distinctive = distinctive;
        this.xA = padded(a.x);
        this.yA = padded(a.y);
        this.xB = padded(b.x);
        this.yB = padded(b.y);
        this.sizeA = padded(a.size);
        this.sizeB = padded(b.size);
        float[] growth = new float[n];
        for (int i = 0; i < n; i++) {
            growth[i] = (float) (Math.log((double) b.size[i] / a.size[i]) / Math.log(2));
        }
        this.octaves = padded(growth);
        this.areaA = a.area;
        this.areaB = b.area;
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
