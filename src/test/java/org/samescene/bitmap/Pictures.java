package org.samescene.bitmap;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures made by code: four quarters, of which each knows its colour, and their files. */
final class Pictures {
    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private Pictures() {}

    /** Red, green / blue, mid grey. */
    static BufferedImage quarters(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        fill(graphics, new Color(220, 40, 40), 0, 0);
        fill(graphics, new Color(40, 200, 40), WIDTH / 2, 0);
        fill(graphics, new Color(40, 40, 220), 0, HEIGHT / 2);
        fill(graphics, new Color(128, 128, 128), WIDTH / 2, HEIGHT / 2);
        graphics.dispose();
        return image;
    }

    private static void fill(Graphics2D graphics, Color colour, int x, int y) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, WIDTH / 2, HEIGHT / 2);
    }

    static byte[] encoded(BufferedImage image, String format) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer of " + format + " for " + image);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] progressiveJpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    /** Red, green and blue at a pixel. */
    static int[] at(Bitmap bitmap, int x, int y) {
        int from = 3 * (y * bitmap.width() + x);
        return new int[] {bitmap.rgb()[from] & 0xFF, bitmap.rgb()[from + 1] & 0xFF, bitmap.rgb()[from + 2] & 0xFF};
    }

    /** Mean absolute difference of all samples of two bitmaps of one size. */
    static double difference(Bitmap a, Bitmap b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new AssertionError(a.width() + " × " + a.height() + " against " + b.width() + " × " + b.height());
        }
        long sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            sum += Math.abs((a.rgb()[i] & 0xFF) - (b.rgb()[i] & 0xFF));
        }
        return (double) sum / a.rgb().length;
    }
}
