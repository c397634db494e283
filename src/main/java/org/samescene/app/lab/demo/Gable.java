package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** How the front of a house ends above its top floor. */
enum Gable {
    STRAIGHT,
    STEPPED,
    BELL,
    SPOUT;

    /** The whole front, the gable being as high as rise. */
    Shape outline(double w, double h, double rise, Dice dice) {
        Path2D outline = new Path2D.Double();
        outline.moveTo(0, h + rise);
        outline.lineTo(0, rise);
        switch (this) {
            case STRAIGHT -> outline.lineTo(w / 2, 0);
            case STEPPED -> {
                int steps = dice.whole(4, 6);
                for (int i = 0; i < steps; i++) {
                    outline.lineTo(w / 2 * i / steps, rise * (steps - i) / steps);
                    outline.lineTo(w / 2 * i / steps, rise * (steps - i - 1) / steps);
                }
                for (int i = steps; i > 0; i--) {
                    outline.lineTo(w - w / 2 * (i - 1) / steps, rise * (steps - i) / steps);
                    outline.lineTo(w - w / 2 * (i - 1) / steps, rise * (steps - i + 1) / steps);
                }
            }
            case BELL -> {
                double neck = w * dice.between(0.24, 0.32);
                double cap = rise * 0.22;
                outline.curveTo(neck * 0.8, rise, neck, rise * 0.8, neck, cap);
                outline.quadTo(w / 2, -cap, w - neck, cap);
                outline.curveTo(w - neck, rise * 0.8, w - neck * 0.8, rise, w, rise);
            }
            case SPOUT -> {
                double top = w * dice.between(0.34, 0.4);
                outline.lineTo(top, rise * 0.2);
                outline.lineTo(top, 0);
                outline.lineTo(w - top, 0);
                outline.lineTo(w - top, rise * 0.2);
            }
        }
        outline.lineTo(w, rise);
        outline.lineTo(w, h + rise);
        outline.closePath();
        return outline;
    }

    /** What is in the gable: windows, or a hatch and the beam of a hoist. */
    void openings(Graphics2D g, Opening model, double w, double rise, Dice dice) {
        if (this == STRAIGHT || this == STEPPED) {
            Opening small = new Opening(model.form(), w * 0.12, w * 0.17, model.frame(), model.trim(), 2);
            small.paint(g, w / 2, rise * 0.42, dice);
            small.paint(g, w * dice.between(0.29, 0.33), rise * 0.7, dice);
            small.paint(g, w * dice.between(0.67, 0.71), rise * 0.7, dice);
        } else {
            Color wood = dice.strong();
            double hatch = w * dice.between(0.16, 0.22);
            g.setColor(model.trim());
            g.fill(new Rectangle2D.Double(w / 2 - hatch / 2 - 0.12, rise * 0.42, hatch + 0.24, rise * 0.5));
            g.setColor(wood);
            g.fill(new Rectangle2D.Double(w / 2 - hatch / 2, rise * 0.46, hatch, rise * 0.45));
            g.setColor(new Color(60, 44, 34));
            g.fill(new Rectangle2D.Double(w / 2 - 0.07, rise * 0.26, 0.14, rise * 0.16));
            double rope = dice.between(0.3, 1.4);
            g.fill(new Rectangle2D.Double(w / 2 - 0.02, rise * 0.4, 0.04, rope));
        }
    }
}
