package org.samescene.feature.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.samescene.feature.DescriptorPanel;
import org.samescene.feature.delf.Datum;

/**
 * Makes unit descriptors of a network's raw features, as the research project's {@code feature_extractor.py}
 * does: normalise to length 1, subtract the mean, project onto the first principal components, divide each by
 * its standard deviation if they are whitened, and normalise again. Without components, it only normalises.
 * Safe for use by several threads at once.
 */
public final class PrincipalComponents {
    private final int inputs;
    private final int dimensions;
    /** D × inputs, row-major; empty: no projection. */
    private final float[] matrix;

    private final float[] mean;
    /** What each component is multiplied with; 1 without whitening. */
    private final float[] gain;

    private PrincipalComponents(int inputs, int dimensions, float[] matrix, float[] mean, float[] gain) {
        this.inputs = inputs;
        this.dimensions = dimensions;
        this.matrix = matrix;
        this.mean = mean;
        this.gain = gain;
    }

    /** No projection: features are only normalised. */
    public static PrincipalComponents none(int inputs) {
        float[] none = new float[0];
        return new PrincipalComponents(inputs, inputs, none, none, none);
    }

    /**
     * Reads components from files.
     *
     * @param inputs components of a raw feature
     * @param files relative to the folder
     */
    public static PrincipalComponents read(Path folder, PcaSettings files, int inputs) throws IOException {
        Datum matrix = Datum.read(folder.resolve(files.projection()));
        Datum mean = Datum.read(folder.resolve(files.mean()));
        int d = files.dimensions();
        require(
                matrix.shape().length == 2 && matrix.shape()[1] == inputs && matrix.shape()[0] >= d,
                folder,
                files.projection(),
                "at least " + d + " rows of " + inputs,
                matrix);
        require(mean.values().length == inputs, folder, files.mean(), inputs + " values", mean);
        float[] gain = new float[d];
        Arrays.fill(gain, 1);
        if (files.whitening()) {
            Datum variances = Datum.read(folder.resolve(files.variances()));
            require(variances.values().length >= d, folder, files.variances(), "at least " + d + " values", variances);
            for (int k = 0; k < d; k++) {
                gain[k] = (float) (1 / Math.sqrt(variances.values()[k]));
            }
        }
        return new PrincipalComponents(inputs, d, Arrays.copyOf(matrix.values(), d * inputs), mean.values(), gain);
    }

    private static void require(boolean fits, Path folder, Path file, String wanted, Datum tensor) {
        if (!fits) {
            throw new IllegalStateException(folder.resolve(file) + " is of shape " + Arrays.toString(tensor.shape())
                    + "; the model's features want " + wanted);
        }
    }

    /** D. */
    int dimensions() {
        return dimensions;
    }

    /**
     * N × D unit descriptors, row-major.
     *
     * @param raw N × inputs, row-major; is overwritten
     */
    public float[] descriptors(float[] raw) {
        int n = raw.length / inputs;
        toUnitLength(raw, n, inputs);
        if (matrix.length == 0) {
            return raw;
        }
        for (int i = 0, at = 0; i < n; i++) {
            for (int k = 0; k < inputs; k++, at++) {
                raw[at] -= mean[k];
            }
        }
        float[] projected = new float[n * dimensions];
        DescriptorPanel panel = new DescriptorPanel(inputs);
        float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];
        for (int first = 0; first < dimensions; first += DescriptorPanel.WIDTH) {
            panel.pack(matrix, dimensions, first);
            int width = Math.min(DescriptorPanel.WIDTH, dimensions - first);
            for (int row = 0; row < n; row += DescriptorPanel.ROWS) {
                panel.multiply(raw, n, row, products);
                for (int r = 0; r < Math.min(DescriptorPanel.ROWS, n - row); r++) {
                    for (int k = 0; k < width; k++) {
                        projected[(row + r) * dimensions + first + k] =
                                products[r * DescriptorPanel.WIDTH + k] * gain[first + k];
                    }
                }
            }
        }
        toUnitLength(projected, n, dimensions);
        return projected;
    }

    /** Normalises each of n rows to length 1; a row of zeros stays. */
    static void toUnitLength(float[] rows, int n, int columns) {
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                squares += (double) rows[k] * rows[k];
            }
            float unit = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                rows[k] *= unit;
            }
        }
    }
}
