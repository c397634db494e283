package org.samescene.index.words;

/**
 * How much two residuals at one word agree: u³, where u = 1 - 2 · (signs that differ) / (signs) is positive;
 * otherwise 0. u estimates the cosine of the angle between the two; the power makes few good agreements
 * outweigh many poor ones.
 */
public final class MatchKernel {
    private MatchKernel() {}

    /** The kernel for each number of signs that differ, 0 … {@code signs}. */
    public static float[] byDifferingSigns(int signs) {
        float[] kernel = new float[signs + 1];
        for (int differing = 0; differing <= signs; differing++) {
            double u = 1 - 2.0 * differing / signs;
            kernel[differing] = u > 0 ? (float) (u * u * u) : 0;
        }
        return kernel;
    }
}
