package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.samescene.app.lab.edit.Lettering;

/** Single pictures that are of no place: things, plants, patterns, a page. */
enum Study implements Subject {
    BOOKS,
    JARS,
    PAGE,
    MOSAIC,
    LEAVES,
    PATCHWORK,
    MAP,
    PEBBLES;

    @Override
    public BufferedImage picture(int width, int height) {
        Dice dice = new Dice(900 + ordinal());
        Sheet sheet = new Sheet(16, 16.0 * height / width, width / 16.0);
        switch (this) {
            case BOOKS -> books(sheet, dice);
            case JARS -> jars(sheet, dice);
            case PAGE -> page(sheet, dice);
            case MOSAIC -> mosaic(sheet, dice);
            case LEAVES -> leaves(sheet, dice);
            case PATCHWORK -> patchwork(sheet, dice);
            case MAP -> map(sheet, dice);
            case PEBBLES -> pebbles(sheet, dice);
        }
        if (this != PAGE && this != MAP) {
            sheet.weather(dice.seed(), 0.25);
        }
        BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        flat.createGraphics().drawImage(sheet.image(), 0, 0, null);
        return flat;
    }

    private static void background(Sheet sheet, Color colour) {
        sheet.g.setColor(colour);
        sheet.g.fill(new Rectangle2D.Double(0, 0, sheet.width + 1, sheet.height + 1));
    }

    private static void books(Sheet sheet, Dice dice) {
        background(sheet, new Color(52, 38, 30));
        double shelf = sheet.height / 3;
        for (int row = 0; row < 3; row++) {
            double floor = (row + 1) * shelf - 0.25;
            for (double x = 0.1; x < 16; ) {
                double w = dice.between(0.35, 0.95);
                double h = shelf * dice.between(0.62, 0.88);
                Color c = dice.strong();
                sheet.g.setColor(c);
                sheet.g.fill(new Rectangle2D.Double(x, floor - h, w - 0.04, h));
                sheet.g.setColor(Ink.shade(c, 1.35));
                sheet.g.fill(new Rectangle2D.Double(x + w * 0.12, floor - h, w * 0.16, h));
                sheet.g.setColor(dice.pick(new Color(222, 190, 96), new Color(238, 230, 210), Ink.shade(c, 0.4)));
                double band = dice.between(0.08, 0.4);
                sheet.g.fill(new Rectangle2D.Double(x, floor - h * dice.between(0.8, 0.95), w - 0.04, band * 0.4));
                sheet.g.fill(new Rectangle2D.Double(x, floor - h * dice.between(0.05, 0.3), w - 0.04, band * 0.4));
                var before = sheet.g.getTransform();
                sheet.g.translate(x + w * 0.75, floor - h * 0.76);
                sheet.g.rotate(Math.PI / 2);
                Lettering.fit(
                        sheet.g,
                        Names.word(dice) + " " + Names.word(dice),
                        h * 0.28,
                        0.05,
                        h * 0.56,
                        w * 0.4,
                        sheet.g.getColor());
                sheet.g.setTransform(before);
                x += w + (dice.chance(0.07) ? dice.between(0.2, 0.7) : 0);
            }
            Walls.TIMBER.fill(sheet, 0, floor, 16, 0.25, new Color(112, 78, 52), dice);
        }
    }

    private static void jars(Sheet sheet, Dice dice) {
        Walls.PLASTER.fill(sheet, 0, 0, 16, sheet.height * 0.66, new Color(196, 182, 158), dice);
        Walls.PLASTER.fill(sheet, 0, sheet.height * 0.66, 16, sheet.height, new Color(120, 84, 58), dice);
        Graphics2D g = sheet.g;
        for (int i = 0; i < 7; i++) {
            double w = dice.between(1.5, 2.5);
            double h = dice.between(2.4, 5.2);
            double x = 0.4 + i * 2.2;
            double y = sheet.height * 0.72 - h + dice.between(0, 1);
            Color c = dice.strong();
            g.setColor(Ink.alpha(Color.BLACK, 0.3));
            g.fill(new Ellipse2D.Double(x, y + h - 0.3, w * 1.5, 0.7));
            g.setColor(c);
            g.fill(new RoundRectangle2D.Double(x, y + h * 0.22, w, h * 0.78, w * 0.6, w * 0.5));
            g.fill(new Rectangle2D.Double(x + w * 0.28, y, w * 0.44, h * 0.4));
            g.setColor(Ink.alpha(Color.WHITE, 0.45));
            g.fill(new RoundRectangle2D.Double(x + w * 0.14, y + h * 0.32, w * 0.1, h * 0.5, 0.2, 0.2));
            for (int k = dice.whole(2, 4); k > 0; k--) {
                g.setColor(dice.pale());
                double by = y + h * dice.between(0.4, 0.85);
                for (double at = x + 0.1; at < x + w - 0.25; at += dice.between(0.25, 0.45)) {
                    g.fill(
                            k % 2 == 0
                                    ? new Ellipse2D.Double(at, by, 0.24, 0.24)
                                    : Ink.polygon(at, by, at + 0.24, by, at + 0.12, by + 0.3));
                }
            }
        }
        for (int i = 0; i < 12; i++) {
            double s = dice.between(0.7, 1.2);
            double x = dice.between(0.5, 15);
            double y = sheet.height * dice.between(0.78, 0.9);
            Color c = dice.pick(new Color(190, 50, 36), new Color(220, 150, 40), new Color(120, 150, 50));
            g.setColor(Ink.shade(c, 0.7));
            g.fill(new Ellipse2D.Double(x, y, s, s));
            g.setColor(dice.vary(c, 0.06));
            g.fill(new Ellipse2D.Double(x, y, s * 0.9, s * 0.88));
            g.setColor(Ink.alpha(Color.WHITE, 0.5));
            g.fill(new Ellipse2D.Double(x + s * 0.25, y + s * 0.2, s * 0.2, s * 0.15));
        }
    }

