package org.samescene.app.lab.negative;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.samescene.app.picture.BufferedImages;

/** Two views of one thing from different places. */
final class Views {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;
    private static final int SMALL_PX = 400;

    private Views() {}

    /** One from the left of the middle, one from the right. */
    static Negative.Pair facade(Negative.Seed seed) {
        double aside = 0.5 + seed.ofBoth().nextDouble();
        return new Negative.Pair(facade(seed, seed.of(0), -aside), facade(seed, seed.of(1), aside));
    }

    /** Symmetric about its middle, with parts of four depths that shift against each other. */
    private static BufferedImage facade(Negative.Seed seed, Random own, double aside) {
        Random shared = seed.ofBoth();
        Sheet sheet = new Sheet(WIDTH, HEIGHT, new Color(0xB8C8E0));
        int[] reach = {400, 330, 200, 90};
        int[] top = {240, 180, 120, 60};
        for (int depth = 0; depth < reach.length; depth++) {
            double middle = WIDTH / 2.0 + aside * 9 * depth;
            float grey = 0.5f + 0.3f * shared.nextFloat();
            sheet.fill(
                    middle - reach[depth],
                    top[depth],
                    2.0 * reach[depth],
                    HEIGHT - top[depth] - 60,
                    Color.getHSBColor(0.1f, 0.2f, grey));
            int windows = 14 + shared.nextInt(12);
            for (int i = 0; i < windows; i++) {
                double x = shared.nextDouble() * (reach[depth] - 24);
                double y = top[depth] + 12 + shared.nextDouble() * (HEIGHT - top[depth] - 160);
                double width = 6 + shared.nextInt(16);
                double height = 8 + shared.nextInt(40);
                Color glass = Color.getHSBColor(shared.nextFloat(), 0.3f, 0.2f + 0.3f * shared.nextFloat());
                for (int side = -1; side <= 1; side += 2) {
                    double left = side < 0 ? middle - x - width : middle + x;
                    sheet.fill(left, y, width, height, glass).fill(left, y - 3, width, 2, Color.WHITE);
                }
            }
        }
        sheet.fill(0, HEIGHT - 60, WIDTH, 60, new Color(0x707868));
        return noisy(sheet.done(), own, 4);
    }

    /** The lower a thing is in the photo the nearer it is, and the more it moves: up to 3% of the width. */
    static Negative.Pair parallax(Negative.Seed seed, Negative.Photos photos) {
        BufferedImage photo = photos.first();
        double scale = (double) SMALL_PX / Math.max(photo.getWidth(), photo.getHeight());
        double most = (0.008 + 0.022 * seed.ofBoth().nextDouble()) * photo.getWidth();
        double waves = 2 + 3 * seed.ofBoth().nextDouble();
        return new Negative.Pair(
                small(noisy(photo, seed.of(0), 4), scale),
                small(noisy(seenFromAside(photo, most, waves), seed.of(1), 4), scale));
    }

    private static BufferedImage small(BufferedImage picture, double scale) {
        return BufferedImages.scaled(
                picture, Math.max(1, (int) Math.round(scale * picture.getWidth())), Math.max(1, (int)
                        Math.round(scale * picture.getHeight())));
    }

    /** Shifts that grow downwards in waves, as things of different depth shift. */
    private static BufferedImage seenFromAside(BufferedImage photo, double most, double waves) {
        int width = photo.getWidth();
        int height = photo.getHeight();
        BufferedImage view = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double nearness = 0.5
                        + 0.5 * Math.sin(waves * 2 * Math.PI * y / height) * Math.cos(waves * 2 * Math.PI * x / width);
                int from = Math.clamp(Math.round(x + most * nearness), 0, width - 1);
                view.setRGB(x, y, photo.getRGB(from, y));
            }
        }
        return view;
    }

    private static BufferedImage noisy(BufferedImage picture, Random random, double sigma) {
        BufferedImage noisy = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int level = (int) Math.round(sigma * random.nextGaussian());
                int red = Math.clamp(((rgb >> 16) & 0xFF) + level, 0, 255);
                int green = Math.clamp(((rgb >> 8) & 0xFF) + level, 0, 255);
                int blue = Math.clamp((rgb & 0xFF) + level, 0, 255);
                noisy.setRGB(x, y, (red << 16) | (green << 8) | blue);
            }
        }
        return noisy;
    }
}
