package org.samescene.app.lab.demo;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A surface being painted, in metres from its top left corner, y down. Clear where nothing is painted. */
final class Sheet {
    final double width;
    final double height;
    final double pixelsPerMetre;
    final Graphics2D g;
    private final BufferedImage image;

    Sheet(double width, double height, double pixelsPerMetre) {
        this.width = width;
        this.height = height;
        this.pixelsPerMetre = pixelsPerMetre;
        image = new BufferedImage(
                Math.max(2, (int) Math.ceil(width * pixelsPerMetre)),
                Math.max(2, (int) Math.ceil(height * pixelsPerMetre)),
                BufferedImage.TYPE_INT_ARGB_PRE);
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(pixelsPerMetre, pixelsPerMetre);
    }

    /** Keeps only what lies within the outline. */
    Sheet cut(Shape outline) {
        BufferedImage mask = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D m = mask.createGraphics();
        m.setRenderingHints(g.getRenderingHints());
        m.setTransform(g.getTransform());
        m.setColor(Color.BLACK);
        m.fill(outline);
        m.dispose();
        Graphics2D flat = image.createGraphics();
        flat.setComposite(AlphaComposite.DstIn);
        flat.drawImage(mask, 0, 0, null);
        flat.dispose();
        return this;
    }

    /** Stains, streaks and grain over all that is painted: what makes one metre of wall unlike the next. */
    Sheet weather(long seed, double strength) {
        int[] pixels = pixels();
        int w = image.getWidth();
        double metre = 1 / pixelsPerMetre;
        for (int i = 0, y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < w; x++, i++) {
                int p = pixels[i];
                if (p >>> 24 == 0) {
                    continue;
                }
                double blot = Grain.fractal(x * metre * 0.7, y * metre * 0.7, 3, seed) - 0.5;
                double streak = Grain.smooth(x * metre * 3.1, y * metre * 0.22, seed + 1) - 0.5;
                double fine = Grain.speck(x, y, seed + 2) - 0.5;
                double f = 1 + strength * (1.5 * blot + 0.7 * streak + 0.45 * fine);
                pixels[i] = p & 0xFF000000 | lit(p >> 16, f, p) << 16 | lit(p >> 8, f, p) << 8 | lit(p, f, p);
            }
        }
        return this;
    }

    private static int lit(int channel, double f, int pixel) {
        return Math.min(pixel >>> 24, (int) ((channel & 255) * f));
    }

    BufferedImage image() {
        return image;
    }

    int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
