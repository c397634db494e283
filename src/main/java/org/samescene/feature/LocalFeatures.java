package org.samescene.feature;

/**
 * The local features of one picture, in packed arrays: N keypoints, strongest first, each with a unit
 * descriptor of D components.
 *
 * <p>The arrays are shared, not copied: nobody writes to them once the object is made.
 */
public final class LocalFeatures {
    private final float[] x;
    private final float[] y;
    private final float[] scale;
    private final float[] score;
    private final float[] descriptors;
    private final int dimensions;

    /**
     * @param x N horizontal positions in pixels, continuous coordinates (see {@link
     *     org.samescene.bitmap.Bitmap})
     * @param y N vertical positions in pixels
     * @param scale N feature sizes: how many pixels of the picture one pixel of the pyramid level spans (1 /
     *     image scale), so a feature that looks at r pixels of its level looks at r · scale pixels of the
     *     picture
     * @param score N attention scores, larger is stronger; comparable within one model only
     * @param descriptors N × D, row-major; each row of Euclidean length 1
     * @param dimensions D
     */
    public LocalFeatures(float[] x, float[] y, float[] scale, float[] score, float[] descriptors, int dimensions) {
        int n = x.length;
        if (dimensions < 1) {
            throw new IllegalArgumentException("a descriptor has at least one dimension, not " + dimensions);
        }
        if (y.length != n || scale.length != n || score.length != n || descriptors.length != (long) n * dimensions) {
            throw new IllegalArgumentException("lengths disagree: x " + n + ", y " + y.length + ", scale "
                    + scale.length + ", score " + score.length + ", descriptors " + descriptors.length + " at "
                    + dimensions + " dimensions");
        }
        this.x = x;
        this.y = y;
        this.scale = scale;
        this.score = score;
        this.descriptors = descriptors;
        this.dimensions = dimensions;
    }

    /** N. */
    public int count() {
        return x.length;
    }

    /** D. */
    public int dimensions() {
        return dimensions;
    }

    public float x(int i) {
        return x[i];
    }

    public float y(int i) {
        return y[i];
    }

    public float scale(int i) {
        return scale[i];
    }

    public float score(int i) {
        return score[i];
    }

    /** N × D, row-major. Not a copy; not to be written to. */
    public float[] descriptors() {
        return descriptors;
    }

    /**
     * The descriptors of some features: chosen.length × D, row-major.
     *
     * @param chosen which features, in this order
     */
    public float[] descriptors(int[] chosen) {
        float[] some = new float[chosen.length * dimensions];
        for (int k = 0; k < chosen.length; k++) {
            System.arraycopy(descriptors, chosen[k] * dimensions, some, k * dimensions, dimensions);
        }
        return some;
    }

    /**
     * Some of these features.
     *
     * @param wanted which, in ascending order
     */
    public LocalFeatures chosen(int[] wanted) {
        float[][] columns = new float[4][wanted.length];
        for (int k = 0; k < wanted.length; k++) {
            columns[0][k] = x[wanted[k]];
            columns[1][k] = y[wanted[k]];
            columns[2][k] = scale[wanted[k]];
            columns[3][k] = score[wanted[k]];
        }
        return new LocalFeatures(columns[0], columns[1], columns[2], columns[3], descriptors(wanted), dimensions);
    }

    /**
     * These features with positions and sizes in a resized picture.
     *
     * @param factorX the resized picture's width divided by this one's
     * @param factorY the resized picture's height divided by this one's
     */
    public LocalFeatures scaledBy(double factorX, double factorY) {
        int n = count();
        float[] scaledX = new float[n];
        float[] scaledY = new float[n];
        float[] scaledScale = new float[n];
        double factor = Math.sqrt(factorX * factorY);
        for (int i = 0; i < n; i++) {
            scaledX[i] = (float) (x[i] * factorX);
            scaledY[i] = (float) (y[i] * factorY);
            scaledScale[i] = (float) (scale[i] * factor);
        }
        return new LocalFeatures(scaledX, scaledY, scaledScale, score, descriptors, dimensions);
    }
}
