package org.samescene.match;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Exact mutual nearest neighbours between two sets of unit descriptors: pairs of which each is the other's nearest. All N × M dot
 * products are made, so nothing is approximate; for unit vectors distance² = 2 - 2 · dot.
 *
 * <p>How: B is packed so that one SIMD register holds the same component of as many different descriptors as it has lanes; a tile of 4
 * rows of A by
 * 4 registers of B is multiplied in registers. A panel of B stays in the first cache while all of A passes by. Each product is a chain
 * of fused multiply-adds
 * in the order of components whatever the number of lanes, so every machine makes the same bits. Of equally near ones the lowest index
 * wins.
 */
public final class MutualNearestNeighbours {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int V = LANES.length();
    private static final int ROWS = 4;
    private static final int REGISTERS = 4;
    private static final int PANEL = REGISTERS * V;

    private MutualNearestNeighbours() {}

    /**
     * @param a N × D, row-major, rows of length 1; not written to
     * @param b M × D, row-major, rows of length 1; not written to
     * @param dimensions D
     * @param maxDistance farthest neighbours that still match, Euclidean; at most √2, beyond which nothing is alike
     */
    public static PutativeMatches between(float[] a, float[] b, int dimensions, double maxDistance) {
        if (dimensions < 1 || a.length % dimensions != 0 || b.length % dimensions != 0) {
            throw new IllegalArgumentException(
                    a.length + " and " + b.length + " components are no whole descriptors of " + dimensions + " dimensions");
        }
        if (!(maxDistance > 0 && maxDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("maxDistance is in (0, √2], not " + maxDistance);
        }
        int n = a.length / dimensions;
        int m = b.length / dimensions;
        if (n == 0 || m == 0) {
            return PutativeMatches.nearestFirst(new int[0], new int[0], new float[0], 0);
        }
        Nearest nearest = new Nearest(n, m);
        float[] panel = new float[PANEL * dimensions];
        float[] products = new float[ROWS * PANEL];
        for (int column = 0; column < m; column += PANEL) {
            pack(b, m, dimensions, column, panel);
            for (int row = 0; row < n; row += ROWS) {
                multiply(a, n, row, panel, dimensions, products);
                nearest.update(products, row, column);
            }
        }
        return nearest.mutual((float) (1 - maxDistance * maxDistance / 2));
    }

    /** Component by component, PANEL descriptors side by side; past the last descriptor of B, that one again. */
    private static void pack(float[] b, int m, int dimensions, int column, float[] panel) {
        for (int lane = 0; lane < PANEL; lane++) {
            int from = Math.min(column + lane, m - 1) * dimensions;
            for (int d = 0; d < dimensions; d++) {
                panel[d * PANEL + lane] = b[from + d];
            }
        }
    }

    /** ROWS × PANEL dot products; past the last row of A, that one again. */
    private static void multiply(float[] a, int n, int row, float[] panel, int dimensions, float[] products) {
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
            int at = d * PANEL;
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
        store(s10, s11, s12, s13, products, PANEL);
        store(s20, s21, s22, s23, products, 2 * PANEL);
        store(s30, s31, s32, s33, products, 3 * PANEL);
    }

    private static void store(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] to, int at) {
        v0.intoArray(to, at);
        v1.intoArray(to, at + V);
        v2.intoArray(to, at + 2 * V);
        v3.intoArray(to, at + 3 * V);
    }

    /** The largest product of each row, kept by lane, and of each column, with where it was. Indices are kept as floats, exact to 2^24. */
    private static final class Nearest {
        private final int n;
        private final int m;
        private final float[] rowBest;
        private final float[] rowAt;
        private final float[] columnBest;
        private final float[] columnAt;

        Nearest(int n, int m) {
            this.n = n;
            this.m = m;
            int rows = (n + ROWS - 1) / ROWS * ROWS;
            int columns = (m + PANEL - 1) / PANEL * PANEL;
            rowBest = new float[rows * V];
            rowAt = new float[rows * V];
            columnBest = new float[columns];
            columnAt = new float[columns];
            Arrays.fill(rowBest, Float.NEGATIVE_INFINITY);
            Arrays.fill(columnBest, Float.NEGATIVE_INFINITY);
        }

        void update(float[] products, int row, int column) {
            for (int r = 0; r < ROWS; r++) {
                int lanes = (row + r) * V;
                FloatVector best = FloatVector.fromArray(LANES, rowBest, lanes);
                FloatVector at = FloatVector.fromArray(LANES, rowAt, lanes);
                for (int v = 0; v < REGISTERS; v++) {
                    FloatVector product = FloatVector.fromArray(LANES, products, r * PANEL + v * V);
                    VectorMask<Float> nearer = product.compare(VectorOperators.GT, best);
                    best = best.blend(product, nearer);
                    at = at.blend(column + v * V, nearer);
                }
                best.intoArray(rowBest, lanes);
                at.intoArray(rowAt, lanes);
            }
            for (int v = 0; v < REGISTERS; v++) {
                int lanes = column + v * V;
                FloatVector best = FloatVector.fromArray(LANES, columnBest, lanes);
                FloatVector at = FloatVector.fromArray(LANES, columnAt, lanes);
                for (int r = 0; r < ROWS; r++) {
                    FloatVector product = FloatVector.fromArray(LANES, products, r * PANEL + v * V);
                    VectorMask<Float> nearer = product.compare(VectorOperators.GT, best);
                    best = best.blend(product, nearer);
                    at = at.blend(row + r, nearer);
                }
                best.intoArray(columnBest, lanes);
                at.intoArray(columnAt, lanes);
            }
        }

        PutativeMatches mutual(float minProduct) {
            int[] a = new int[n];
            int[] b = new int[n];
            float[] distance = new float[n];
            int count = 0;
            for (int i = 0; i < n; i++) {
                float best = Float.NEGATIVE_INFINITY;
                int j = m;
                for (int lane = 0; lane < V; lane++) {
                    float product = rowBest[i * V + lane];
                    int at = (int) rowAt[i * V + lane] + lane;
                    if (product > best || product == best && at < j) {
                        best = product;
                        j = at;
                    }
                }
                if (best >= minProduct && (int) columnAt[j] == i) {
                    a[count] = i;
                    b[count] = j;
                    distance[count++] = (float) Math.sqrt(Math.max(0, 2 - 2.0 * best));
                }
            }
            return PutativeMatches.nearestFirst(a, b, distance, count);
        }
    }
}
