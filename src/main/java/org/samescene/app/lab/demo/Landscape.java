package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Single pictures of open country and of a town by night. */
enum Landscape implements Subject {
    ALPS,
    FOREST,
    NIGHT,
    DESERT,
    COAST,
    ORCHARD;

    @Override
    public BufferedImage picture(int width, int height) {
        Dice dice = new Dice(700 + ordinal());
        Frame frame = new Frame(width, height);
        Light light = this == NIGHT ? night() : Light.of(ordinal() == 3 ? 1 : 3 + ordinal() % 2, dice);
        light.paintSky(frame, height * 0.6, dice.seed());
        Sheet sheet = new Sheet(16, 16.0 * height / width, width / 16.0);
        switch (this) {
            case ALPS -> alps(sheet, dice);
            case FOREST -> forest(sheet, dice);
            case NIGHT -> town(sheet, dice);
            case DESERT -> desert(sheet, dice);
            case COAST -> coast(sheet, dice);
            case ORCHARD -> orchard(sheet, dice);
        }
        sheet.weather(dice.seed(), 0.3);
        frame.image.createGraphics().drawImage(sheet.image(), 0, 0, null);
        light.develop(frame, dice.seed());
        return frame.image;
    }

    private static Light night() {
        return new Light(
                new Vec(0, 1, 0), 1, new Color(10, 14, 40), new Color(96, 62, 86), new double[] {1, 1, 1}, 1, 0, 0.4);
    }

    private static Path2D ridge(Sheet sheet, double base, double swing, double bump, long seed) {
        Path2D path = new Path2D.Double();
        path.moveTo(-0.2, sheet.height + 0.2);
        for (double x = -0.2; x <= 16.2; x += 0.03) {
            path.lineTo(x, base - swing * Grain.fractal(x / bump, 3, 6, seed));
        }
        path.lineTo(16.2, sheet.height + 0.2);
        path.closePath();
        return path;
    }

    private static void alps(Sheet sheet, Dice dice) {
        double h = sheet.height;
        for (int range = 0; range < 4; range++) {
            long seed = dice.seed();
            Color rock = Ink.mix(new Color(150, 172, 200), new Color(58, 66, 60), range / 3.0);
            Path2D path = ridge(sheet, h * (0.62 + range * 0.11), h * (0.85 - range * 0.2), 4 - range * 0.6, seed);
            Graphics2D g = (Graphics2D) sheet.g.create();
            g.setColor(rock);
            g.fill(path);
            g.clip(path);
            for (int i = 0; i < 700; i++) {
                double x = dice.between(0, 16);
                double y = h * dice.between(0, 1);
                double s = dice.between(0.1, 0.9);
                boolean snow = range < 2 && y < h * (0.34 + 0.08 * Grain.smooth(x, 1, seed));
                g.setColor(Ink.alpha(
                        dice.vary(snow ? new Color(244, 246, 252) : Ink.shade(rock, dice.between(0.7, 1.25)), 0.05),
                        0.8));
                g.fill(Ink.polygon(
                        x, y, x + s * 0.4, y + s * dice.between(0.5, 1.2), x - s * dice.between(0.1, 0.6), y + s));
            }
            g.dispose();
        }
        for (int i = 0; i < 60; i++) {
            spruce(sheet.g, dice.between(0, 16), h * dice.between(0.86, 1.04), dice.between(1, 2.4), dice);
        }
    }

    private static void spruce(Graphics2D g, double x, double y, double tall, Dice dice) {
        Color c = dice.vary(new Color(34, 62, 42), 0.06);
        int tiers = dice.whole(5, 8);
        for (int i = tiers; i > 0; i--) {
            double top = y - tall + tall * (i - 1) / tiers * 0.85;
            double w = tall * 0.26 * i / tiers * dice.between(0.8, 1.2);
            g.setColor(dice.vary(c, 0.05));
            g.fill(Ink.polygon(
                    x,
                    top,
                    x + w,
                    top + tall * 0.24,
                    x + w * 0.3,
                    top + tall * 0.2,
                    x - w * 0.4,
                    top + tall * 0.21,
                    x - w * dice.between(0.8, 1.2),
                    top + tall * 0.25));
        }
    }

