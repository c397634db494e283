package org.samescene.match;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.samescene.feature.DescriptorPanel;

/**
 * Exact mutual nearest neighbours between two sets of unit descriptors: pairs of which each is the other's nearest. All products are made,
 * so nothing is approximate; for unit vectors distance² = 2 - 2 · dot.
 *
 * <p>One search can be asked for ever more of both sets and makes each product once. How: a {@link DescriptorPanel} of B stays in the first
 * cache while A passes by. Of equally near ones the lowest index wins. Not for several threads.
 */
public final class MutualNearestNeighbours {
    /** Parts of a set end at multiples of this, or at its end. */
    static final int BLOCK = 64;

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int V = LANES.length();
    private static final int ROWS = DescriptorPanel.ROWS;
    private static final int PANEL = DescriptorPanel.WIDTH;
    private static final int REGISTERS = PANEL / V;

    private final float[] a;
    private final float[] b;
    private final int n;
    private final int m;
    private final float minProduct;
    private final Nearest nearest;
    private final DescriptorPanel panel;
    private final float[] products = new float[ROWS * PANEL];
    private int rowsSeen;
    private int columnsSeen;

    /**
     * @param a N × D, row-major, rows of length 1; not written to
     * @param b M × D, row-major, rows of length 1; not written to
     * @param dimensions D
     * @param maxDistance farthest neighbours that still match, Euclidean; at most √2, beyond which nothing is alike
     */
    public MutualNearestNeighbours(float[] a, float[] b, int dimensions, double maxDistance) {
        if (dimensions < 1 || a.length % dimensions != 0 || b.length % dimensions != 0) {
            throw new IllegalArgumentException(
                    a.length + " and " + b.length + " components are no whole descriptors of " + dimensions + " dimensions");
        }
        if (!(maxDistance > 0 && maxDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("maxDistance is in (0, √2], not " + maxDistance);
        }
        this.a = a;
        this.b = b;
        this.n = a.length / dimensions;
        this.m = b.length / dimensions;
        this.minProduct = (float) (1 - maxDistance * maxDistance / 2);
        this.nearest = new Nearest(n, m);
        this.panel = new DescriptorPanel(dimensions);
    }

    /** Among all of both sets. */
    public PutativeMatches all() {
        return among(n, m);
    }

    /**
     * Among the first of both sets.
     *
     * @param rows how many of A, columns how many of B: a multiple of {@link #BLOCK} or the whole set, and not less than before
     */
    PutativeMatches among(int rows, int columns) {
        for (int column = 0; column < columns; column += PANEL) {
            int from = column < columnsSeen ? rowsSeen : 0;
            if (from < rows) {
                panel.pack(b, m, column);
                for (int row = from; row < rows; row += ROWS) {
                    panel.multiply(a, n, row, products);
                    nearest.update(products, row, column);
                }
            }
        }
        rowsSeen = rows;
        columnsSeen = columns;
        return nearest.mutual(rows, columns, minProduct);
    }

    /**
     * The largest product of each row, kept by lane, with where it was, and of each column. Where a row's largest product is its column's too, each is the
     * other's nearest. Indices are kept as floats, exact to 2^24.
     */
    private static final class Nearest {
        private final float[] rowBest;
        private final float[] rowAt;
        private final float[] columnBest;

        Nearest(int n, int m) {
            int rows = (n + ROWS - 1) / ROWS * ROWS;
            int columns = (m + PANEL - 1) / PANEL * PANEL;
            rowBest = new float[rows * V];
            rowAt = new float[rows * V];
            columnBest = new float[columns];
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
                FloatVector best = FloatVector.fromArray(LANES, columnBest, column + v * V);
                for (int r = 0; r < ROWS; r++) {
                    best = best.max(FloatVector.fromArray(LANES, products, r * PANEL + v * V));
                }
                best.intoArray(columnBest, column + v * V);
            }
        }

        PutativeMatches mutual(int rows, int columns, float minProduct) {
            int[] a = new int[rows];
            int[] b = new int[rows];
            float[] distance = new float[rows];
            boolean[] taken = new boolean[columns];
            int count = 0;
            for (int i = 0; i < rows && columns > 0; i++) {
                float best = Float.NEGATIVE_INFINITY;
                int j = columns;
                for (int lane = 0; lane < V; lane++) {
                    float product = rowBest[i * V + lane];
                    int at = (int) rowAt[i * V + lane] + lane;
                    if (product > best || product == best && at < j) {
                        best = product;
                        j = at;
                    }
                }
                if (best >= minProduct && best == columnBest[j] && !taken[j]) {
                    taken[j] = true;
                    a[count] = i;
                    b[count] = j;
                    distance[count++] = (float) Math.sqrt(Math.max(0, 2 - 2.0 * best));
                }
            }
            return PutativeMatches.nearestFirst(a, b, distance, count);
        }
    }
}
