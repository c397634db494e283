package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Rectangle2D;

/** What is above a window. */
enum Hood {
    NONE,
    GABLE,
    LEDGE,
    KEY,
    BOW;

    /** Paints it, x being the middle of the window, top its upper edge and w half its width. */
    void paint(Graphics2D g, double x, double top, double w, Color trim, Dice dice) {
        double rise = dice.between(0.34, 0.46);
        g.setColor(Ink.shade(trim, 0.96));
        switch (this) {
            case NONE -> {}
            case GABLE -> {
                g.fill(Ink.polygon(x - w - 0.15, top, x, top - rise, x + w + 0.15, top));
                g.setColor(Ink.shade(trim, 0.6));
                g.fill(Ink.polygon(x - w + 0.25, top - 0.07, x, top - rise + 0.14, x + w - 0.25, top - 0.07));
            }
            case LEDGE -> {
                g.fill(new Rectangle2D.Double(x - w - 0.22, top - 0.3, 2 * w + 0.44, 0.18));
                g.setColor(Ink.shade(trim, 0.7));
                g.fill(new Rectangle2D.Double(x - w - 0.12, top - 0.12, 0.16, 0.5));
                g.fill(new Rectangle2D.Double(x + w - 0.04, top - 0.12, 0.16, 0.5));
            }
            case KEY -> {
                g.fill(Ink.polygon(
                        x - 0.24, top - rise, x + 0.24, top - rise, x + 0.13, top + 0.3, x - 0.13, top + 0.3));
                for (int side = -1; side <= 1; side += 2) {
                    g.setColor(dice.vary(Ink.shade(trim, 0.85), 0.06));
                    g.fill(Ink.polygon(
                            x + side * w * 0.5,
                            top - 0.2,
                            x + side * w * 0.95,
                            top - 0.05,
                            x + side * w * 0.75,
                            top + 0.2,
                            x + side * w * 0.4,
                            top + 0.1));
                }
            }
            case BOW -> {
                g.fill(new Arc2D.Double(x - w - 0.2, top - rise, 2 * w + 0.4, 2 * rise, 0, 180, Arc2D.CHORD));
                g.setColor(dice.vary(Ink.shade(trim, 0.6), 0.08));
                g.fill(new Arc2D.Double(x - w * 0.5, top - rise * 0.7, w, 1.4 * rise, 0, 180, Arc2D.CHORD));
            }
        }
    }
}
