package org.samescene.app;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture of its own for each seed: leaves of many sizes that fall over each other, as textured as a photo. */
public final class DrawnPhoto {
    private DrawnPhoto() {}

    public static BufferedImage of(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < 1200; i++) {
            double size = 8 * Math.pow(16, random.nextDouble() * (1 - i / 1400.0));
            double x = random.nextDouble() * 700 - 30;
            double y = random.nextDouble() * 540 - 30;
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            graphics.setStroke(new BasicStroke(1 + random.nextInt(3)));
            var shape = random.nextBoolean()
                    ? new Ellipse2D.Double(x, y, size, size * (0.4 + random.nextDouble()))
                    : new Rectangle2D.Double(x, y, size, size * (0.4 + random.nextDouble()));
            if (random.nextInt(4) == 0) {
                graphics.draw(shape);
            } else {
                graphics.fill(shape);
            }
        }
        graphics.dispose();
        return image;
    }

    public static BufferedImage resized(BufferedImage image, int width, int height) {
        BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = resized.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return resized;
    }

    public static Path write(BufferedImage image, Path file) {
        try {
            Files.createDirectories(file.getParent());
            String name = file.getFileName().toString();
            if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
                throw new IllegalArgumentException("no writer for " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
