package org.samescene.feature;

import java.util.Random;

/** Made-up unit descriptors of {@link Photo#DIMENSIONS} components. */
public final class Descriptors {
    private Descriptors() {}

    /** A direction like any other: two of them are about √2 apart. */
    public static float[] random(Random random) {
        return near(new float[Photo.DIMENSIONS], 1, random);
    }

    /**
     * A descriptor at a random distance from another one.
     *
     * @param noise about how far from the other before it is normalised
     */
    public static float[] near(float[] other, double noise, Random random) {
        double[] moved = new double[other.length];
        double squares = 0;
        for (int d = 0; d < moved.length; d++) {
            moved[d] = other[d] + noise / Math.sqrt(moved.length) * random.nextGaussian();
            squares += moved[d] * moved[d];
        }
        float[] unit = new float[moved.length];
        for (int d = 0; d < unit.length; d++) {
            unit[d] = (float) (moved[d] / Math.sqrt(squares));
        }
        return unit;
    }

    public static float[][] random(int count, Random random) {
        float[][] descriptors = new float[count][];
        for (int i = 0; i < count; i++) {
            descriptors[i] = random(random);
        }
        return descriptors;
    }

    /** Each of them {@link #near} one of the others. */
    public static float[][] near(float[][] others, double noise, Random random) {
        float[][] descriptors = new float[others.length][];
        for (int i = 0; i < others.length; i++) {
            descriptors[i] = near(others[i], noise, random);
        }
        return descriptors;
    }
}
