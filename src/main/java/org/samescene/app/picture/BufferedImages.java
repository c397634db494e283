package org.samescene.app.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.samescene.bitmap.Bitmap;

/** Pictures as Java 2D has them, all of 8-bit RGB: made from bitmaps, resized, written. */
public final class BufferedImages {
    private BufferedImages() {}

    public static BufferedImage of(Bitmap bitmap) {
        int width = bitmap.width();
        int height = bitmap.height();
        byte[] rgb = bitmap.rgb();
        int[] packed = IntStream.range(0, width * height)
                .map(p -> ((rgb[3 * p] & 0xFF) << 16) | ((rgb[3 * p + 1] & 0xFF) << 8) | (rgb[3 * p + 2] & 0xFF))
                .toArray();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, packed, 0, width);
        return image;
    }

    /**
     * Resizes a picture. Java 2D samples at points, which turns fine texture into noise; so the picture is halved
     * by averaging until less than a factor of 2 is left, and the rest is bicubic.
     */
    public static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage smaller = picture;
        while (2 * width <= smaller.getWidth() && 2 * height <= smaller.getHeight()) {
            smaller = drawn(
                    smaller,
                    smaller.getWidth() / 2,
                    smaller.getHeight() / 2,
                    RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        }
        return drawn(smaller, width, height, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height, Object interpolation) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    /**
     * Writes the picture to a stream, which stays open.
     *
     * @param format of ImageIO, such as {@code jpg} or {@code png}
     * @param quality of a JPEG, 0 … 1; ignored for other formats
     */
    public static void write(BufferedImage picture, String format, float quality, OutputStream bytes)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
