package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What lies around a place: hills and roofs far away, the square before it. */
final class Grounds {
    private final Scene scene;
    private final Dice dice;

    Grounds(Scene scene, Dice dice) {
        this.scene = scene;
        this.dice = dice;
    }

    /** Two ranges of wooded hills, the farther one paler. */
    void hills(Color colour, double high) {
        for (int range = 0; range < 2; range++) {
            double w = 260 - range * 90;
            Sheet sheet = new Sheet(w, high * 2.2, 5);
            Color c = range == 0 ? Ink.mix(colour, new Color(160, 184, 206), 0.55) : colour;
            long seed = dice.seed();
            Path2D ridge = new Path2D.Double();
            ridge.moveTo(0, sheet.height);
            for (double x = 0; x <= w; x += 1) {
                ridge.lineTo(
                        x,
                        sheet.height
                                - high * (0.5 + 1.6 * Grain.fractal(x / 42, range, 5, seed) * (range == 0 ? 1 : 0.6)));
            }
            ridge.lineTo(w, sheet.height);
            ridge.closePath();
            sheet.g.setColor(c);
            sheet.g.fill(ridge);
            for (int i = 0; i < 2600; i++) {
                double s = dice.between(0.5, 2.2);
                sheet.g.setColor(Ink.alpha(dice.vary(Ink.shade(c, 0.85), 0.09), 0.7));
                sheet.g.fill(
                        new Ellipse2D.Double(dice.between(0, w), sheet.height - dice.between(0, 2 * high), s, s * 0.8));
            }
            scene.front(sheet.cut(ridge), -w / 2, -0.5, 110 - range * 45);
        }
    }

    /** Roofs and far towers of a town. */
    void skyline() {
        Sheet sheet = new Sheet(170, 26, 9);
        for (int i = 0; i < 46; i++) {
            double w = dice.between(4, 12);
            double h = dice.between(6, 13) - i * 0.05;
            double x = dice.between(-4, 166);
            Color wall = Ink.mix(dice.pale(), new Color(170, 186, 204), 0.5);
            sheet.g.setColor(wall);
            sheet.g.fill(new Rectangle2D.Double(x, 26 - h, w, h));
            sheet.g.setColor(Ink.mix(
                    dice.pick(new Color(150, 84, 66), new Color(104, 100, 108), new Color(170, 110, 80)), wall, 0.35));
            double rise = dice.chance(0.1) ? dice.between(6, 11) : dice.between(1.5, 4);
            sheet.g.fill(Ink.polygon(
                    x - 0.4,
                    26 - h,
                    x + w * dice.between(0.2, 0.5),
                    26 - h - rise,
                    x + w * dice.between(0.5, 0.8),
                    26 - h - rise,
                    x + w + 0.4,
                    26 - h));
            sheet.g.setColor(Ink.shade(wall, 0.6));
            for (int k = dice.whole(3, 12); k > 0; k--) {
                sheet.g.fill(new Rectangle2D.Double(
                        x + dice.between(0.4, w - 1), 26 - h + dice.between(0.5, h - 2), 0.7, 1.1));
            }
        }
        scene.front(sheet, -85, 0, 62);
    }

    /** The ground, out to the hills; with painted patches so that it isn't the same everywhere. */
    void square(Walls stone, Color colour) {
        Sheet far = new Sheet(200, 62, 4);
        Walls.PLASTER.fill(far, 0, 0, 200, 62, stone == Walls.GRASS ? colour : Ink.mix(colour, Color.GRAY, 0.2), dice);
        scene.floor(far.weather(dice.seed(), 0.3), -100, 4);
        Sheet near = new Sheet(64, 40, 22);
        stone.fill(near, 0, 0, 64, 40, colour, dice);
        if (stone != Walls.GRASS) {
            for (int i = 0; i < 4; i++) {
                Walls.PAVING.fill(
                        near,
                        0,
                        dice.between(0, 30),
                        64,
                        dice.between(0.7, 1.5),
                        Ink.shade(colour, dice.between(0.8, 1.25)),
                        dice);
            }
            near.g.setColor(Ink.alpha(new Color(60, 66, 80), 0.35));
            for (int i = 0; i < 7; i++) {
                double w = dice.between(1.5, 5);
                near.g.fill(new Ellipse2D.Double(dice.between(6, 58), dice.between(2, 38), w, w * 0.5));
            }
        }
        near.g.setColor(Ink.alpha(Color.BLACK, 0.25));
        near.g.fill(new Rectangle2D.Double(4, 0, 56, 1));
        scene.floor(near.weather(dice.seed(), 0.4), -32, -36);
    }

