package org.samescene.feature;

/**
 * What turning or mirroring a picture does to a model's features, so that a picture can be asked for in
 * another {@link Pose} without its pixels: keypoints move, and descriptors, row vectors of length 1, are
 * multiplied by an orthogonal matrix.
 */
public final class DescriptorPoses {
    private final int dimensions;
    /** Of each pose's matrix the columns, one after the other. */
    private final float[][] columns;

    /**
     * @param matrices for each pose, in their order, D × D, row-major: a descriptor as a row times this is
     *     the posed one
     */
    public DescriptorPoses(int dimensions, float[][] matrices) {
        if (matrices.length != Pose.values().length) {
            throw new IllegalArgumentException(matrices.length + " matrices for " + Pose.values().length + " poses");
        }
        this.dimensions = dimensions;
        this.columns = new float[matrices.length][];
        for (int pose = 0; pose < matrices.length; pose++) {
            columns[pose] = transposed(matrices[pose], dimensions);
        }
    }

    /**
     * The strongest features as the posed picture would have them.
     *
     * @param features in pixels of a picture of {@code width} × {@code height}
     * @param strongest how many at most
     */
    public LocalFeatures posed(LocalFeatures features, int width, int height, Pose pose, int strongest) {
        if (features.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "poses of " + dimensions + " dimensions for descriptors of " + features.dimensions());
        }
        int n = Math.min(strongest, features.count());
        int[] m = pose.matrix();
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = m[0] * features.x(i) + m[1] * features.y(i) + pose.shiftX(width, height);
            y[i] = m[2] * features.x(i) + m[3] * features.y(i) + pose.shiftY(width, height);
            scale[i] = features.scale(i);
            score[i] = features.score(i);
        }
        return new LocalFeatures(x, y, scale, score, posed(features.descriptors(), n, pose), dimensions);
    }

    /** The first n descriptors times the pose's matrix, of length 1. */
    private float[] posed(float[] descriptors, int n, Pose pose) {
        float[] posed = new float[n * dimensions];
        DescriptorPanel panel = new DescriptorPanel(dimensions);
        float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];
        for (int column = 0; column < dimensions; column += DescriptorPanel.WIDTH) {
            panel.pack(columns[pose.ordinal()], dimensions, column);
            int width = Math.min(DescriptorPanel.WIDTH, dimensions - column);
            for (int row = 0; row < n; row += DescriptorPanel.ROWS) {
                panel.multiply(descriptors, n, row, products);
                for (int i = row; i < Math.min(n, row + DescriptorPanel.ROWS); i++) {
                    System.arraycopy(
                            products, (i - row) * DescriptorPanel.WIDTH, posed, i * dimensions + column, width);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            toUnit(posed, i * dimensions);
        }
        return posed;
    }

    private void toUnit(float[] descriptors, int at) {
        double squares = 0;
        for (int d = 0; d < dimensions; d++) {
            squares += descriptors[at + d] * descriptors[at + d];
        }
        if (squares > 0) {
            float factor = (float) (1 / Math.sqrt(squares));
            for (int d = 0; d < dimensions; d++) {
                descriptors[at + d] *= factor;
            }
        }
    }

    private static float[] transposed(float[] matrix, int dimensions) {
        float[] transposed = new float[dimensions * dimensions];
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column < dimensions; column++) {
                transposed[column * dimensions + row] = matrix[row * dimensions + column];
            }
        }
        return transposed;
    }
}
