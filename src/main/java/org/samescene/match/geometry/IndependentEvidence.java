package org.samescene.match.geometry;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Counts evidence that is independent: of inliers closer than a spacing in either picture only the most
 * trusted counts, so fifty matches on one letter of a sign are one. Features look at a neighbourhood, so the
 * spacing grows with their size: neighbours that see nearly the same pixels match the same false thing
 * together. Greedy in the order of trust. Scratch space of one estimation; not for several threads.
 */
final class IndependentEvidence {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int V = LANES.length();

    private final Correspondences c;
    private final float spacingPx;
    private final float spacingSizes;
    /**
     * What has been counted, packed: xA, yA, size in A, xB, yB, size in B; NaN, which is near nothing, up to
     * a whole register.
     */
    private final float[][] counted = new float[6][];

    IndependentEvidence(Correspondences c, EstimatorOptions.Spacing spacing) {
        this.c = c;
        this.spacingPx = (float) spacing.px();
        this.spacingSizes = (float) spacing.sizes();
        for (int column = 0; column < counted.length; column++) {
            counted[column] = new float[c.count() + V];
        }
    }

    /**
     * How many of the first {@code count} correspondences listed in {@code chosen}, ascending, are
     * independent; stops at {@code enough}.
     */
    int count(int[] chosen, int count, int enough) {
        int independent = 0;
        for (int k = 0; k < count && independent < enough; k++) {
            int i = chosen[k];
            if (independent == 0
                    || (!near(0, c.xA[i], c.yA[i], c.sizeA[i], independent)
                            && !near(3, c.xB[i], c.yB[i], c.sizeB[i], independent))) {
                add(i, independent++);
            }
        }
        return independent;
    }

    private void add(int i, int at) {
        if (at % V == 0) {
            for (float[] column : counted) {
                Arrays.fill(column, at, at + V, Float.NaN);
            }
        }
        counted[0][at] = c.xA[i];
        counted[1][at] = c.yA[i];
        counted[2][at] = c.sizeA[i];
        counted[3][at] = c.xB[i];
        counted[4][at] = c.yB[i];
        counted[5][at] = c.sizeB[i];
    }

    /** Whether any of those counted is too close to (x, y) in the picture whose columns begin at {@code picture}. */
    private boolean near(int picture, float x, float y, float size, int independent) {
        for (int k = 0; k < independent; k += V) {
            FloatVector dx = FloatVector.fromArray(LANES, counted[picture], k).sub(x);
            FloatVector dy =
                    FloatVector.fromArray(LANES, counted[picture + 1], k).sub(y);
            FloatVector spacing = FloatVector.fromArray(LANES, counted[picture + 2], k)
                    .min(size)
                    .mul(spacingSizes)
                    .max(spacingPx);
            VectorMask<Float> close = dx.mul(dx).add(dy.mul(dy)).compare(VectorOperators.LT, spacing.mul(spacing));
            if (close.anyTrue()) {
                return true;
            }
        }
        return false;
    }
}
