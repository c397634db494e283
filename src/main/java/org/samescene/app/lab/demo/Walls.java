package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What walls, roofs and streets are made of. Each stone has its own size and colour. */
enum Walls {
    BRICK,
    ASHLAR,
    RUBBLE,
    PLASTER,
    TIMBER,
    TILES,
    SLATE,
    COBBLES,
    PAVING,
    GRASS,
    THATCH,
    BOARDS;

    /** Fills a rectangle, in metres. */
    void fill(Sheet sheet, double x, double y, double w, double h, Color colour, Dice dice) {
        Graphics2D g = sheet.g;
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(x, y, w, h));
        switch (this) {
            case BRICK -> courses(g, x, y, w, h, 0.3, 0.62, 0.04, 0.11, colour, dice);
            case ASHLAR -> courses(g, x, y, w, h, 0.7, 1.3, 0.035, 0.06, colour, dice);
            case RUBBLE -> rubble(g, x, y, w, h, 0.75, 0.12, colour, dice);
            case COBBLES -> rubble(g, x, y, w, h, 0.5, 0.1, colour, dice);
            case PAVING -> courses(g, x, y, w, h, 1.1, 1.7, 0.05, 0.07, colour, dice);
            case PLASTER -> plaster(g, x, y, w, h, colour, dice);
            case TIMBER -> timber(g, x, y, w, h, colour, dice);
            case TILES, SLATE -> tiles(g, x, y, w, h, colour, dice);
            case GRASS -> grass(g, x, y, w, h, colour, dice);
            case THATCH -> thatch(g, x, y, w, h, colour, dice);
            case BOARDS -> boards(g, x, y, w, h, colour, dice);
        }
        g.setClip(clip);
    }

    private static void courses(
            Graphics2D g,
            double x,
            double y,
            double w,
            double h,
            double high,
            double wide,
            double joint,
            double spread,
            Color colour,
            Dice dice) {
        g.setColor(Ink.shade(Ink.mix(colour, Color.GRAY, 0.35), 0.72));
        g.fill(new Rectangle2D.Double(x, y, w, h));
        for (double row = y; row < y + h; ) {
            double course = high * dice.between(0.85, 1.15);
            for (double at = x - dice.between(0, wide); at < x + w; ) {
                double stone = wide * dice.between(0.6, 1.3);
                Color c = dice.vary(colour, dice.chance(0.12) ? spread * 2.2 : spread);
                g.setColor(c);
                g.fill(new Rectangle2D.Double(at, row, stone - joint, course - joint));
                g.setColor(Ink.shade(c, 1.12));
                g.fill(new Rectangle2D.Double(at, row, stone - joint, joint));
                at += stone;
            }
            row += course;
        }
    }

    private static void rubble(
            Graphics2D g, double x, double y, double w, double h, double size, double spread, Color colour, Dice dice) {
        g.setColor(Ink.shade(colour, 0.55));
        g.fill(new Rectangle2D.Double(x, y, w, h));
        for (double row = y - size / 2; row < y + h; row += size * 0.8) {
            for (double at = x - dice.between(0, size); at < x + w; ) {
                double stone = size * dice.between(0.7, 1.6);
                double top = row + dice.between(-0.12, 0.12) * size;
                double tall = size * dice.between(0.66, 0.9);
                double b = size * 0.2;
                Color c = dice.vary(colour, spread);
                g.setColor(c);
                g.fill(Ink.polygon(
                        at + dice.between(0, b),
                        top + dice.between(0, b),
                        at + stone - dice.between(0, b),
                        top + dice.between(0, b),
                        at + stone * 0.97,
                        top + tall / 2,
                        at + stone - dice.between(0, b),
                        top + tall,
                        at + dice.between(0, b),
                        top + tall,
                        at,
                        top + tall * dice.between(0.3, 0.7)));
                g.setColor(Ink.alpha(Color.WHITE, 0.13));
                g.fill(new Rectangle2D.Double(at + b, top + b / 2, stone - 2 * b, b));
                at += stone;
            }
        }
    }

    private static void plaster(Graphics2D g, double x, double y, double w, double h, Color colour, Dice dice) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x, y, w, h));
        for (int i = 0; i < w * h / 5; i++) {
            double s = dice.between(0.2, 1.3);
            g.setColor(Ink.alpha(dice.vary(colour, 0.13), 0.35));
            g.fill(new Ellipse2D.Double(x + dice.between(0, w), y + dice.between(0, h), s, s * dice.between(0.4, 1.2)));
        }
        for (int i = 0; i < w * h / 26; i++) {
            Path2D crack = new Path2D.Double();
            double cx = x + dice.between(0, w);
            double cy = y + dice.between(0, h);
            crack.moveTo(cx, cy);
            for (int k = dice.whole(2, 6); k > 0; k--) {
                crack.lineTo(cx += dice.between(-0.4, 0.4), cy += dice.between(0, 0.4));
            }
            g.setStroke(new BasicStroke(0.03f));
            g.setColor(Ink.alpha(Ink.shade(colour, 0.4), 0.6));
            g.draw(crack);
        }
        if (dice.chance(0.7)) {
            double bx = x + dice.between(0.1, 0.8) * w;
            double by = y + dice.between(0.2, 0.9) * h;
            courses(
                    g,
                    bx,
                    by,
                    dice.between(0.5, 1.4),
                    dice.between(0.3, 1),
                    0.25,
                    0.5,
                    0.04,
                    0.1,
                    new Color(160, 96, 74),
                    dice);
        }
    }

    private static void timber(Graphics2D g, double x, double y, double w, double h, Color colour, Dice dice) {
        plaster(g, x, y, w, h, colour, dice);
        Color beam = dice.vary(new Color(74, 48, 34), 0.06);
        for (double floor = y; floor < y + h; floor += 1.55) {
            beam(g, x, floor, x + w, floor, 0.26, beam, dice);
            for (double at = x; at <= x + w; at += dice.between(0.8, 1.6)) {
                beam(g, at, floor, at, floor + 1.55, 0.2, beam, dice);
                if (dice.chance(0.4)) {
                    double lean = dice.pick(-0.9, 0.9);
                    beam(g, at, floor, at + lean, floor + 1.55, 0.17, beam, dice);
                    if (dice.chance(0.4)) {
                        beam(g, at + lean, floor, at, floor + 1.55, 0.17, beam, dice);
                    }
                }
            }
        }
    }

    private static void beam(
            Graphics2D g, double x0, double y0, double x1, double y1, double thick, Color colour, Dice dice) {
        g.setStroke(new BasicStroke(
                (float) (thick * dice.between(0.85, 1.15)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
        g.setColor(dice.vary(colour, 0.05));
        g.draw(new Line2D.Double(x0, y0, x1 + dice.between(-0.05, 0.05), y1 + dice.between(-0.05, 0.05)));
    }

    private void tiles(Graphics2D g, double x, double y, double w, double h, Color colour, Dice dice) {
        double size = this == SLATE ? 0.42 : 0.36;
        g.setColor(Ink.shade(colour, 0.6));
        g.fill(new Rectangle2D.Double(x, y, w, h));
        for (double row = y; row < y + h; row += size) {
            for (double at = x - dice.between(0, size); at < x + w; at += size) {
                Color c = dice.vary(colour, dice.chance(0.1) ? 0.17 : 0.08);
                g.setColor(c);
                g.fill(new Rectangle2D.Double(at, row, size * 0.9, size * 0.8));
                g.setColor(Ink.shade(c, 0.75));
                g.fill(new Rectangle2D.Double(at + dice.between(0, 0.03), row + size * 0.68, size * 0.85, size * 0.14));
            }
        }
    }

    private static void grass(Graphics2D g, double x, double y, double w, double h, Color colour, Dice dice) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x, y, w, h));
        for (int i = 0; i < w * h * 4; i++) {
            double s = dice.between(0.1, 0.5);
            g.setColor(dice.vary(colour, 0.12));
            g.fill(new Rectangle2D.Double(x + dice.between(0, w), y + dice.between(0, h), s * 0.4, s));
        }
    }

    private static void thatch(Graphics2D g, double x, double y, double w, double h, Color colour, Dice dice) {
        g.setColor(Ink.shade(colour, 0.7));
        g.fill(new Rectangle2D.Double(x, y, w, h));
        g.setStroke(new BasicStroke(0.06f));
        for (int i = 0; i < w * h * 14; i++) {
            double sx = x + dice.between(0, w);
            double sy = y + dice.between(-0.5, h);
            g.setColor(dice.vary(Ink.shade(colour, 0.75 + 0.35 * Grain.smooth(sx * 0.8, sy * 0.8, 7)), 0.08));
            g.draw(new Line2D.Double(sx, sy, sx + dice.between(-0.12, 0.12), sy + dice.between(0.3, 0.8)));
        }
    }

    private static void boards(Graphics2D g, double x, double y, double w, double h, Color colour, Dice dice) {
        g.setColor(Ink.shade(colour, 0.45));
        g.fill(new Rectangle2D.Double(x, y, w, h));
        for (double at = x; at < x + w; ) {
            double wide = dice.between(0.16, 0.4);
            for (double row = y - dice.between(0, 2); row < y + h; ) {
                double length = dice.between(1.2, 4);
                g.setColor(dice.vary(colour, 0.1));
                g.fill(new Rectangle2D.Double(at, row, wide - 0.035, length - 0.03));
                row += length;
            }
            at += wide;
        }
    }
}
