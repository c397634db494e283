package org.samescene.match.geometry;

import java.util.Arrays;

/**
 * Counts evidence that is spread: of the inliers that fall in one cell of either picture only the most trusted counts, so fifty matches on one
 * letter of a sign are one. Greedy in the order of trust. Scratch space of one estimation; not for several threads.
 */
final class DistinctCells {
    /** Cells a side. Points beyond the last cell share it, which can only lower the count. */
    private static final int SIDE = 256;

    private final int[] cellA;
    private final int[] cellB;
    private final long[] takenA = new long[SIDE * SIDE / 64];
    private final long[] takenB = new long[SIDE * SIDE / 64];

    DistinctCells(Correspondences c, double cellPx) {
        this.cellA = cells(c.xA, c.yA, cellPx);
        this.cellB = cells(c.xB, c.yB, cellPx);
    }

    /** How many of the first {@code count} correspondences named in {@code chosen}, ascending, are distinct. */
    int count(int[] chosen, int count) {
        int distinct = 0;
        for (int k = 0; k < count; k++) {
            int a = cellA[chosen[k]];
            int b = cellB[chosen[k]];
            if ((takenA[a >> 6] >>> a & 1) == 0 && (takenB[b >> 6] >>> b & 1) == 0) {
                takenA[a >> 6] |= 1L << a;
                takenB[b >> 6] |= 1L << b;
                distinct++;
            }
        }
        for (int k = 0; k < count; k++) {
            takenA[cellA[chosen[k]] >> 6] = 0;
            takenB[cellB[chosen[k]] >> 6] = 0;
        }
        return distinct;
    }

    private static int[] cells(float[] x, float[] y, double cellPx) {
        int[] cells = new int[x.length];
        float perPx = (float) (1 / cellPx);
        Arrays.setAll(cells, i -> cell(y[i] * perPx) * SIDE + cell(x[i] * perPx));
        return cells;
    }

    private static int cell(float position) {
        return Math.clamp((int) position, 0, SIDE - 1);
    }
}
