package org.samescene.feature;

/**
 * What turning or mirroring a picture does to a model's features, so that a picture can be asked for in another {@link Pose} without its pixels:
 * keypoints move, and descriptors, row vectors of length 1, are multiplied by an orthogonal matrix.
 */
public final class DescriptorPoses {
    private final int dimensions;
    private final float[][] matrices;

    /** @param matrices for each pose, in their order, D × D, row-major: a descriptor as a row times this is the posed one */
    public DescriptorPoses(int dimensions, float[][] matrices) {
        if (matrices.length != Pose.values().length) {
            throw new IllegalArgumentException(matrices.length + " matrices for " + Pose.values().length + " poses");
        }
        this.dimensions = dimensions;
        this.matrices = matrices;
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
        float[] descriptors = new float[n * dimensions];
        for (int i = 0; i < n; i++) {
            x[i] = m[0] * features.x(i) + m[1] * features.y(i) + pose.shiftX(width, height);
            y[i] = m[2] * features.x(i) + m[3] * features.y(i) + pose.shiftY(width, height);
            scale[i] = features.scale(i);
            score[i] = features.score(i);
            pose(features.descriptors(), i * dimensions, matrices[pose.ordinal()], descriptors);
        }
        return new LocalFeatures(x, y, scale, score, descriptors, dimensions);
    }

    private void pose(float[] descriptors, int at, float[] matrix, float[] posed) {
        for (int row = 0; row < dimensions; row++) {
            float component = descriptors[at + row];
            for (int column = 0; column < dimensions; column++) {
                posed[at + column] = Math.fma(component, matrix[row * dimensions + column], posed[at + column]);
            }
        }
        double squares = 0;
        for (int d = 0; d < dimensions; d++) {
            squares += posed[at + d] * posed[at + d];
        }
        if (squares > 0) {
            float toUnit = (float) (1 / Math.sqrt(squares));
            for (int d = 0; d < dimensions; d++) {
                posed[at + d] *= toUnit;
            }
        }
    }
}