    private static void forest(Sheet sheet, Dice dice) {
        double h = sheet.height;
        Walls.GRASS.fill(sheet, 0, h * 0.55, 16, h, new Color(92, 100, 52), dice);
        for (int row = 0; row < 4; row++) {
            for (int i = 0; i < 9; i++) {
                double w = dice.between(0.12, 0.3) * (row + 1) * 0.6;
                double x = dice.between(0, 16);
                double foot = h * (0.6 + row * 0.11) + dice.between(0, 0.4);
                Color bark = Ink.mix(new Color(170, 186, 180), dice.vary(new Color(74, 58, 46), 0.07), 0.4 + row * 0.2);
                sheet.g.setColor(bark);
                double lean = dice.between(-0.4, 0.4);
                sheet.g.fill(Ink.polygon(
                        x - w * 0.7, foot, x - w * 0.4 + lean, -0.1, x + w * 0.4 + lean, -0.1, x + w * 0.8, foot));
                for (int k = 0; k < 16; k++) {
                    sheet.g.setColor(Ink.shade(bark, dice.between(0.5, 1.4)));
                    double y = foot * dice.between(0, 1);
                    double mx = x + lean * (1 - y / foot);
                    sheet.g.fill(Ink.polygon(
                            mx - w * 0.3,
                            y,
                            mx + w * dice.between(0, 0.3),
                            y + 0.04,
                            mx - w * 0.1,
                            y + dice.between(0.1, 0.4)));
                }
            }
            for (int i = 0; i < 500; i++) {
                double s = dice.between(0.05, 0.2) * (row + 1) * 0.7;
                sheet.g.setColor(Ink.alpha(
                        dice.vary(
                                dice.pick(new Color(110, 140, 50), new Color(196, 140, 44), new Color(70, 110, 52)),
                                0.1),
                        0.85));
                double y = Math.pow(dice.between(0, 1), 2) * h * 0.55;
                sheet.g.fill(new Ellipse2D.Double(dice.between(0, 16), y, s * 1.4, s));
            }
        }
    }

    private static void town(Sheet sheet, Dice dice) {
        double h = sheet.height;
        for (int i = 0; i < 34; i++) {
            double w = dice.between(0.7, 1.9);
            double tall = h * dice.between(0.25, 0.8) * (1.05 - i / 60.0);
            double x = dice.between(-1, 16);
            Color wall = dice.vary(new Color(40 - i / 2, 42 - i / 2, 66 - i), 0.04);
            sheet.g.setColor(wall);
            sheet.g.fill(new Rectangle2D.Double(x, h - tall, w, tall));
            if (dice.chance(0.4)) {
                sheet.g.fill(Ink.polygon(
                        x + w * 0.3, h - tall, x + w * 0.5, h - tall - dice.between(0.3, 1.3), x + w * 0.7, h - tall));
            }
            double pane = dice.between(0.12, 0.22);
            double lit = dice.between(0.2, 0.7);
            for (double y = h - tall + 0.12; y < h; y += pane * 1.6) {
                for (double at = x + 0.1; at < x + w - pane; at += pane * 1.5) {
                    sheet.g.setColor(
                            dice.chance(lit)
                                    ? dice.vary(
                                            dice.pick(
                                                    new Color(255, 212, 120),
                                                    new Color(250, 236, 200),
                                                    new Color(170, 210, 255)),
                                            0.1)
                                    : Ink.shade(wall, 1.4));
                    sheet.g.fill(new Rectangle2D.Double(at, y, pane * 0.8, pane));
                }
            }
        }
    }

