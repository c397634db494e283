package org.samescene.app.lab.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.samescene.app.lab.demo.scenery.Place;
import org.samescene.app.picture.BufferedImages;

/**
 * Drawn photos of many megapixels. Each has grain of its own in every pixel, as a sensor's noise: an enlarged picture
 * without any would be decoded far too fast, as hardly any of its coefficients would be left.
 */
final class GrainyPhotos {
    private static final float QUALITY = 0.9f;
    /** Of a level of 255, at most, in either direction: some 3 MB for a JPEG of 12 megapixels, as phones make them. */
    private static final int GRAIN = 11;

    private GrainyPhotos() {}

    /** Writes photos of 4 : 3, always the same ones; those that are there already are kept. */
    static List<Path> write(Path folder, int count, double megapixels) throws IOException {
        int height = (int) Math.round(Math.sqrt(megapixels * 1e6 * 3 / 4));
        int width = height * 4 / 3;
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("grain-%dx%d-%03d.jpg".formatted(width, height, i));
            files.add(file);
            if (!Files.exists(file)) {
                Place[] places = Place.values();
                BufferedImage photo = places[i % places.length].photographs(1).getFirst();
                BufferedImage large = BufferedImages.scaled(photo, width, height);
                addGrain(large, i);
                try (OutputStream bytes = Files.newOutputStream(file)) {
                    BufferedImages.write(large, "jpg", QUALITY, bytes);
                }
            }
        }
        return files;
    }

    private static void addGrain(BufferedImage picture, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                long bits = random.nextLong();
                row[x] = channel(row[x], 16, bits) | channel(row[x], 8, bits >>> 16) | channel(row[x], 0, bits >>> 32);
            }
            picture.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    /** The sum of two evenly spread numbers, each of 8 bits. */
    private static int channel(int rgb, int shift, long bits) {
        int noise = (int) ((bits & 0xFF) + (bits >>> 8 & 0xFF) - 255) * GRAIN / 255;
        return Math.clamp((rgb >> shift & 0xFF) + noise, 0, 255) << shift;
    }
}