    private static void page(Sheet sheet, Dice dice) {
        background(sheet, new Color(246, 242, 230));
        Lettering.fit(sheet.g, Names.word(dice) + " & " + Names.word(dice), 8, 0.7, 13, 0.9, new Color(40, 34, 40));
        for (double y = 2.2; y < sheet.height - 0.7; y += 0.5) {
            double x = 1 + (dice.chance(0.15) ? 0.6 : 0);
            while (x < 14.2) {
                String word = dice.chance(0.4) ? Names.word(dice) + Names.word(dice) : Names.word(dice);
                double w = Lettering.width(word, 0.24);
                if (x + w > 15 || dice.chance(0.02)) {
                    break;
                }
                Lettering.write(sheet.g, word, x, y, 0.24, 0.9, new Color(50, 46, 52));
                x += w + 0.24;
            }
        }
    }

    private static void mosaic(Sheet sheet, Dice dice) {
        background(sheet, new Color(214, 208, 196));
        long seed = dice.seed();
        for (double y = 0; y < sheet.height; y += 0.3) {
            for (double x = 0; x < 16; x += 0.3) {
                double f = Grain.fractal(x / 4, y / 4, 3, seed);
                Color c = Color.getHSBColor(
                        (float) (f * 2.2), 0.6f, (float) (0.45 + 0.45 * Grain.smooth(x, y, seed + 1)));
                sheet.g.setColor(dice.vary(c, 0.08));
                double e = 0.05;
                sheet.g.fill(Ink.polygon(
                        x + dice.between(0, e),
                        y + dice.between(0, e),
                        x + 0.26,
                        y + dice.between(0, e),
                        x + 0.28 - dice.between(0, e),
                        y + 0.27,
                        x + dice.between(0, e),
                        y + 0.27));
            }
        }
    }

    private static void leaves(Sheet sheet, Dice dice) {
        background(sheet, new Color(24, 40, 24));
        for (int i = 0; i < 170; i++) {
            Color c = dice.vary(dice.pick(new Color(56, 108, 44), new Color(96, 138, 52), new Color(40, 84, 52)), 0.1);
            double l = dice.between(0.9, 2.6);
            double b = l * dice.between(0.18, 0.3);
            var before = sheet.g.getTransform();
            sheet.g.translate(dice.between(0, 16), dice.between(0, sheet.height));
            sheet.g.rotate(dice.between(0, 6.28));
            Path2D leaf = new Path2D.Double();
            leaf.moveTo(0, 0);
            leaf.quadTo(l * 0.45, -b * 2, l, 0);
            leaf.quadTo(l * 0.45, b * 2, 0, 0);
            sheet.g.setColor(c);
            sheet.g.fill(leaf);
            sheet.g.setStroke(new BasicStroke(0.05f));
            sheet.g.setColor(Ink.shade(c, 1.5));
            sheet.g.draw(new Line2D.Double(0, 0, l, 0));
            for (double v = 0.2; v < 0.85; v += 0.15) {
                sheet.g.draw(new Line2D.Double(l * v, 0, l * (v + 0.13), -b * 0.6));
                sheet.g.draw(new Line2D.Double(l * v, 0, l * (v + 0.13), b * 0.6));
            }
            sheet.g.setTransform(before);
            if (i % 17 == 0) {
                flower(sheet.g, dice.between(1, 15), dice.between(1, sheet.height - 1), dice.between(0.5, 1), dice);
            }
        }
    }

