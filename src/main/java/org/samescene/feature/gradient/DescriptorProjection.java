package org.samescene.feature.gradient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.samescene.feature.DescriptorPanel;

/**
 * Shortens gradient histograms to descriptors: the square roots of their shares times a matrix, made unit
 * length. Not thread-safe.
 */
final class DescriptorProjection {
    static final int DIMENSIONS = 40;

    /** {@link GradientHistograms#SIZE} × {@value #DIMENSIONS}, row-major, little-endian float32. */
    private static final String RESOURCE = "gradient-1.projection";
    /** Keeps a division from being by zero; far below any descriptor's length. */
    private static final float TINY = 1e-12f;

    private static final int SIZE = GradientHistograms.SIZE;
    /** Of the matrix the columns, one after the other. */
    private static final float[] COLUMNS = columns(matrix());

    private final DescriptorPanel panel = new DescriptorPanel(SIZE);
    private final float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];

    /** A histogram as a row times this is a descriptor; the columns are orthonormal. */
    static float[] matrix() {
        float[] matrix = new float[SIZE * DIMENSIONS];
        try (InputStream in = Objects.requireNonNull(
                DescriptorProjection.class.getResourceAsStream(RESOURCE), "the projection is not in the jar")) {
            ByteBuffer.wrap(in.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(matrix);
        } catch (IOException e) {
            throw new UncheckedIOException("the projection can't be read", e);
        }
        return matrix;
    }

    private static float[] columns(float[] matrix) {
        float[] columns = new float[matrix.length];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < DIMENSIONS; column++) {
                columns[column * SIZE + row] = matrix[row * DIMENSIONS + column];
            }
        }
        return columns;
    }

    /**
     * n × {@value #DIMENSIONS} descriptors.
     *
     * @param histograms n × {@link GradientHistograms#SIZE}; overwritten
     */
    float[] project(float[] histograms, int n) {
        for (int i = 0; i < n; i++) {
            toRootsOfShares(histograms, i * SIZE);
        }
        float[] descriptors = new float[n * DIMENSIONS];
        for (int first = 0; first < DIMENSIONS; first += DescriptorPanel.WIDTH) {
            panel.pack(COLUMNS, DIMENSIONS, first);
            int width = Math.min(DescriptorPanel.WIDTH, DIMENSIONS - first);
            for (int row = 0; row < n; row += DescriptorPanel.ROWS) {
                panel.multiply(histograms, n, row, products);
                for (int i = row; i < Math.min(n, row + DescriptorPanel.ROWS); i++) {
                    System.arraycopy(
                            products, (i - row) * DescriptorPanel.WIDTH, descriptors, i * DIMENSIONS + first, width);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            toUnit(descriptors, i * DIMENSIONS);
        }
        return descriptors;
    }

    private static void toRootsOfShares(float[] histograms, int at) {
        float sum = 0;
        for (int i = at; i < at + SIZE; i++) {
            sum += histograms[i];
        }
        float all = Math.max(sum, TINY);
        for (int i = at; i < at + SIZE; i++) {
            histograms[i] = (float) Math.sqrt(histograms[i] / all);
        }
    }

    private static void toUnit(float[] descriptors, int at) {
        float squares = 0;
        for (int i = at; i < at + DIMENSIONS; i++) {
            squares += descriptors[i] * descriptors[i];
        }
        float length = (float) Math.sqrt(Math.max(squares, TINY));
        for (int i = at; i < at + DIMENSIONS; i++) {
            descriptors[i] /= length;
        }
    }
}
