package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Builds houses and towers into a scene. Texture is painted at DENSITY pixels a metre. */
final class House {
    static final double DENSITY = 30;
    private final Scene scene;
    private final Dice dice;

    House(Scene scene, Dice dice) {
        this.scene = scene;
        this.dice = dice;
    }

    /** A box with a ridge along the street, or a flat roof; the wall that faces us stands at depth z. */
    void block(Facade look, double x, double z, double w, double d, double h, Roof roof) {
        double rise = roof.rise();
        for (int side = 0; side < 2; side++) {
            Sheet gable = new Sheet(d, h + rise, DENSITY);
            look.wall().fill(gable, 0, 0, d, rise, look.colour(), dice);
            plain(look).paint(gable, 0, rise, d, h, dice);
            gable.cut(Ink.polygon(0, rise, d / 2, 0, d, rise, d, h + rise, 0, h + rise))
                    .weather(dice.seed(), 0.35);
            if (side == 0) {
                scene.leftSide(gable, x, 0, z);
            } else {
                scene.rightSide(gable, x + w, 0, z);
            }
        }
        if (rise > 0) {
            double length = Math.hypot(d / 2, rise);
            Sheet tiles = new Sheet(w + 0.8, length + 0.4, DENSITY);
            roof.cover().fill(tiles, 0, 0, tiles.width, tiles.height, roof.colour(), dice);
            for (int i = 0; i < roof.dormers(); i++) {
                dormer(
                        tiles,
                        w * (i + dice.between(0.35, 0.65)) / roof.dormers(),
                        length * dice.between(0.35, 0.6),
                        look);
            }
            tiles.weather(dice.seed(), 0.5);
            scene.slope(tiles, x - 0.4, h - 0.2, z - 0.3, d / 2 + 0.3, rise + 0.2);
            for (int i = 0; i < roof.chimneys(); i++) {
                chimney(x + w * (i + dice.between(0.2, 0.8)) / roof.chimneys(), h + rise * 0.7, z + d * 0.4);
            }
        }
        scene.front(wall(look, w, h), x, 0, z);
    }

    /** A house whose gable faces us. */
    void gabled(Facade look, double x, double z, double w, double h, double rise, Gable gable) {
        Sheet front = new Sheet(w, h + rise, DENSITY);
        look.wall().fill(front, 0, 0, w, rise, look.colour(), dice);
        look.paint(front, 0, rise, w, h, dice);
        gable.openings(front.g, look.opening(), w, rise, dice);
        front.cut(gable.outline(w, h, rise, dice)).weather(dice.seed(), 0.4);
        Sheet side = wall(plain(look), 8, h);
        scene.leftSide(side, x, 0, z);
        scene.rightSide(side, x + w, 0, z);
        scene.front(front, x, 0, z);
    }

    /** A square tower without its top; the clock's radius is a part of the width, 0 for none. */
    void shaft(Facade look, double x, double z, double w, double h, double clock) {
        Sheet side = wall(plain(look), w, h);
        scene.leftSide(side, x, 0, z);
        scene.rightSide(side, x + w, 0, z);
        Sheet front = new Sheet(w, h, DENSITY);
        look.paint(front, 0, 0, w, h, dice);
        if (clock > 0) {
            clock(front, w / 2, h * 0.14 + 1, w * clock);
        }
        scene.front(front.weather(dice.seed(), 0.35), x, 0, z);
    }

    /** A round tower of windows and stone, without its top. */
    void round(Facade look, Vec foot, double radius, double taper, double h) {
        int count = 16;
        double w = 2 * radius * Math.sin(Math.PI / count) + 0.02;
        Opening model = look.opening();
        scene.prism(foot, radius, radius * taper, h, count, angle -> {
            Sheet s = new Sheet(w, h, DENSITY);
            look.wall().fill(s, 0, 0, w, h, look.colour(), dice);
            for (double y = h * 0.12; y < h - 3; y += dice.between(3.5, 6)) {
                if (dice.chance(0.45)) {
                    double wide = Math.min(model.width(), w * 0.5);
                    new Opening(
                                    model.form(),
                                    wide,
                                    wide * model.height() / model.width(),
                                    model.frame(),
                                    model.trim(),
                                    2)
                            .paint(s.g, w / 2, y, dice);
                }
            }
            return s.weather(dice.seed(), 0.4);
        });
    }