    private static void flower(Graphics2D g, double x, double y, double r, Dice dice) {
        Color c = dice.pick(
                new Color(206, 60, 96), new Color(238, 200, 70), new Color(232, 228, 240), new Color(120, 80, 180));
        int n = dice.whole(5, 9);
        for (int i = 0; i < n; i++) {
            double a = 6.283 * i / n + dice.between(-0.15, 0.15);
            g.setColor(dice.vary(c, 0.07));
            g.fill(new Ellipse2D.Double(
                    x + Math.cos(a) * r * 0.6 - r * 0.35, y + Math.sin(a) * r * 0.6 - r * 0.35, r * 0.7, r * 0.7));
        }
        g.setColor(new Color(120, 84, 30));
        g.fill(new Ellipse2D.Double(x - r * 0.25, y - r * 0.25, r * 0.5, r * 0.5));
    }

    private static void patchwork(Sheet sheet, Dice dice) {
        for (double y = 0; y < sheet.height; y += 2) {
            for (double x = 0; x < 16; x += 2) {
                sheet.g.setColor(dice.chance(0.5) ? dice.pale() : dice.strong());
                sheet.g.fill(new Rectangle2D.Double(x, y, 2, 2));
                int kind = dice.whole(0, 3);
                Color ink = dice.strong();
                for (double k = 0.15; k < 1.8; k += dice.between(0.2, 0.5)) {
                    sheet.g.setColor(dice.vary(ink, 0.1));
                    sheet.g.fill(
                            switch (kind) {
                                case 0 -> new Rectangle2D.Double(x + k, y, dice.between(0.05, 0.2), 2);
                                case 1 -> new Ellipse2D.Double(x + k, y + dice.between(0.1, 1.6), 0.3, 0.3);
                                case 2 -> Ink.polygon(x, y + k, x + 2, y + k * dice.between(0.3, 1), x + 2, y + k);
                                default -> Ink.polygon(x + 1, y + 1, x + k, y, x + k + 0.2, y + dice.between(0, 2));
                            });
                }
            }
        }
    }

    private static void map(Sheet sheet, Dice dice) {
        background(sheet, new Color(232, 226, 204));
        Graphics2D g = sheet.g;
        for (int i = 0; i < 26; i++) {
            double s = dice.between(0.8, 2.6);
            g.setColor(dice.vary(
                    dice.pick(new Color(190, 214, 160), new Color(160, 200, 220), new Color(236, 210, 170)), 0.04));
            g.fill(new Ellipse2D.Double(dice.between(-1, 15), dice.between(-1, sheet.height), s * 1.6, s));
        }
        for (int i = 0; i < 34; i++) {
            Path2D road = new Path2D.Double();
            double x = dice.between(0, 16);
            double y = dice.between(0, sheet.height);
            double a = dice.between(0, 6.28);
            road.moveTo(x, y);
            for (int k = 0; k < 9; k++) {
                a += dice.between(-0.5, 0.5);
                road.lineTo(x += Math.cos(a) * 1.2, y += Math.sin(a) * 1.2);
            }
            float wide = (float) dice.between(0.06, 0.24);
            g.setStroke(new BasicStroke(wide + 0.07f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(new Color(120, 100, 90));
            g.draw(road);
            g.setStroke(new BasicStroke(wide, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(dice.pick(Color.WHITE, new Color(240, 200, 90), new Color(214, 110, 90)));
            g.draw(road);
            Lettering.write(
                    g, Names.word(dice) + Names.word(dice), x, y, dice.between(0.18, 0.34), 1, new Color(50, 50, 70));
        }
    }

    private static void pebbles(Sheet sheet, Dice dice) {
        background(sheet, new Color(70, 64, 58));
        for (int i = 0; i < 900; i++) {
            double s = dice.between(0.3, 1.5) * (1.1 - i / 1100.0);
            double x = dice.between(-0.5, 16);
            double y = dice.between(-0.5, sheet.height);
            double tall = s * dice.between(0.6, 0.9);
            Color c = dice.vary(
                    dice.pick(new Color(150, 140, 128), new Color(120, 110, 108), new Color(176, 150, 126)), 0.12);
            sheet.g.setColor(Ink.shade(c, 0.5));
            sheet.g.fill(new Ellipse2D.Double(x + 0.05, y + 0.07, s, tall));
            sheet.g.setColor(c);
            sheet.g.fill(new Ellipse2D.Double(x, y, s, tall));
            sheet.g.setColor(Ink.shade(c, dice.between(1.1, 1.3)));
            sheet.g.fill(new Ellipse2D.Double(x + s * 0.2, y + tall * 0.12, s * 0.5, tall * dice.between(0.3, 0.5)));
        }
    }
}
