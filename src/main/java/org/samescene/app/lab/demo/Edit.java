package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** What people do to a photo before they upload it again. */
enum Edit {
    HALF,
    QUARTER,
    CROP,
    JPEG_20,
    BRIGHTER,
    MUTED,
    GREY,
    BANNER,
    POSTMARK,
    WATERMARK,
    TURNED,
    BYTES;

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
            case BANNER -> marked(photo, Mark.BANNER, dice);
            case POSTMARK -> marked(photo, Mark.POSTMARK, dice);
            case WATERMARK -> marked(photo, Mark.WATERMARK, dice);
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
                other.setRGB(
                        x,
                        y,
                        Ink.clamp((grey + (r - grey) * saturation) * gain + add) << 16
                                | Ink.clamp((grey + (g - grey) * saturation) * gain + add) << 8
                                | Ink.clamp((grey + (b - grey) * saturation) * gain + add));
            }
        }
        return other;
    }

    private static BufferedImage marked(BufferedImage photo, Mark mark, Dice dice) {
        BufferedImage marked = copy(photo);
        Graphics2D g = marked.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        mark.paint(g, photo.getWidth(), photo.getHeight(), dice);
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
