package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Passers-by, a metre being 1 and their feet at 0. */
enum Figure {
    WALKER,
    COAT,
    SKIRT,
    CHILD,
    RIDER,
    SITTER,
    DOG_OWNER;

    void draw(Graphics2D g, Dice dice) {
        double tall = this == CHILD ? dice.between(0.6, 0.75) : dice.between(0.88, 1.08);
        g.scale(tall * dice.between(0.92, 1.1), tall);
        Crowd.shadow(g, 1.1);
        Color coat = Ink.mix(dice.chance(0.5) ? dice.strong() : dice.pale(), new Color(84, 84, 92), 0.3);
        double lean = dice.between(-0.08, 0.08);
        switch (this) {
            case WALKER, CHILD -> {
                legs(g, dice);
                trunk(g, coat, lean, dice.between(-0.95, -0.8), 0.5, dice);
            }
            case COAT -> {
                legs(g, dice);
                g.setColor(coat);
                g.fill(Ink.polygon(
                        lean - 0.2,
                        -1.44,
                        lean + 0.2,
                        -1.44,
                        0.36,
                        dice.between(-0.5, -0.3),
                        -0.34,
                        dice.between(-0.5, -0.3)));
                g.setColor(Ink.shade(coat, 0.6));
                g.fill(new Rectangle2D.Double(-0.27, -1, 0.56, 0.07));
            }
            case SKIRT -> {
                g.setColor(new Color(60, 48, 44));
                g.fill(new Rectangle2D.Double(-0.14, -0.45, 0.08, 0.45));
                g.fill(new Rectangle2D.Double(0.05, -0.45, 0.08, 0.45));
                g.setColor(dice.strong());
                g.fill(Ink.polygon(-0.14, -1, 0.15, -1, dice.between(0.3, 0.5), -0.35, -dice.between(0.3, 0.5), -0.35));
                trunk(g, coat, lean, -0.95, 0.36, dice);
            }
            case RIDER -> {
                g.setColor(new Color(34, 34, 38));
                g.setStroke(new BasicStroke(0.06f));
                g.draw(new Ellipse2D.Double(-0.92, -0.68, 0.66, 0.66));
                g.draw(new Ellipse2D.Double(0.3, -0.68, 0.66, 0.66));
                g.setColor(dice.strong());
                g.draw(new Line2D.Double(-0.6, -0.35, -0.2, -0.85));
                g.draw(new Line2D.Double(-0.2, -0.85, 0.45, -0.9));
                g.draw(new Line2D.Double(0.63, -0.35, 0.4, -1.05));
                g.setColor(coat);
                g.fill(Ink.polygon(-0.3, -0.85, 0, -1.46, 0.24, -1.4, 0, -0.8));
                g.fill(Ink.polygon(0.15, -1.36, 0.5, -1.06, 0.44, -0.98, 0.1, -1.2));
            }
            case SITTER -> {
                g.setColor(new Color(120, 92, 64));
                g.fill(new Rectangle2D.Double(-0.9, -0.48, 1.8, 0.1));
                g.fill(new Rectangle2D.Double(-0.8, -0.4, 0.1, 0.4));
                g.fill(new Rectangle2D.Double(0.7, -0.4, 0.1, 0.4));
                g.translate(0, 0.42);
                trunk(g, coat, lean, -0.85, 0.5, dice);
                g.setColor(Ink.shade(coat, 0.5));
                g.fill(Ink.polygon(-0.2, -0.98, 0.42, -0.98, 0.46, -0.42, 0.32, -0.42, 0.26, -0.8, -0.2, -0.8));
            }
            case DOG_OWNER -> {
                legs(g, dice);
                trunk(g, coat, lean, -0.75, 0.56, dice);
                g.setColor(dice.vary(new Color(130, 92, 58), 0.2));
                g.fill(new RoundRectangle2D.Double(0.75, -0.5, 0.62, 0.24, 0.2, 0.2));
                g.fill(Ink.polygon(1.26, -0.42, 1.32, -0.7, 1.5, -0.62, 1.56, -0.5, 1.4, -0.4));
                g.fill(new Rectangle2D.Double(0.8, -0.3, 0.08, 0.3));
                g.fill(new Rectangle2D.Double(1.22, -0.3, 0.08, 0.3));
                g.setStroke(new BasicStroke(0.025f));
                g.draw(new Line2D.Double(0.35, -0.9, 1.3, -0.5));
            }
        }
        head(g, this == RIDER ? 0.2 : lean, dice);
        if (this != RIDER && dice.chance(0.12)) {
            g.setColor(dice.strong());
            double wide = dice.between(0.6, 0.85);
            g.fill(new Arc2D.Double(-wide, -2.3, 2 * wide, dice.between(0.9, 1.2), 0, 180, Arc2D.CHORD));
        }
    }

