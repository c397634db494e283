package org.samescene.match;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.samescene.feature.DescriptorPanel;

/**
 * Exact mutual nearest neighbours between two sets of unit descriptors: pairs of which each is the other's
 * nearest. All products are made, so nothing is approximate; for unit vectors distance² = 2 - 2 · dot.
 *
 * <p>One search can go on to ever larger parts of both sets, and makes each product once. A {@link
 * DescriptorPanel} of B stays in the first-level cache while A passes by. Of equally near ones the lowest
 * index wins. Not for several threads.
 */
public final class MutualNearestNeighbours {
    /** Parts of a set end at multiples of this, or at its end. */
    static final int BLOCK = 64;

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int V = LANES.length();
    private static final FloatVector LANE_NUMBERS = FloatVector.zero(LANES).addIndex(1);
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
            throw new IllegalArgumentException(a.length + " and " + b.length
                    + " components are no whole descriptors of " + dimensions + " dimensions");
        }
        if (!(maxDistance > 0 && maxDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("maxDistance is in (0, √2], not " + maxDistance);
        }
        this.a = a;
        this.b = b;
        this.n = a.length / dimensions;
        this.m = b.length / dimensions;
        this.minProduct = PutativeMatches.leastProduct(maxDistance);
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
     * @param rows how many of A, columns how many of B: a multiple of {@link #BLOCK} or the whole set, and
     *     not less than before
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
     * The largest product of each row, kept by lane, with where it was, and of each column. Where a row's
     * largest product is its column's too, each is the other's nearest. Indices are kept as floats, exact to
     * 2^24.
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
            int lanes = row * V;
            FloatVector best0 = FloatVector.fromArray(LANES, rowBest, lanes);
            FloatVector best1 = FloatVector.fromArray(LANES, rowBest, lanes + V);
            FloatVector best2 = FloatVector.fromArray(LANES, rowBest, lanes + 2 * V);
            FloatVector best3 = FloatVector.fromArray(LANES, rowBest, lanes + 3 * V);
            FloatVector at0 = FloatVector.fromArray(LANES, rowAt, lanes);
            FloatVector at1 = FloatVector.fromArray(LANES, rowAt, lanes + V);
            FloatVector at2 = FloatVector.fromArray(LANES, rowAt, lanes + 2 * V);
            FloatVector at3 = FloatVector.fromArray(LANES, rowAt, lanes + 3 * V);
            for (int v = 0; v < REGISTERS; v++) {
                int from = column + v * V;
                FloatVector here = FloatVector.broadcast(LANES, from);
                FloatVector product0 = FloatVector.fromArray(LANES, products, v * V);
                FloatVector product1 = FloatVector.fromArray(LANES, products, PANEL + v * V);
                FloatVector product2 = FloatVector.fromArray(LANES, products, 2 * PANEL + v * V);
                FloatVector product3 = FloatVector.fromArray(LANES, products, 3 * PANEL + v * V);
                at0 = at0.blend(here, product0.compare(VectorOperators.GT, best0));
                at1 = at1.blend(here, product1.compare(VectorOperators.GT, best1));
                at2 = at2.blend(here, product2.compare(VectorOperators.GT, best2));
                at3 = at3.blend(here, product3.compare(VectorOperators.GT, best3));
                best0 = best0.max(product0);
                best1 = best1.max(product1);
                best2 = best2.max(product2);
                best3 = best3.max(product3);
                FloatVector.fromArray(LANES, columnBest, from)
                        .max(product0.max(product1).max(product2.max(product3)))
                        .intoArray(columnBest, from);
            }
            best0.intoArray(rowBest, lanes);
            best1.intoArray(rowBest, lanes + V);
            best2.intoArray(rowBest, lanes + 2 * V);
            best3.intoArray(rowBest, lanes + 3 * V);
            at0.intoArray(rowAt, lanes);
            at1.intoArray(rowAt, lanes + V);
            at2.intoArray(rowAt, lanes + 2 * V);
            at3.intoArray(rowAt, lanes + 3 * V);
        }

        PutativeMatches mutual(int rows, int columns, float minProduct) {
            PutativeMatches.Collector matches = new PutativeMatches.Collector(rows, columns);
            for (int i = 0; i < rows && columns > 0; i++) {
                FloatVector byLane = FloatVector.fromArray(LANES, rowBest, i * V);
                float best = byLane.reduceLanes(VectorOperators.MAX);
                if (!(best >= minProduct)) {
                    continue;
                }
                int j = (int) FloatVector.fromArray(LANES, rowAt, i * V)
                        .add(LANE_NUMBERS)
                        .reduceLanes(VectorOperators.MIN, byLane.compare(VectorOperators.EQ, best));
                if (best == columnBest[j]) {
                    matches.add(i, j, best);
                }
            }
            return matches.nearestFirst();
        }
    }
}
