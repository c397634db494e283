package org.samescene.index.words;

import org.samescene.feature.DescriptorPanel;

/**
 * Some points, of which the nearest to others are found by multiplying all with all. Each product is the same
 * bits whatever it is computed beside, and on every machine.
 */
final class Centroids {
    private final int count;
    private final int dimensions;
    private final DescriptorPanel[] panels;

    /** ‖c‖² / 2 of each: the nearest c to a point p is the one of largest p · c - ‖c‖² / 2. */
    private final float[] halfSquares;

    /** @param points rows × D, row-major, of which {@code count} from row {@code first} on are taken */
    Centroids(float[] points, int first, int count, int dimensions) {
        this.count = count;
        this.dimensions = dimensions;
        this.panels = new DescriptorPanel[(count + DescriptorPanel.WIDTH - 1) / DescriptorPanel.WIDTH];
        for (int p = 0; p < panels.length; p++) {
            panels[p] = new DescriptorPanel(dimensions);
            panels[p].pack(points, first + count, first + p * DescriptorPanel.WIDTH);
        }
        this.halfSquares = new float[count];
        for (int c = 0; c < count; c++) {
            double squares = 0;
            for (int d = 0; d < dimensions; d++) {
                double component = points[(first + c) * dimensions + d];
                squares += component * component;
            }
            halfSquares[c] = (float) (squares / 2);
        }
    }

    int count() {
        return count;
    }

    int dimensions() {
        return dimensions;
    }

    /**
     * Shows all of them to each of some queries.
     *
     * @param queries n × D, row-major
     * @param numbers what each of the queries is called in {@code nearest}
     * @param firstRow what the first of these points is called there
     */
    void search(float[] queries, int n, int[] numbers, int firstRow, NearestRows nearest) {
        float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];
        for (int p = 0; p < panels.length; p++) {
            int first = p * DescriptorPanel.WIDTH;
            int width = Math.min(DescriptorPanel.WIDTH, count - first);
            for (int query = 0; query < n; query += DescriptorPanel.ROWS) {
                panels[p].multiply(queries, n, query, products);
                for (int q = query; q < Math.min(query + DescriptorPanel.ROWS, n); q++) {
                    int at = (q - query) * DescriptorPanel.WIDTH;
                    for (int c = 0; c < width; c++) {
                        nearest.add(numbers[q], products[at + c] - halfSquares[first + c], firstRow + first + c);
                    }
                }
            }
        }
    }
}
