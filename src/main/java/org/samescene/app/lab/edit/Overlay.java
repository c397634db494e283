package org.samescene.app.lab.edit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Edits that put something over the photo; the same on every photo. */
final class Overlay {
    private Overlay() {}

    static BufferedImage text(BufferedImage photo) {
        BufferedImage written = Retouching.copy(photo);
        Graphics2D graphics = graphics(written);
        double height = photo.getHeight();
        line(graphics, "MONDAY MORNING", photo.getWidth(), 0.05 * height, 0.1 * height);
        line(graphics, "BEFORE COFFEE", photo.getWidth(), 0.85 * height, 0.1 * height);
        graphics.dispose();
        return written;
    }

    /** White capitals with a dark edge, over most of the width. */
    private static void line(Graphics2D graphics, String words, double width, double top, double room) {
        double height = Math.min(room, room * 0.9 * width / Lettering.width(words, room));
        double left = (width - Lettering.width(words, height)) / 2;
        double y = top + (room - height) / 2;
        Lettering.write(graphics, words, left, y, height, 2.2, new Color(0x151515));
        Lettering.write(graphics, words, left, y, height, 1.1, Color.WHITE);
    }

    /** An opaque square with a ring and letters in it. */
    static BufferedImage logo(BufferedImage photo, double shareOfArea, Random random) {
        double area = shareOfArea * photo.getWidth() * photo.getHeight();
        double width = Math.min(photo.getWidth(), Math.sqrt(area));
        double height = Math.min(photo.getHeight(), area / width);
        width = area / height;
        double left = random.nextDouble() * (photo.getWidth() - width);
        double top = random.nextDouble() * (photo.getHeight() - height);
        BufferedImage marked = Retouching.copy(photo);
        Graphics2D graphics = graphics(marked);
        graphics.setColor(new Color(0xC8102E));
        graphics.fill(new Rectangle2D.Double(left, top, width, height));
        graphics.setColor(new Color(0xFFD100));
        graphics.fill(new Ellipse2D.Double(left + 0.08 * width, top + 0.08 * height, 0.84 * width, 0.84 * height));
        graphics.setColor(new Color(0x00205B));
        graphics.fill(new Ellipse2D.Double(left + 0.16 * width, top + 0.16 * height, 0.68 * width, 0.68 * height));
        Lettering.fit(graphics, "R24", left + width / 2, top + 0.36 * height, 0.5 * width, 0.28 * height, Color.WHITE);
        graphics.dispose();
        return marked;
    }

    private static Graphics2D graphics(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }
}