    private static void legs(Graphics2D g, Dice dice) {
        double step = dice.between(0.02, 0.34);
        g.setColor(Ink.shade(dice.strong(), 0.45));
        g.fill(Ink.polygon(-0.17, -0.9, 0.02, -0.9, -step * 0.4, 0, -step * 0.4 - 0.2, 0));
        g.fill(Ink.polygon(-0.02, -0.9, 0.18, -0.9, step + 0.12, 0, step - 0.06, 0));
    }

    private static void trunk(Graphics2D g, Color coat, double lean, double hem, double wide, Dice dice) {
        g.setColor(coat);
        g.fill(Ink.polygon(
                lean - wide / 2,
                -1.42,
                lean + wide / 2,
                -1.42,
                wide * dice.between(0.36, 0.56),
                hem,
                -wide * dice.between(0.36, 0.56),
                hem));
        g.setStroke(new BasicStroke(0.12f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Ink.shade(coat, 0.75));
        for (int side = -1; side <= 1; side += 2) {
            double elbow = side * (wide / 2 + dice.between(0.04, 0.24));
            double hand = elbow + side * dice.between(-0.25, 0.2);
            double raised = dice.chance(0.15) ? -1.6 : dice.between(-0.95, -0.75);
            g.draw(new Line2D.Double(lean + side * wide / 2, -1.36, elbow, -1.1));
            g.draw(new Line2D.Double(elbow, -1.1, hand, raised));
        }
        if (dice.chance(0.3)) {
            g.setColor(dice.strong());
            g.fill(new RoundRectangle2D.Double(
                    dice.between(-0.5, 0.25),
                    dice.between(-1.3, -0.9),
                    dice.between(0.2, 0.36),
                    dice.between(0.25, 0.5),
                    0.1,
                    0.1));
        }
    }

    private static void head(Graphics2D g, double x, Dice dice) {
        g.setColor(dice.vary(new Color(206, 158, 128), 0.14));
        g.fill(new Ellipse2D.Double(x - 0.12, -1.74, 0.25, 0.3));
        Color hair = dice.chance(0.3) ? dice.strong() : dice.vary(new Color(80, 58, 44), 0.15);
        g.setColor(hair);
        switch (dice.whole(0, 3)) {
            case 0 -> g.fill(new Rectangle2D.Double(x - 0.14, -1.77, 0.28, dice.between(0.08, 0.16)));
            case 1 -> {
                g.fill(new Ellipse2D.Double(x - 0.26, -1.72, 0.54, 0.1));
                g.fill(new RoundRectangle2D.Double(x - 0.13, -1.88, 0.27, 0.2, 0.1, 0.1));
            }
            case 2 -> g.fill(new Arc2D.Double(x - 0.17, -1.8, 0.35, 0.5, 20, 200, Arc2D.CHORD));
            default -> g.fill(new Arc2D.Double(x - 0.15, -1.79, 0.3, 0.3, -20, 220, Arc2D.CHORD));
        }
    }
}
