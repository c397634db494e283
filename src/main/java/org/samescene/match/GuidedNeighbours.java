package org.samescene.match;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.samescene.match.geometry.Affine;

/**
 * Mutual nearest neighbours by descriptor among those features only that a transform maps near each other
 * (guided matching: Hartley and Zisserman, "Multiple View Geometry", algorithm 4.6). Where the transform is
 * known it takes a fraction of all products, and a feature that looks like many others still finds its own.
 * Of equally similar ones each takes the lowest index.
 */
final class GuidedNeighbours {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int V = LANES.length();

    private final Frame a;
    private final Frame b;
    private final float minProduct;
    private final int dimensions;
    private final VectorMask<Float> tail;
    private final float[] sums = new float[V];

    /** @param maxDistance farthest neighbours that still match, Euclidean; at most √2 */
    GuidedNeighbours(Frame a, Frame b, double maxDistance) {
        this.a = a;
        this.b = b;
        this.minProduct = PutativeMatches.leastProduct(maxDistance);
        this.dimensions = a.features().dimensions();
        this.tail = LANES.indexInRange(dimensions / V * V, dimensions);
    }

    /**
     * @param t from A to B
     * @param radiusPx how far from where the transform says a neighbour may be, in the picture where that is farther
     * @param toleranceOctaves largest difference between its change of size and the transform's
     */
    PutativeMatches near(Affine t, double radiusPx, double toleranceOctaves) {
        double radius = radiusPx * Math.min(1, t.scale());
        float squaredRadius = (float) (radius * radius);
        float largest = (float) (t.scale() * Math.pow(2, toleranceOctaves));
        float smallest = (float) (t.scale() * Math.pow(2, -toleranceOctaves));
        Cells cells = new Cells(b, radius);
        float[] best = nothing(a.features().count());
        int[] at = new int[best.length];
        float[] bestOfB = nothing(b.features().count());
        for (int i = 0; i < best.length; i++) {
            float u = (float) t.applyX(a.x(i), a.y(i));
            float v = (float) t.applyY(a.x(i), a.y(i));
            float size = a.size(i);
            int last = cells.lastRow(v);
            for (int row = cells.firstRow(v); row <= last; row++) {
                int end = cells.end(row, u);
                for (int k = cells.begin(row, u); k < end; k += V) {
                    long near = cells.near(k, u, v, squaredRadius, size * smallest, size * largest);
                    for (; near != 0; near &= near - 1) {
                        int j = cells.feature[k + Long.numberOfTrailingZeros(near)];
                        float product = product(i, j);
                        bestOfB[j] = Math.max(bestOfB[j], product);
                        if (product > best[i] || (product == best[i] && j < at[i])) {
                            best[i] = product;
                            at[i] = j;
                        }
                    }
                }
            }
        }
        return mutual(best, at, bestOfB);
    }

    private static float[] nothing(int count) {
        float[] products = new float[count];
        Arrays.fill(products, Float.NEGATIVE_INFINITY);
        return products;
    }

    /** Always summed in one order, so that a product is equal to the last bit each time. */
    private float product(int i, int j) {
        float[] rowsA = a.features().descriptors();
        float[] rowsB = b.features().descriptors();
        int fromA = i * dimensions;
        int fromB = j * dimensions;
        FloatVector sum = FloatVector.zero(LANES);
        int d = 0;
        for (; d <= dimensions - V; d += V) {
            sum = FloatVector.fromArray(LANES, rowsA, fromA + d)
                    .fma(FloatVector.fromArray(LANES, rowsB, fromB + d), sum);
        }
        if (d < dimensions) {
            sum = FloatVector.fromArray(LANES, rowsA, fromA + d, tail)
                    .fma(FloatVector.fromArray(LANES, rowsB, fromB + d, tail), sum);
        }
        sum.intoArray(sums, 0);
        float even = 0;
        float odd = 0;
        for (int lane = 0; lane < V; lane += 2) {
            even += sums[lane];
            odd += sums[lane + 1];
        }
        return even + odd;
    }

    private PutativeMatches mutual(float[] best, int[] at, float[] bestOfB) {
        PutativeMatches.Collector matches = new PutativeMatches.Collector(best.length, bestOfB.length);
        for (int i = 0; i < best.length; i++) {
            if (best[i] >= minProduct && best[i] == bestOfB[at[i]]) {
                matches.add(i, at[i], best[i]);
            }
        }
        return matches.nearestFirst();
    }

    /**
     * The features of a picture by square cell, row by row, so that what may be near is in a few stretches;
     * with NaN, which is near nothing, after the last.
     */
    private static final class Cells {
        /** Along the longer side, at most. */
        private static final int MAX = 64;

        private final double perPx;
        private final int columns;
        private final int rows;
        private final int[] begin;
        private final int[] feature;
        private final float[] x;
        private final float[] y;
        private final float[] size;

        Cells(Frame frame, double radius) {
            double side = Math.max(radius, Math.max(frame.width(), frame.height()) / MAX);
            perPx = 1 / side;
            columns = (int) Math.ceil(frame.width() * perPx);
            rows = (int) Math.ceil(frame.height() * perPx);
            int count = frame.features().count();
            begin = new int[rows * columns + 1];
            int[] cell = new int[count];
            for (int j = 0; j < count; j++) {
                cell[j] = index(frame.y(j), 0, rows) * columns + index(frame.x(j), 0, columns);
                begin[cell[j] + 1]++;
            }
            for (int c = 1; c < begin.length; c++) {
                begin[c] += begin[c - 1];
            }
            int[] next = begin.clone();
            feature = new int[count];
            x = padded(count);
            y = padded(count);
            size = padded(count);
            for (int j = 0; j < count; j++) {
                int k = next[cell[j]]++;
                feature[k] = j;
                x[k] = frame.x(j);
                y[k] = frame.y(j);
                size[k] = frame.size(j);
            }
        }

        private static float[] padded(int count) {
            float[] values = new float[count + V];
            Arrays.fill(values, count, count + V, Float.NaN);
            return values;
        }

        int firstRow(float v) {
            return index(v, -1, rows);
        }

        int lastRow(float v) {
            return index(v, 1, rows);
        }

        int begin(int row, float u) {
            return begin[row * columns + index(u, -1, columns)];
        }

        int end(int row, float u) {
            return begin[row * columns + index(u, 1, columns) + 1];
        }

        /** The cell of a position, or one beside it; what is outside the picture belongs to its outermost cells. */
        private int index(float position, int beside, int count) {
            return Math.clamp((long) (position * perPx) + beside, 0, count - 1);
        }

        /** A bit for each of the V features from k on that is within the radius of (u, v) and of a fitting size. */
        long near(int k, float u, float v, float squaredRadius, float smallest, float largest) {
            FloatVector dx = FloatVector.fromArray(LANES, x, k).sub(u);
            FloatVector dy = FloatVector.fromArray(LANES, y, k).sub(v);
            FloatVector sizes = FloatVector.fromArray(LANES, size, k);
            return dx.mul(dx)
                    .add(dy.mul(dy))
                    .compare(VectorOperators.LT, squaredRadius)
                    .and(sizes.compare(VectorOperators.LE, largest))
                    .and(sizes.compare(VectorOperators.GE, smallest))
                    .toLong();
        }
    }
}
