package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/** Trees that belong to a place, each kind with its own outline. */
enum Grove {
    POPLAR,
    FIR,
    CYPRESS,
    WILLOW,
    PEAR;

    /** A row of them from left to right; no two as high. */
    void row(Scene scene, double from, double to, double z, int count, double tall, Dice dice) {
        for (int i = 0; i < count; i++) {
            double h = tall * dice.between(0.75, 1.15);
            double wide = h * spread() * 2.4;
            Sheet sheet = new Sheet(wide, h, House.DENSITY * 0.8);
            sheet.g.translate(wide / 2, h);
            paint(sheet.g, h * 0.97, dice);
            double x = from + (to - from) * (i + dice.between(0.2, 0.8)) / count;
            scene.front(sheet.weather(dice.seed(), 0.3), x - wide / 2, 0, z + dice.between(-0.8, 0.8));
        }
    }

    private double spread() {
        return switch (this) {
            case POPLAR -> 0.13;
            case FIR -> 0.24;
            case CYPRESS -> 0.09;
            case WILLOW -> 0.42;
            case PEAR -> 0.36;
        };
    }

    /** Paints one, its foot at 0. */
    void paint(Graphics2D g, double tall, Dice dice) {
        g.setColor(dice.vary(new Color(84, 66, 50), 0.06));
        g.fill(Ink.polygon(-tall * 0.03, 0, -tall * 0.015, -tall * 0.5, tall * 0.015, -tall * 0.5, tall * 0.03, 0));
        double r = tall * spread();
        switch (this) {
            case POPLAR -> leaves(g, new Color(108, 132, 58), -0.54 * tall, r, 0.45 * tall, 0.016 * tall, dice);
            case CYPRESS -> leaves(g, new Color(40, 66, 50), -0.52 * tall, r, 0.47 * tall, 0.011 * tall, dice);
            case PEAR -> {
                for (int i = 0; i < 5; i++) {
                    g.translate(dice.between(-0.5, 0.5) * r, 0);
                    leaves(
                            g,
                            new Color(84, 122, 50),
                            -tall * dice.between(0.5, 0.72),
                            r * 0.6,
                            tall * 0.2,
                            0.02 * tall,
                            dice);
                }
                for (int i = 0; i < 24; i++) {
                    g.setColor(dice.vary(new Color(226, 190, 70), 0.08));
                    g.fill(new Ellipse2D.Double(
                            dice.between(-0.8, 0.8) * r, -tall * dice.between(0.42, 0.85), 0.17, 0.24));
                }
            }
            case FIR -> {
                int tiers = dice.whole(6, 9);
                Color green = dice.vary(new Color(44, 74, 52), 0.05);
                for (int i = tiers; i > 0; i--) {
                    double top = -tall + tall * (i - 1) / tiers * 0.86;
                    double w = r * i / tiers * dice.between(0.8, 1.15);
                    double drop = tall * 0.2;
                    g.setColor(dice.vary(green, 0.06));
                    g.fill(Ink.polygon(
                            0,
                            top,
                            w,
                            top + drop,
                            w * 0.4,
                            top + drop * 0.85,
                            -w * 0.3,
                            top + drop * 0.9,
                            -w * dice.between(0.85, 1.1),
                            top + drop));
                }
            }
            case WILLOW -> {
                g.setStroke(new BasicStroke((float) (tall * 0.008), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                for (int i = 0; i < 700; i++) {
                    double x = dice.between(-1, 1);
                    double top = -tall * (0.62 + 0.36 * Math.sqrt(1 - x * x) * dice.between(0.3, 1));
                    g.setColor(dice.vary(new Color(122, 144, 70), 0.12));
                    g.draw(new Line2D.Double(
                            x * r * 0.85, top, x * r + dice.between(-0.2, 0.2), top + tall * dice.between(0.15, 0.5)));
                }
            }
        }
    }

    private static void leaves(
            Graphics2D g, Color leaf, double y, double across, double along, double size, Dice dice) {
        for (int i = 0; i < 420; i++) {
            double a = dice.between(0, 6.283);
            double far = Math.sqrt(dice.between(0, 1));
            double s = size * dice.between(0.7, 1.7);
            g.setColor(dice.vary(Ink.shade(leaf, 0.85 - 0.3 * Math.sin(a) * far), 0.1));
            g.fill(new Ellipse2D.Double(
                    Math.cos(a) * far * across - s, y + Math.sin(a) * far * along - s, 2 * s, 2.2 * s));
        }
    }
}