    Sheet wall(Facade look, double w, double h) {
        Sheet sheet = new Sheet(w, h, DENSITY);
        look.paint(sheet, 0, 0, w, h, dice);
        return sheet.weather(dice.seed(), 0.35);
    }

    static Facade plain(Facade look) {
        return new Facade(
                look.wall(),
                look.colour(),
                look.opening(),
                Facade.Ground.WALL,
                look.bay() * 1.2,
                look.storeyHeight(),
                null);
    }

    void clock(Sheet sheet, double x, double y, double r) {
        var g = sheet.g;
        Color ring = Ink.shade(dice.strong(), 0.5);
        boolean dark = dice.chance(0.4);
        g.setColor(ring);
        g.fill(new Ellipse2D.Double(x - r * 1.15, y - r * 1.15, r * 2.3, r * 2.3));
        g.setColor(dark ? dice.vary(new Color(44, 54, 84), 0.06) : dice.vary(new Color(238, 230, 208), 0.05));
        g.fill(new Ellipse2D.Double(x - r, y - r, r * 2, r * 2));
        double inner = r * dice.between(0.3, 0.6);
        g.setColor(Ink.alpha(dice.strong(), 0.5));
        g.fill(new Ellipse2D.Double(x - inner, y - inner, inner * 2, inner * 2));
        g.setColor(dark ? new Color(232, 200, 110) : new Color(30, 28, 40));
        double[] marks = {dice.between(0.08, 0.14), dice.between(0.03, 0.08)};
        boolean bars = dice.chance(0.5);
        for (int i = 0; i < 12; i++) {
            double a = i * Math.PI / 6;
            double s = i % 3 == 0 ? marks[0] : marks[1];
            double mx = x + Math.cos(a) * r * 0.82;
            double my = y + Math.sin(a) * r * 0.82;
            g.fill(
                    bars
                            ? new Rectangle2D.Double(mx - r * s, my - r * 0.1, 2 * r * s, r * 0.2)
                            : new Ellipse2D.Double(mx - r * s, my - r * s, 2 * r * s, 2 * r * s));
        }
        for (int hand = 0; hand < 2; hand++) {
            double a = dice.between(0, 6.28);
            double l = hand == 0 ? r * 0.72 : r * 0.48;
            double n = r * (hand == 0 ? 0.05 : 0.09);
            g.fill(Ink.polygon(
                    x + Math.cos(a) * l,
                    y + Math.sin(a) * l,
                    x - Math.sin(a) * n,
                    y + Math.cos(a) * n,
                    x + Math.sin(a) * n,
                    y - Math.cos(a) * n));
        }
    }

    private void dormer(Sheet roof, double x, double y, Facade look) {
        roof.g.setColor(Ink.shade(look.colour(), 0.9));
        roof.g.fill(new Rectangle2D.Double(x - 0.8, y, 1.6, 1.7));
        roof.g.setColor(Ink.shade(look.opening().trim(), 0.55));
        roof.g.fill(Ink.polygon(x - 1.05, y + 0.05, x, y - 0.9, x + 1.05, y + 0.05));
        new Opening(
                        Opening.Form.SQUARE,
                        0.9,
                        1.1,
                        look.opening().frame(),
                        look.opening().trim(),
                        2)
                .paint(roof.g, x, y + 0.3, dice);
    }

    private void chimney(double x, double y, double z) {
        Sheet brick = new Sheet(1.1, 2.2, DENSITY);
        Walls.BRICK.fill(brick, 0, 0, 1.1, 2.2, new Color(150, 86, 66), dice);
        brick.g.setColor(new Color(80, 74, 70));
        brick.g.fill(new Rectangle2D.Double(0, 0, 1.1, 0.25));
        scene.front(brick.weather(dice.seed(), 0.4), x, y, z);
    }
}