    /** A bank of boulders along the water. */
    void rocks(double from, double to, double z, double high) {
        Sheet sheet = new Sheet(to - from, high + 1.5, 26);
        Color stone = new Color(118, 108, 98);
        for (int i = 0; i < (to - from) * 9; i++) {
            double s = dice.between(0.5, high * 0.95);
            double x = dice.between(0, sheet.width - s);
            double edge = Math.min(1, Math.min(x, sheet.width - x) / 5 + 0.25);
            double y = sheet.height - s * 0.6 - dice.between(0, high * edge);
            Color c = dice.vary(stone, 0.12);
            double[] q = new double[10];
            for (int k = 0; k < 5; k++) {
                q[k] = dice.between(0.05, 0.3) * s;
            }
            sheet.g.setColor(c);
            sheet.g.fill(Ink.polygon(
                    x,
                    y + s * 0.5,
                    x + q[0],
                    y + q[1],
                    x + s - q[2],
                    y + q[3],
                    x + s,
                    y + s * 0.5,
                    x + s * 0.8,
                    y + s,
                    x + q[4],
                    y + s));
            sheet.g.setColor(Ink.shade(c, 1.25));
            sheet.g.fill(Ink.polygon(x + q[0], y + q[1], x + s - q[2], y + q[3], x + s * 0.6, y + s * 0.45));
            sheet.g.setColor(Ink.shade(c, 0.7));
            sheet.g.fill(
                    Ink.polygon(x + s, y + s * 0.5, x + s * 0.8, y + s, x + q[4], y + s, x + s * 0.6, y + s * 0.5));
        }
        scene.front(sheet.weather(dice.seed(), 0.5), from, -0.8, z);
    }

    void fence(double z) {
        Sheet sheet = new Sheet(46, 1.7, House.DENSITY);
        Color wood = new Color(120, 96, 72);
        for (double x = 0; x < 46; x += dice.between(1.1, 2)) {
            sheet.g.setColor(dice.vary(wood, 0.09));
            sheet.g.fill(new Rectangle2D.Double(x, dice.between(0, 0.4), 0.2, 1.7));
        }
        for (double y : new double[] {0.55, 1.05}) {
            for (double x = 0; x < 46; x += 3) {
                sheet.g.setColor(dice.vary(wood, 0.09));
                sheet.g.fill(Ink.polygon(
                        x,
                        y + dice.between(-0.1, 0.1),
                        x + 3,
                        y + dice.between(-0.1, 0.1),
                        x + 3,
                        y + 0.18,
                        x,
                        y + 0.18));
            }
        }
        scene.front(sheet, -23, 0, z);
    }

    void fountain(double x, double z) {
        Sheet sheet = new Sheet(5, 5.2, House.DENSITY);
        Walls.ASHLAR.fill(sheet, 0, 4, 5, 1.2, new Color(178, 172, 160), dice);
        Walls.ASHLAR.fill(sheet, 2.1, 1.6, 0.8, 2.4, new Color(190, 182, 166), dice);
        sheet.g.setColor(new Color(104, 140, 124));
        sheet.g.fill(new Ellipse2D.Double(2.1, 0, 0.7, 0.8));
        sheet.g.fill(Ink.polygon(2.2, 0.7, 2.8, 0.7, 3.1, 1.9, 1.9, 1.9));
        sheet.g.fill(Ink.polygon(2.7, 0.8, 3.9, 0.3, 3.9, 0.5, 2.8, 1.1));
        scene.front(sheet.weather(dice.seed(), 0.5), x, 0, z);
    }
}
