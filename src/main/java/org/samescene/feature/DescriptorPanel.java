package org.samescene.feature;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A few descriptors, packed so that many others are multiplied with them at the speed of the processor.
 *
 * <p>How: one SIMD register holds the same component of as many different descriptors as it has lanes; a tile
 * of 4 rows by 4 registers is multiplied in registers. Each product is a chain of fused multiply-adds in the
 * order of components whatever the number of lanes, so every machine makes the same bits.
 *
 * <p>Not thread-safe.
 */
public final class DescriptorPanel {
    /** Rows that are multiplied at a time. */
    public static final int ROWS = 4;

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int V = LANES.length();
    private static final int REGISTERS = 4;

    /** Descriptors in a panel. */
    public static final int WIDTH = REGISTERS * V;

    private final int dimensions;
    private final float[] panel;

    public DescriptorPanel(int dimensions) {
        this.dimensions = dimensions;
        this.panel = new float[WIDTH * dimensions];
    }

    /**
     * Takes up to {@link #WIDTH} descriptors, beginning with number {@code first}; past the last one, that one again.
     *
     * @param descriptors count × D, row-major
     */
    public void pack(float[] descriptors, int count, int first) {
        for (int lane = 0; lane < WIDTH; lane++) {
            int from = Math.min(first + lane, count - 1) * dimensions;
            for (int d = 0; d < dimensions; d++) {
                panel[d * WIDTH + lane] = descriptors[from + d];
            }
        }
    }

    /**
     * {@link #ROWS} × {@link #WIDTH} dot products, row-major.
     *
     * @param a n × D, row-major
     * @param row the first of the rows of a; past the last of them, that one again
     */
    public void multiply(float[] a, int n, int row, float[] products) {
        int r0 = row * dimensions;
        int r1 = Math.min(row + 1, n - 1) * dimensions;
        int r2 = Math.min(row + 2, n - 1) * dimensions;
        int r3 = Math.min(row + 3, n - 1) * dimensions;
        FloatVector zero = FloatVector.zero(LANES);
        FloatVector s00 = zero, s01 = zero, s02 = zero, s03 = zero;
        FloatVector s10 = zero, s11 = zero, s12 = zero, s13 = zero;
        FloatVector s20 = zero, s21 = zero, s22 = zero, s23 = zero;
        FloatVector s30 = zero, s31 = zero, s32 = zero, s33 = zero;
        for (int d = 0; d < dimensions; d++) {
            int at = d * WIDTH;
            FloatVector b0 = FloatVector.fromArray(LANES, panel, at);
            FloatVector b1 = FloatVector.fromArray(LANES, panel, at + V);
            FloatVector b2 = FloatVector.fromArray(LANES, panel, at + 2 * V);
            FloatVector b3 = FloatVector.fromArray(LANES, panel, at + 3 * V);
            FloatVector a0 = FloatVector.broadcast(LANES, a[r0 + d]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            s02 = a0.fma(b2, s02);
            s03 = a0.fma(b3, s03);
            FloatVector a1 = FloatVector.broadcast(LANES, a[r1 + d]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            s12 = a1.fma(b2, s12);
            s13 = a1.fma(b3, s13);
            FloatVector a2 = FloatVector.broadcast(LANES, a[r2 + d]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            s22 = a2.fma(b2, s22);
            s23 = a2.fma(b3, s23);
            FloatVector a3 = FloatVector.broadcast(LANES, a[r3 + d]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
            s32 = a3.fma(b2, s32);
            s33 = a3.fma(b3, s33);
        }
        store(s00, s01, s02, s03, products, 0);
        store(s10, s11, s12, s13, products, WIDTH);
        store(s20, s21, s22, s23, products, 2 * WIDTH);
        store(s30, s31, s32, s33, products, 3 * WIDTH);
    }

    private static void store(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] to, int at) {
        v0.intoArray(to, at);
        v1.intoArray(to, at + V);
        v2.intoArray(to, at + 2 * V);
        v3.intoArray(to, at + 3 * V);
    }
}
