package org.samescene.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.samescene.feature.Descriptors;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Photo;
import org.samescene.feature.Raster;
import org.samescene.feature.Thumbnail;
import org.samescene.match.geometry.Affine;

/**
 * A made-up scene of 1000 × 800: a texture of waves, and features at known places. Photographed by any affine
 * camera, it gives photos whose relations are known. The same scene in another light has the same features
 * and another texture: the same place, but not the same photograph.
 */
public final class PlantedScene {
    public static final int WIDTH = 1000;
    public static final int HEIGHT = 800;
    private static final int WAVES = 24;
    private static final double NOISE_PX = 0.7;
    private static final double DESCRIPTOR_NOISE = 0.25;

    private final long seed;
    private final double[][] waves = new double[WAVES][];
    private final double[][] places;
    private final float[][] descriptors;

    public PlantedScene(long seed, int features) {
        this(seed, seed, features);
    }

    private PlantedScene(long seed, long light, int features) {
        this.seed = seed;
        Random random = new Random(seed);
        places = new double[features][];
        for (int i = 0; i < features; i++) {
            places[i] = new double[] {random.nextDouble(WIDTH), random.nextDouble(HEIGHT), random.nextDouble(1, 3)};
        }
        descriptors = Descriptors.random(features, random);
        Random painter = new Random(~light);
        for (int w = 0; w < WAVES; w++) {
            double angle = painter.nextDouble(2 * Math.PI);
            double perPixel = 2 * Math.PI / painter.nextDouble(60, 240);
            waves[w] = new double[] {
                perPixel * Math.cos(angle), perPixel * Math.sin(angle), painter.nextDouble(2 * Math.PI)
            };
        }
    }

    /** @param light any number; each is another light */
    public PlantedScene inLight(long light) {
        return new PlantedScene(seed, 1_000_003 * (light + 1) + seed, places.length);
    }

    /** The scene as it is. */
    public Photo photo(String imageId) {
        return photo(imageId, Affine.IDENTITY, WIDTH, HEIGHT);
    }

    /** @param camera from the scene to the pixels of the picture */
    public Photo photo(String imageId, Affine camera, int width, int height) {
        Random random = new Random(seed * 31 + imageId.hashCode());
        List<double[]> seen = new ArrayList<>();
        List<float[]> looks = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            double x = camera.applyX(places[i][0], places[i][1]) + NOISE_PX * random.nextGaussian();
            double y = camera.applyY(places[i][0], places[i][1]) + NOISE_PX * random.nextGaussian();
            float[] look = Descriptors.near(descriptors[i], DESCRIPTOR_NOISE, random);
            if (x >= 0 && y >= 0 && x <= width && y <= height) {
                seen.add(new double[] {x, y, places[i][2] * camera.scale()});
                looks.add(look);
            }
        }
        return Photo.of("lib", imageId)
                .size(width, height)
                .thumbnail(thumbnail(camera, width, height))
                .local(local(seen, looks));
    }

    private static LocalFeatures local(List<double[]> seen, List<float[]> looks) {
        int n = seen.size();
        float[][] columns = new float[4][n];
        float[] packed = new float[n * Photo.DIMENSIONS];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 3; c++) {
                columns[c][i] = (float) seen.get(i)[c];
            }
            columns[3][i] = n - i;
            System.arraycopy(looks.get(i), 0, packed, i * Photo.DIMENSIONS, Photo.DIMENSIONS);
        }
        return new LocalFeatures(columns[0], columns[1], columns[2], columns[3], packed, Photo.DIMENSIONS);
    }

    private Thumbnail thumbnail(Affine camera, int width, int height) {
        double scale = (double) Thumbnail.LONGEST_SIDE_PX / Math.max(width, height);
        int columns = (int) Math.max(1, Math.round(width * scale));
        int rows = (int) Math.max(1, Math.round(height * scale));
        Affine back = camera.inverse();
        byte[] luminance = new byte[columns * rows];
        for (int i = 0; i < luminance.length; i++) {
            double x = (i % columns + 0.5) * width / columns;
            double y = (i / columns + 0.5) * height / rows;
            luminance[i] = (byte) Math.round(Math.clamp(luminance(back.applyX(x, y), back.applyY(x, y)), 0.0, 255.0));
        }
        return Thumbnail.of(new Raster(columns, rows, luminance));
    }

    private double luminance(double x, double y) {
        double sum = 0;
        for (double[] wave : waves) {
            sum += Math.sin(wave[0] * x + wave[1] * y + wave[2]);
        }
        return 128 + 12 * sum;
    }
}
