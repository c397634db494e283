package org.samescene.app.lab.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.Size;
import org.samescene.match.geometry.Affine;

/**
 * Two made-up feature sets of which a known share belongs together: positions on a 16 px grid of 1024²,
 * mapped by a known affine transform with 6 px of noise each way, descriptors of 40 dimensions with noise of
 * .35 in all. How strong a feature is has nothing to do with what it is: the common ones are anywhere in the
 * order of either set.
 *
 * <p>Why here, and not with the tests? {@code bench verify} is a command, so it needs the pairs in the program,
 * and the program doesn't know its tests. Tests and benchmarks may look into the laboratory; nothing else does.
 */
public final class PlantedPair {
    public static final Size SIZE = new Size(1024, 1024);
    public static final int DIMENSIONS = 40;
    private static final double NOISE_PX = 6;
    private static final double DESCRIPTOR_NOISE = 0.35 / Math.sqrt(DIMENSIONS);

    private final Affine truth;
    private final int planted;
    private final LocalFeatures a;
    private final LocalFeatures b;
    /** For each feature of A the index of its twin in B, or -1. */
    private final int[] twins;

    private PlantedPair(int count, double share, long seed, Affine truth) {
        this.truth = truth;
        this.planted = (int) Math.round(count * share);
        this.twins = new int[count];
        Arrays.fill(twins, -1);
        Random random = new Random(seed * 31 + 7);
        int[] orderA = shuffled(count, random);
        int[] orderB = shuffled(count, random);
        Columns columnsA = new Columns(count);
        Columns columnsB = new Columns(count);
        for (int k = 0; k < count; k++) {
            if (k < planted) {
                twins[orderA[k]] = orderB[k];
                plant(columnsA, orderA[k], columnsB, orderB[k], random);
            } else {
                columnsA.put(orderA[k], onGrid(random), onGrid(random), level(random), direction(random));
                columnsB.put(orderB[k], onGrid(random), onGrid(random), level(random), direction(random));
            }
        }
        this.a = columnsA.features();
        this.b = columnsB.features();
    }

    /** Turned by up to 15°, scaled by .8 to 1.25, squeezed and sheared by up to 18% and 10%. */
    public static PlantedPair of(int count, double share, long seed) {
        Random random = new Random(seed);
        double turn = Math.toRadians(random.nextDouble(-15, 15));
        double scaleX = random.nextDouble(0.8, 1.25);
        return of(
                count,
                share,
                seed,
                affine(turn, scaleX, scaleX * random.nextDouble(0.85, 1.18), random.nextDouble(-0.1, 0.1)));
    }

    public static PlantedPair of(int count, double share, long seed, Affine truth) {
        return new PlantedPair(count, share, seed, truth);
    }

    /** Squeeze and shear, then a turn, about the middle of the picture. */
    public static Affine affine(double turn, double scaleX, double scaleY, double shear) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        Affine rotation = new Affine(cos, -sin, 512, sin, cos, 512);
        return new Affine(scaleX, shear, -512 * (scaleX + shear), 0, scaleY, -512 * scaleY).then(rotation);
    }

    public LocalFeatures a() {
        return a;
    }

    public LocalFeatures b() {
        return b;
    }

    /** From A to B. */
    public Affine truth() {
        return truth;
    }

    /** How many features belong together. */
    public int planted() {
        return planted;
    }

    /** How many of them are among the inliers. */
    public int found(Agreement agreement) {
        return (int) IntStream.range(0, agreement.inlierCount())
                .filter(k -> twins[agreement.inlierA(k)] == agreement.inlierB(k))
                .count();
    }

    private void plant(Columns columnsA, int i, Columns columnsB, int j, Random random) {
        double x;
        double y;
        do {
            x = onGrid(random);
            y = onGrid(random);
        } while (!inside(truth.applyX(x, y), truth.applyY(x, y)));
        double scale = level(random);
        float[] descriptor = direction(random);
        columnsA.put(i, x, y, scale, descriptor);
        columnsB.put(
                j,
                truth.applyX(x, y) + NOISE_PX * random.nextGaussian(),
                truth.applyY(x, y) + NOISE_PX * random.nextGaussian(),
                scale * truth.scale() * Math.pow(2, random.nextDouble(-0.5, 0.5)),
                near(descriptor, random));
    }

    private static boolean inside(double x, double y) {
        return x >= 0 && y >= 0 && x <= SIZE.width() && y <= SIZE.height();
    }

    private static double onGrid(Random random) {
        return 8 + 16 * random.nextInt(64);
    }

    /** Of a pyramid with two levels an octave, ½ … 4. */
    private static double level(Random random) {
        return Math.pow(2, (random.nextInt(7) - 2) / 2.0);
    }

    private static float[] direction(Random random) {
        double[] gaussian = new double[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            gaussian[d] = random.nextGaussian();
        }
        return unit(gaussian);
    }

    private static float[] near(float[] descriptor, Random random) {
        double[] moved = new double[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            moved[d] = descriptor[d] + DESCRIPTOR_NOISE * random.nextGaussian();
        }
        return unit(moved);
    }

    private static float[] unit(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        float[] unit = new float[vector.length];
        for (int d = 0; d < unit.length; d++) {
            unit[d] = (float) (vector[d] / length);
        }
        return unit;
    }

    private static int[] shuffled(int count, Random random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** The columns of a feature set while it is filled. */
    private static final class Columns {
        private final float[] x;
        private final float[] y;
        private final float[] scale;
        private final float[] score;
        private final float[] descriptors;

        Columns(int count) {
            x = new float[count];
            y = new float[count];
            scale = new float[count];
            score = new float[count];
            descriptors = new float[count * DIMENSIONS];
        }

        void put(int i, double atX, double atY, double size, float[] descriptor) {
            x[i] = (float) atX;
            y[i] = (float) atY;
            scale[i] = (float) size;
            score[i] = score.length - i;
            System.arraycopy(descriptor, 0, descriptors, i * DIMENSIONS, DIMENSIONS);
        }

        LocalFeatures features() {
            return new LocalFeatures(x, y, scale, score, descriptors, DIMENSIONS);
        }
    }
}
