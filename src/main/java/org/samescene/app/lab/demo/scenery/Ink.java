package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Colours and outlines in few words. */
final class Ink {
    private Ink() {}

    static Color rgb(double red, double green, double blue) {
        return new Color(clamp(red), clamp(green), clamp(blue));
    }

    static Color shade(Color colour, double factor) {
        return rgb(colour.getRed() * factor, colour.getGreen() * factor, colour.getBlue() * factor);
    }

    static Color mix(Color one, Color other, double part) {
        return rgb(
                one.getRed() + (other.getRed() - one.getRed()) * part,
                one.getGreen() + (other.getGreen() - one.getGreen()) * part,
                one.getBlue() + (other.getBlue() - one.getBlue()) * part);
    }

    static Color alpha(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), clamp(alpha * 255));
    }

    static int clamp(double value) {
        return value < 0 ? 0 : value > 255 ? 255 : (int) value;
    }

    /** The closed polygon through x0, y0, x1, y1, … */
    static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
