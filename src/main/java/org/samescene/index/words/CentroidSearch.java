package org.samescene.index.words;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nearest of many points in two steps: first some cells, by their centres, then the points in these. Not
 * always the nearest of all: a query at the edge of the cells that are looked into may have a nearer one
 * behind it. What is found depends on the query and the points alone.
 */
final class CentroidSearch {
    /** Cells that a query looks into: of 128 for 16,384 points, so that a twentieth of all products is computed. */
    private static final int PROBED = 6;

    private final int dimensions;
    private final Centroids centres;
    private final Centroids[] cells;

    /** Of each cell the number of its first point. */
    private final int[] firsts;

    /**
     * @param points k × D, row-major, those of a cell together
     * @param sizes how many points each cell has, at least one
     */
    CentroidSearch(float[] points, int[] sizes, int dimensions) {
        this.dimensions = dimensions;
        this.cells = new Centroids[sizes.length];
        this.firsts = new int[sizes.length];
        float[] means = new float[sizes.length * dimensions];
        int first = 0;
        for (int cell = 0; cell < sizes.length; cell++) {
            firsts[cell] = first;
            cells[cell] = new Centroids(points, first, sizes[cell], dimensions);
            for (int d = 0; d < dimensions; d++) {
                double sum = 0;
                for (int row = first; row < first + sizes[cell]; row++) {
                    sum += points[row * dimensions + d];
                }
                means[cell * dimensions + d] = (float) (sum / sizes[cell]);
            }
            first += sizes[cell];
        }
        this.centres = new Centroids(means, 0, sizes.length, dimensions);
    }

    /**
     * The nearest points to each query, nearest first.
     *
     * @param queries n × D, row-major
     * @param limit how many for each
     * @return n × limit numbers of points; {@link NearestRows#NONE} where the cells have too few
     */
    int[] nearest(float[] queries, int n, int limit) {
        int probed = Math.min(PROBED, cells.length);
        NearestRows nearestCells = new NearestRows(n, probed);
        centres.search(queries, n, IntStream.range(0, n).toArray(), 0, nearestCells);
        int[] cellOf = nearestCells.rows();
        int[] ends = new int[cells.length + 1];
        for (int cell : cellOf) {
            ends[cell + 1]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] queriesByCell = new int[n * probed];
        int[] filled = ends.clone();
        for (int i = 0; i < cellOf.length; i++) {
            queriesByCell[filled[cellOf[i]]++] = i / probed;
        }
        NearestRows nearest = new NearestRows(n, limit);
        float[] gathered = new float[0];
        for (int cell = 0; cell < cells.length; cell++) {
            int[] asking = Arrays.copyOfRange(queriesByCell, ends[cell], ends[cell + 1]);
            if (asking.length == 0) {
                continue;
            }
            if (gathered.length < asking.length * dimensions) {
                gathered = new float[asking.length * dimensions];
            }
            for (int i = 0; i < asking.length; i++) {
                System.arraycopy(queries, asking[i] * dimensions, gathered, i * dimensions, dimensions);
            }
            cells[cell].search(gathered, asking.length, asking, firsts[cell], nearest);
        }
        return nearest.rows();
    }
}
