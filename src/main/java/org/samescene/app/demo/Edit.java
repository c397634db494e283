package org.samescene.app.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What people do to a photo before they upload it again. */
enum Edit {
    HALF, QUARTER, CROP, JPEG_20, BRIGHTER, MUTED, GREY, OVERLAY, TURNED, BYTES;

    static final double CROP_AREA = 0.6;

    /** The JPEG quality to save with. */
    float quality() {
        return this == JPEG_20 ? 0.2f : 0.88f;
    }

    BufferedImage apply(BufferedImage photo, Dice dice) {
        int w = photo.getWidth();
        int h = photo.getHeight();
        return switch (this) {
            case HALF -> scaled(photo, w / 2, h / 2);
            case QUARTER -> scaled(scaled(photo, w / 2, h / 2), w / 4, h / 4);
            case CROP -> {
                int cw = (int) Math.round(w * Math.sqrt(CROP_AREA));
                int ch = (int) Math.round(h * Math.sqrt(CROP_AREA));
                yield copy(photo.getSubimage(dice.whole(0, w - cw), dice.whole(0, h - ch), cw, ch));
            }
            case JPEG_20, BYTES -> photo;
            case BRIGHTER -> recoloured(photo, 1.25, 14, 1.2);
            case MUTED -> recoloured(photo, 0.82, 12, 0.5);
            case GREY -> recoloured(photo, 1, 0, 0);
            case OVERLAY -> overlaid(photo, dice);
            case TURNED -> turned(photo, Math.toRadians(dice.between(3, 5)) * dice.pick(-1, 1));
        };
    }

    private static BufferedImage scaled(BufferedImage photo, int w, int h) {
        BufferedImage small = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(photo, 0, 0, w, h, null);
        g.dispose();
        return small;
    }

    private static BufferedImage copy(BufferedImage photo) {
        BufferedImage copy = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.createGraphics().drawImage(photo, 0, 0, null);
        return copy;
    }

    private static BufferedImage recoloured(BufferedImage photo, double gain, double add, double saturation) {
        BufferedImage other = copy(photo);
        for (int y = 0; y < other.getHeight(); y++) {
            for (int x = 0; x < other.getWidth(); x++) {
                int p = other.getRGB(x, y);
                int r = p >> 16 & 255;
                int g = p >> 8 & 255;
                int b = p & 255;
                double grey = 0.299 * r + 0.587 * g + 0.114 * b;
                other.setRGB(x, y, Ink.clamp((grey + (r - grey) * saturation) * gain + add) << 16
                        | Ink.clamp((grey + (g - grey) * saturation) * gain + add) << 8
                        | Ink.clamp((grey + (b - grey) * saturation) * gain + add));
            }
        }
        return other;
    }

    /** A line of text across the lower part and a stamp in a corner; other words on each photo. */
    private static BufferedImage overlaid(BufferedImage photo, Dice dice) {
        BufferedImage marked = copy(photo);
        Graphics2D g = marked.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double w = photo.getWidth();
        double h = photo.getHeight();
        double y = h * dice.between(0.7, 0.84);
        g.setColor(Ink.alpha(dice.strong(), 0.75));
        g.fill(new Rectangle2D.Double(0, y, w, h * 0.1));
        Lettering.fit(g, Names.word(dice) + " " + Names.word(dice) + " 20" + dice.whole(10, 29), w / 2, y + h * 0.025, w * 0.7, h * 0.05,
                Color.WHITE);
        double s = w * dice.between(0.1, 0.14);
        g.setColor(Ink.alpha(dice.pale(), 0.85));
        g.fill(Ink.polygon(w - s * 1.2, s * 0.2, w - s * 0.2, s * 0.3, w - s * 0.3, s * 1.2, w - s * 1.3, s));
        Lettering.fit(g, Names.word(dice), w - s * 0.75, s * 0.5, s * 0.8, s * 0.3, new Color(40, 40, 60));
        g.dispose();
        return marked;
    }

    /** Turned about its middle on a white sheet of the same size. */
    private static BufferedImage turned(BufferedImage photo, double angle) {
        BufferedImage turned = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = turned.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, photo.getWidth(), photo.getHeight());
        g.rotate(angle, photo.getWidth() / 2.0, photo.getHeight() / 2.0);
        g.drawImage(photo, 0, 0, null);
        g.dispose();
        return turned;
    }
}
