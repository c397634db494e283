package org.samescene.feature.gradient;

/** Sampled Gaussians, by {@link StrictMath} so that they are the same on every machine. */
final class Gaussian {
    private Gaussian() {}

    /** 2 · radius + 1 weights that add up to 1. */
    static double[] window(double sigma, int radius) {
        double[] weights = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
