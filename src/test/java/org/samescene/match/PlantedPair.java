package org.samescene.match;

import java.util.Random;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.Affine;

/**
 * Two made-up feature sets of which a known share belongs together: positions on a 16 px grid of 1024², mapped by a known affine
 * transform with 6 px of
 * noise each way, descriptors with noise of .35 in all. In both, the common features come first.
 */
record PlantedPair(LocalFeatures a, LocalFeatures b, Affine truth, int planted) {
    static final Size SIZE = new Size(1024, 1024);
    static final int DIMENSIONS = 40;
    private static final double NOISE_PX = 6;
    private static final double DESCRIPTOR_NOISE = 0.35 / Math.sqrt(DIMENSIONS);

    static PlantedPair of(int count, double share, long seed) {
        Random random = new Random(seed);
        double turn = Math.toRadians(random.nextDouble(-15, 15));
        double scaleX = random.nextDouble(0.8, 1.25);
        return of(count, share, seed, affine(turn, scaleX, scaleX * random.nextDouble(0.85, 1.18), random.nextDouble(-0.1, 0.1)));
    }

    /** Squeeze and shear, then a turn, about the middle of the picture. */
    static Affine affine(double turn, double scaleX, double scaleY, double shear) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        Affine rotation = new Affine(cos, -sin, 512, sin, cos, 512);
        return new Affine(scaleX, shear, -512 * (scaleX + shear), 0, scaleY, -512 * scaleY).then(rotation);
    }

    static PlantedPair of(int count, double share, long seed, Affine truth) {
        Random random = new Random(seed * 31 + 7);
        int planted = (int) Math.round(count * share);
        float[][] a = {new float[count], new float[count], new float[count]};
        float[][] b = {new float[count], new float[count], new float[count]};
        float[] descriptorsA = new float[count * DIMENSIONS];
        float[] descriptorsB = new float[count * DIMENSIONS];
        for (int i = 0; i < count; i++) {
            double x;
            double y;
            do {
                x = 8 + 16 * random.nextInt(64);
                y = 8 + 16 * random.nextInt(64);
            } while (i < planted && !inside(truth.applyX(x, y), truth.applyY(x, y)));
            double scale = level(random);
            place(a, i, x, y, scale);
            if (i < planted) {
                place(b, i, truth.applyX(x, y) + NOISE_PX * random.nextGaussian(), truth.applyY(x, y) + NOISE_PX * random.nextGaussian(),
                        scale * truth.scale() * Math.pow(2, random.nextDouble(-0.5, 0.5)));
            } else {
                place(b, i, 8 + 16 * random.nextInt(64), 8 + 16 * random.nextInt(64), level(random));
            }
            for (int d = 0; d < DIMENSIONS; d++) {
                descriptorsA[i * DIMENSIONS + d] = (float) random.nextGaussian();
            }
            normalise(descriptorsA, i);
            for (int d = 0; d < DIMENSIONS; d++) {
                descriptorsB[i * DIMENSIONS + d] = (float) (i < planted
                        ? descriptorsA[i * DIMENSIONS + d] + DESCRIPTOR_NOISE * random.nextGaussian()
                        : random.nextGaussian());
            }
            normalise(descriptorsB, i);
        }
        return new PlantedPair(features(a, descriptorsA), features(b, descriptorsB), truth, planted);
    }

    /** How many planted pairs are among the inliers. */
    long found(Agreement agreement) {
        return java.util.stream.IntStream.range(0, agreement.inlierCount())
                .filter(k -> agreement.inlierA(k) == agreement.inlierB(k) && agreement.inlierA(k) < planted)
                .count();
    }

    private static boolean inside(double x, double y) {
        return x >= 0 && y >= 0 && x <= 1024 && y <= 1024;
    }

    private static double level(Random random) {
        return Math.pow(2, (random.nextInt(7) - 2) / 2.0);
    }

    private static void place(float[][] keypoints, int i, double x, double y, double scale) {
        keypoints[0][i] = (float) x;
        keypoints[1][i] = (float) y;
        keypoints[2][i] = (float) scale;
    }

    private static LocalFeatures features(float[][] keypoints, float[] descriptors) {
        return new LocalFeatures(keypoints[0], keypoints[1], keypoints[2], new float[keypoints[0].length], descriptors, DIMENSIONS);
    }

    static void normalise(float[] descriptors, int i) {
        double sum = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            double v = descriptors[i * DIMENSIONS + d];
            sum += v * v;
        }
        float factor = (float) (1 / Math.sqrt(sum));
        for (int d = 0; d < DIMENSIONS; d++) {
            descriptors[i * DIMENSIONS + d] *= factor;
        }
    }
}
