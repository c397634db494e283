package org.samescene.app.lab.demo.scenery;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A surface being painted, in metres from its top left corner, y down. Clear where nothing is painted. */
final class Sheet {
    final double width;
    final double height;
    private final double pixelsPerMetre;
    final Graphics2D g;
    private final BufferedImage image;
    private final int[] pixels;

    Sheet(double width, double height, double pixelsPerMetre) {
        this.width = width;
        this.height = height;
        this.pixelsPerMetre = pixelsPerMetre;
        int w = Math.max(2, (int) Math.ceil(width * pixelsPerMetre));
        int h = Math.max(2, (int) Math.ceil(height * pixelsPerMetre));
        image = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB_PRE);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(pixelsPerMetre, pixelsPerMetre);
    }

    void fill(Color colour, Shape shape) {
        g.setColor(colour);
        g.fill(shape);
    }

    void rect(Color colour, double x, double y, double w, double h) {
        fill(colour, new Rectangle2D.Double(x, y, w, h));
    }

    /** Within that rectangle. */
    void oval(Color colour, double x, double y, double w, double h) {
        fill(colour, new Ellipse2D.Double(x, y, w, h));
    }

    /** Lines from point to point: x0, y0, x1, y1, … */
    void line(Color colour, double thick, double... xy) {
        g.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(colour);
        for (int i = 0; i + 3 < xy.length; i += 2) {
            g.draw(new Line2D.Double(xy[i], xy[i + 1], xy[i + 2], xy[i + 3]));
        }
    }

    /** Paints only within the outline. */
    void within(Shape outline, Runnable painting) {
        Shape clip = g.getClip();
        g.clip(outline);
        painting.run();
        g.setClip(clip);
    }

    /** Makes a hole. */
    void erase(Shape outline) {
        g.setComposite(AlphaComposite.Clear);
        g.fill(outline);
        g.setComposite(AlphaComposite.SrcOver);
    }

    /** Makes all outside of the outline clear. */
    void cut(Shape outline) {
        Area rest = new Area(new Rectangle2D.Double(-1, -1, width + 2, height + 2));
        rest.subtract(new Area(outline));
        erase(rest);
    }

    /** Stains, streaks and grain over all that is painted: what makes one metre of wall unlike the next. */
    Sheet weather(long seed, double strength) {
        for (int i = 0; i < pixels.length; i++) {
            int x = i % image.getWidth();
            int y = i / image.getWidth();
            double blot = Grain.fractal(x * 0.7 / pixelsPerMetre, y * 0.7 / pixelsPerMetre, 3, seed) - 0.5;
            double streak = Grain.smooth(x * 3.1 / pixelsPerMetre, y * 0.22 / pixelsPerMetre, seed + 1) - 0.5;
            double fine = Grain.speck(x, y, seed + 2) - 0.5;
            double f = 1 + strength * (1.5 * blot + 0.7 * streak + 0.45 * fine);
            int alpha = pixels[i] >>> 24;
            int worn = alpha << 24;
            for (int shift = 0; shift < 24; shift += 8) {
                worn |= Math.min(alpha, (int) ((pixels[i] >> shift & 255) * f)) << shift;
            }
            pixels[i] = worn;
        }
        return this;
    }

    /** Premultiplied ARGB at shares of the width and of the height, bilinear. */
    int sample(double s, double t) {
        int w = image.getWidth();
        double x = Math.clamp(s * w - 0.5, 0, w - 1.001);
        double y = Math.clamp(t * image.getHeight() - 0.5, 0, image.getHeight() - 1.001);
        int at = ((int) y) * w + (int) x;
        int u = (int) (x % 1 * 256);
        int above = blend(pixels[at], pixels[at + 1], u);
        return blend(above, blend(pixels[at + w], pixels[at + w + 1], u), (int) (y % 1 * 256));
    }

    private static int blend(int a, int b, int part) {
        int rb = ((a & 0xFF00FF) * (256 - part) + (b & 0xFF00FF) * part) >>> 8 & 0xFF00FF;
        int ag = (a >>> 8 & 0xFF00FF) * (256 - part) + (b >>> 8 & 0xFF00FF) * part & 0xFF00FF00;
        return rb | ag;
    }
}
