package org.samescene.app.lab.negative;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What is put around or over unrelated photos: a frame, a logo, a name. */
final class Surrounds {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    private Surrounds() {}

    /** A frame of flowers, 4 to 14% of the height wide. */
    static Negative.Pair framed(Negative.Seed seed, Negative.Photos photos) {
        return new Negative.Pair(framed(seed.ofBoth(), photos.first()), framed(seed.ofBoth(), photos.second()));
    }

    private static BufferedImage framed(Random shared, BufferedImage photo) {
        Sheet sheet = new Sheet(WIDTH, HEIGHT, Color.getHSBColor(shared.nextFloat(), 0.3f, 0.9f));
        int border = (int) (HEIGHT * (0.04 + 0.1 * shared.nextDouble()));
        double spacing = 10 + shared.nextInt(30);
        Color petals = Color.getHSBColor(shared.nextFloat(), 0.8f, 0.6f);
        Color heart = Color.getHSBColor(shared.nextFloat(), 0.8f, 0.9f);
        for (double y = 0; y < HEIGHT; y += spacing) {
            for (double x = 0; x < WIDTH; x += spacing) {
                double size = spacing * (0.4 + 0.5 * shared.nextDouble());
                sheet.graphics.setColor(petals);
                sheet.graphics.fill(new Ellipse2D.Double(x, y, size, size));
                sheet.graphics.setColor(heart);
                sheet.graphics.fill(new Ellipse2D.Double(x + size / 3, y + size / 3, size / 3, size / 3));
            }
        }
        sheet.graphics.drawImage(photo, border, border, WIDTH - 2 * border, HEIGHT - 2 * border, null);
        return sheet.done();
    }

    static Negative.Pair withLogo(Negative.Seed seed, Negative.Photos photos) {
        return new Negative.Pair(withLogo(seed.ofBoth(), photos.first()), withLogo(seed.ofBoth(), photos.second()));
    }

    private static BufferedImage withLogo(Random shared, BufferedImage photo) {
        Sheet sheet = filled(photo);
        Color house = Color.getHSBColor(shared.nextFloat(), 0.9f, 0.6f);
        sheet.fill(660, 20, 110, 50, house).write(Sheet.word(shared), 672, 32, 24, Color.WHITE);
        int top = 520 + shared.nextInt(30);
        sheet.fill(0, top, WIDTH, 44, house)
                .write(Sheet.line(shared, 740, 20), 20, top + 12, 20, Color.WHITE)
                .fill(0, top - 26, 220, 26, Color.WHITE)
                .write(Sheet.line(shared, 200, 14), 10, top - 20, 14, Color.BLACK);
        return sheet.done();
    }

    static Negative.Pair withWatermark(Negative.Seed seed, Negative.Photos photos) {
        return new Negative.Pair(
                withWatermark(seed.ofBoth(), photos.first()), withWatermark(seed.ofBoth(), photos.second()));
    }

    private static BufferedImage withWatermark(Random shared, BufferedImage photo) {
        Sheet sheet = filled(photo);
        double height = 14 + shared.nextInt(18);
        double x = shared.nextBoolean() ? 20 : 420;
        double y = shared.nextBoolean() ? 20 : 550;
        String name = Sheet.line(shared, 340, height);
        sheet.write(name, x + 1.5, y + 1.5, height, new Color(0, 0, 0, 120))
                .write(name, x, y, height, new Color(255, 255, 255, 190));
        return sheet.done();
    }

    private static Sheet filled(BufferedImage photo) {
        Sheet sheet = new Sheet(WIDTH, HEIGHT, Color.BLACK);
        double scale = Math.max((double) WIDTH / photo.getWidth(), (double) HEIGHT / photo.getHeight());
        int width = (int) Math.ceil(scale * photo.getWidth());
        int height = (int) Math.ceil(scale * photo.getHeight());
        sheet.graphics.drawImage(photo, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
        return sheet;
    }
}
