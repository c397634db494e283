package org.samescene.app.lab.edit;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferInt;
import java.awt.image.Kernel;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Edits of the pixels where they are. Pictures are of {@link BufferedImage#TYPE_INT_RGB}; values 0 … 255, clipped. */
final class Retouching {
    private Retouching() {}

    static BufferedImage copy(BufferedImage photo) {
        BufferedImage copy = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_RGB);
        photo.copyData(copy.getRaster());
        return copy;
    }

    /** The same curve for every channel. */
    static BufferedImage toned(BufferedImage photo, DoubleUnaryOperator curve) {
        int[] table = new int[256];
        for (int v = 0; v < 256; v++) {
            table[v] = value(curve.applyAsDouble(v));
        }
        return retouched(photo, (r, g, b) -> table[r] << 16 | table[g] << 8 | table[b]);
    }

    /** @param factor 0: grey; 1: as it is */
    static BufferedImage saturated(BufferedImage photo, double factor) {
        return retouched(photo, (r, g, b) -> {
            double luma = 0.299 * r + 0.587 * g + 0.114 * b;
            return rgb(luma + factor * (r - luma), luma + factor * (g - luma), luma + factor * (b - luma));
        });
    }

    /** The matrix of the W3C's Filter Effects. */
    static BufferedImage sepia(BufferedImage photo) {
        return retouched(
                photo,
                (r, g, b) -> rgb(
                        0.393 * r + 0.769 * g + 0.189 * b,
                        0.349 * r + 0.686 * g + 0.168 * b,
                        0.272 * r + 0.534 * g + 0.131 * b));
    }

    static BufferedImage noisy(BufferedImage photo, double sigma, Random random) {
        return retouched(
                photo,
                (r, g, b) -> rgb(
                        r + sigma * random.nextGaussian(),
                        g + sigma * random.nextGaussian(),
                        b + sigma * random.nextGaussian()));
    }

    /** Gaussian, by rows and columns; the outermost pixels, where the window has no room, stay. */
    static BufferedImage blurred(BufferedImage photo, double sigmaPx) {
        int radius = Math.max(1, (int) Math.ceil(3 * sigmaPx));
        float[] weights = new float[2 * radius + 1];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.exp(-0.5 * Math.pow((i - radius) / sigmaPx, 2));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        BufferedImage rows =
                new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null).filter(photo, null);
        return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null).filter(rows, null);
    }

    static BufferedImage sharpened(BufferedImage photo, double sigmaPx, double amount) {
        int[] sharp = pixels(photo);
        int[] soft = pixels(blurred(photo, sigmaPx));
        BufferedImage sharper = copy(photo);
        int[] to = pixels(sharper);
        for (int i = 0; i < to.length; i++) {
            int p = sharp[i];
            int q = soft[i];
            to[i] = rgb(apart(p >> 16, q >> 16, amount), apart(p >> 8, q >> 8, amount), apart(p, q, amount));
        }
        return sharper;
    }

    private static double apart(int sharp, int soft, double amount) {
        return (sharp & 0xFF) + amount * ((sharp & 0xFF) - (soft & 0xFF));
    }

    private interface Pixel {
        int of(int red, int green, int blue);
    }

    private static BufferedImage retouched(BufferedImage photo, Pixel pixel) {
        BufferedImage retouched = copy(photo);
        int[] pixels = pixels(retouched);
        for (int i = 0; i < pixels.length; i++) {
            int p = pixels[i];
            pixels[i] = pixel.of(p >> 16 & 0xFF, p >> 8 & 0xFF, p & 0xFF);
        }
        return retouched;
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private static int rgb(double red, double green, double blue) {
        return value(red) << 16 | value(green) << 8 | value(blue);
    }

    private static int value(double v) {
        return Math.clamp(Math.round(v), 0, 255);
    }
}