    private static void desert(Sheet sheet, Dice dice) {
        double h = sheet.height;
        for (int range = 0; range < 4; range++) {
            long seed = dice.seed();
            Color sand = Ink.mix(new Color(224, 178, 128), new Color(168, 96, 52), range / 3.0);
            Path2D path = ridge(sheet, h * (0.62 + range * 0.14), h * (range < 2 ? 0.5 : 0.22), 5, seed);
            Graphics2D g = (Graphics2D) sheet.g.create();
            g.setColor(sand);
            g.fill(path);
            g.clip(path);
            for (int i = 0; i < 420; i++) {
                double x = dice.between(-1, 16);
                double y = h * dice.between(0.2, 1);
                double l = dice.between(0.3, 2.4);
                g.setColor(Ink.alpha(Ink.shade(sand, dice.between(0.65, 1.25)), 0.6));
                g.fill(Ink.polygon(
                        x, y, x + l, y + dice.between(-0.12, 0.05), x + l * 0.8, y + dice.between(0.05, 0.16)));
            }
            g.dispose();
        }
        for (int i = 0; i < 46; i++) {
            double s = dice.between(0.15, 0.6);
            double x = dice.between(0, 16);
            double y = h * dice.between(0.72, 0.98);
            for (int k = 0; k < 8; k++) {
                sheet.g.setColor(dice.vary(new Color(92, 104, 60), 0.1));
                sheet.g.fill(
                        Ink.polygon(x, y, x + dice.between(-s, s), y - dice.between(0.2, 1) * s, x + 0.06, y + 0.02));
            }
        }
    }

    private static void coast(Sheet sheet, Dice dice) {
        double h = sheet.height;
        sheet.g.setColor(new Color(44, 92, 116));
        sheet.g.fill(new Rectangle2D.Double(0, h * 0.5, 16.1, h));
        for (int i = 0; i < 1500; i++) {
            double y = h * (0.5 + 0.5 * Math.pow(dice.between(0, 1), 1.5));
            double l = dice.between(0.1, 1.2) * (y / h - 0.4);
            double x = dice.between(-0.5, 16);
            sheet.g.setColor(Ink.alpha(
                    dice.chance(0.3) ? new Color(226, 236, 240) : dice.vary(new Color(52, 104, 126), 0.12), 0.75));
            sheet.g.fill(Ink.polygon(x, y, x + l, y - l * 0.12, x + 2 * l, y + 0.02, x + l, y + l * 0.1));
        }
        for (int i = 0; i < 5; i++) {
            double x = dice.between(0, 14);
            double w = dice.between(1.5, 4);
            double top = h * dice.between(0.18, 0.45);
            double foot = h * dice.between(0.55, 0.8);
            Color c = dice.vary(new Color(142, 116, 92), 0.07);
            for (double y = top; y < foot; y += 0.16) {
                double part = 0.5 + 0.5 * (y - top) / (foot - top);
                sheet.g.setColor(dice.vary(c, 0.12));
                sheet.g.fill(Ink.polygon(
                        x - w / 2 * part + dice.between(-0.15, 0.15),
                        y,
                        x + w / 2 * part + dice.between(-0.15, 0.15),
                        y,
                        x + w / 2 * part,
                        y + 0.2,
                        x - w / 2 * part,
                        y + 0.2));
            }
            sheet.g.setColor(new Color(96, 120, 60));
            sheet.g.fill(new Ellipse2D.Double(x - w * 0.27, top - 0.15, w * 0.54, 0.35));
        }
    }

    private static void orchard(Sheet sheet, Dice dice) {
        double h = sheet.height;
        Walls.GRASS.fill(sheet, 0, h * 0.52, 16, h, new Color(124, 150, 70), dice);
        for (int row = 0; row < 4; row++) {
            int n = 8 - row * 2;
            for (int i = 0; i < n; i++) {
                AffineTransform before = sheet.g.getTransform();
                sheet.g.translate(16.0 * (i + dice.between(0.2, 0.8)) / n, h * (0.56 + 0.13 * row));
                Crowd.tree(sheet.g, dice, 1.6 + row * 1.1 + dice.between(0, 0.8));
                sheet.g.setTransform(before);
            }
        }
    }
}
