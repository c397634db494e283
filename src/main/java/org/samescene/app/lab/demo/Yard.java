package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What stands beside the sights: sheds, barns, cranes, tanks, walls. */
final class Yard {
    private final Scene scene;
    private final House house;
    private final Dice dice;
    private final Caps caps;

    Yard(Scene scene, House house, Dice dice, Caps caps) {
        this.scene = scene;
        this.house = house;
        this.dice = dice;
        this.caps = caps;
    }

    /** Works with a saw-tooth roof. */
    void works(Facade look, double x, double z, double w, double h, int teeth) {
        Sheet front = new Sheet(w, h + 2.4, House.DENSITY);
        look.wall().fill(front, 0, 0, w, 2.5, look.colour(), dice);
        look.paint(front, 0, 2.4, w, h, dice);
        Path2D outline = new Path2D.Double();
        outline.moveTo(0, h + 2.4);
        for (int i = 0; i < teeth; i++) {
            outline.lineTo(w * i / teeth, 0);
            outline.lineTo(w * (i + 1) / teeth, 2.4);
        }
        outline.lineTo(w, h + 2.4);
        outline.closePath();
        Sheet side = house.wall(House.plain(look), 9, h);
        scene.leftSide(side, x, 0, z);
        scene.rightSide(side, x + w, 0, z);
        scene.front(front.cut(outline).weather(dice.seed(), 0.4), x, 0, z);
    }

    /** A boat house of boards under a round roof, its gate open. */
    void boathouse(double x, double z, double w, double h, Color paint) {
        Sheet front = new Sheet(w, h, House.DENSITY);
        Walls.BOARDS.fill(front, 0, 0, w, h, paint, dice);
        front.g.setColor(new Color(28, 30, 36));
        front.g.fill(new Rectangle2D.Double(w * 0.22, h * 0.45, w * 0.56, h));
        front.g.setColor(dice.vary(new Color(206, 170, 96), 0.05));
        front.g.fill(Ink.polygon(w * 0.3, h * 0.72, w * 0.7, h * 0.66, w * 0.6, h * 0.88, w * 0.36, h * 0.88));
        front.g.setColor(new Color(230, 226, 214));
        front.g.fill(new Ellipse2D.Double(w * 0.44, h * 0.16, w * 0.12, w * 0.12));
        for (int i = 0; i < 5; i++) {
            front.g.setColor(dice.vary(new Color(196, 60, 44), 0.1));
            front.g.fill(new Ellipse2D.Double(w * dice.between(0.02, 0.14), h * dice.between(0.5, 0.8), 0.5, 0.7));
        }
        Opening whole = new Opening(Opening.Form.SEGMENT, w, h, null, null, 1);
        scene.leftSide(
                house.wall(
                        new Facade(
                                Walls.BOARDS,
                                paint,
                                new Opening(Opening.Form.SQUARE, 0.7, 0.7, Color.WHITE, Color.WHITE, 2),
                                Facade.Ground.WALL,
                                2.5,
                                3,
                                null),
                        8,
                        h * 0.8),
                x,
                0,
                z);
        scene.front(front.cut(whole.outline(w / 2, 0.02, 0)).weather(dice.seed(), 0.4), x, 0, z);
    }

    /** A barn of boards under a hipped roof of thatch. */
    void barn(double x, double z, double w, double h, double rise) {
        Sheet front = new Sheet(w, h, House.DENSITY);
        Color wood = new Color(104, 78, 56);
        Walls.BOARDS.fill(front, 0, 0, w, h, wood, dice);
        double gate = w * dice.between(0.5, 0.6);
        Walls.BOARDS.fill(front, gate - 2, h - 3, 4, 3, new Color(84, 104, 92), dice);
        front.g.setStroke(new BasicStroke(0.22f));
        front.g.setColor(new Color(206, 200, 184));
        front.g.draw(new Rectangle2D.Double(gate - 2, h - 3, 4, 3.2));
        front.g.draw(new Line2D.Double(gate - 2, h - 3, gate + 2, h));
        front.g.draw(new Line2D.Double(gate, h - 3, gate, h));
        for (int i = 0; i < 26; i++) {
            front.g.setColor(dice.vary(new Color(170, 130, 84), 0.14));
            front.g.fill(new Ellipse2D.Double(0.6 + i % 7 * 0.42, h - 0.5 - i / 7 * 0.4, 0.4, 0.4));
        }
        scene.leftSide(
                house.wall(
                        new Facade(
                                Walls.BOARDS,
                                wood,
                                new Opening(Opening.Form.SQUARE, 0.6, 0.5, wood, wood, 2),
                                Facade.Ground.WALL,
                                4,
                                3,
                                null),
                        9,
                        h),
                x,
                0,
                z);
        scene.front(front.weather(dice.seed(), 0.4), x, 0, z);
        caps.hip(Walls.THATCH, new Color(164, 140, 94), x - 0.9, z - 0.8, w + 1.8, 10.6, h - 0.5, rise, rise * 0.7);
    }

    void haystack(double x, double z, double size) {
        caps.turned(
                new Vec(x, 0, z),
                12,
                Walls.THATCH,
                new Color(204, 170, 92),
                size,
                1,
                0,
                1.15,
                0.5,
                1.05,
                1,
                0.7,
                1.6,
                0.03,
                2.3);
    }

    /** A tank on stilts. */
    void tank(double x, double z, double h) {
        Sheet legs = new Sheet(5, h, House.DENSITY);
        legs.g.setColor(new Color(66, 60, 58));
        legs.g.setStroke(new BasicStroke(0.3f));
        for (double at : new double[] {0.4, 1.9, 3.3, 4.6}) {
            legs.g.draw(new Line2D.Double(at, 0, 2.5 + (at - 2.5) * 1.06, h));
        }
        legs.g.setStroke(new BasicStroke(0.14f));
        for (double y = 0; y < h; y += dice.between(2, 3)) {
            legs.g.draw(new Line2D.Double(0.4, y, 4.6, y + 2.3));
            legs.g.draw(new Line2D.Double(4.6, y, 0.4, y + 2.1));
        }
        scene.front(legs.weather(dice.seed(), 0.3), x - 2.5, 0, z);
        caps.turned(
                new Vec(x, h - 0.8, z + 0.4), 14, Walls.BOARDS, new Color(132, 106, 84), 1, 0.6, 0, 3.1, 1.3, 3.1, 5);
        caps.turned(new Vec(x, h + 4.2, z + 0.4), 14, Walls.SLATE, new Color(84, 88, 94), 1, 3.5, 0, 0.05, 1.6);
    }

    /** A crane of timber, its arm to the left. */
    void crane(double x, double z, double h) {
        Sheet sheet = new Sheet(10, h, House.DENSITY);
        var g = sheet.g;
        g.setColor(new Color(92, 72, 52));
        g.setStroke(new BasicStroke(0.36f));
        g.draw(new Line2D.Double(7.6, h, 7.6, h * 0.2));
        g.draw(new Line2D.Double(9.6, h, 7.6, h * 0.5));
        g.draw(new Line2D.Double(8.8, h * 0.42, 0.6, 0.5));
        g.draw(new Line2D.Double(7.6, h * 0.68, 2.6, h * 0.17));
        g.setStroke(new BasicStroke(0.09f));
        g.draw(new Line2D.Double(0.7, 0.6, 0.7, h * 0.6));
        g.draw(new Line2D.Double(7.6, h * 0.2, 0.8, 0.5));
        Walls.BOARDS.fill(sheet, 6.6, h * 0.62, 2.4, 2, new Color(150, 104, 60), dice);
        for (int i = 0; i < 3; i++) {
            Walls.BOARDS.fill(
                    sheet, dice.between(0, 5), h - 1.3, 1.2, 1.3, dice.vary(new Color(176, 140, 90), 0.1), dice);
        }
        Walls.BOARDS.fill(sheet, 0.1, h * 0.6, 1.3, 1, new Color(186, 150, 96), dice);
        scene.front(sheet.weather(dice.seed(), 0.3), x, 0, z);
    }

    /** Pointed logs side by side. */
    void palisade(double x, double z, double w, double h) {
        Sheet sheet = new Sheet(w, h, House.DENSITY);
        for (double at = 0; at < w; ) {
            double wide = dice.between(0.35, 0.6);
            double top = dice.between(0, 0.7);
            sheet.g.setColor(dice.vary(new Color(110, 84, 60), 0.1));
            sheet.g.fill(Ink.polygon(
                    at, h, at, top + 0.6, at + wide / 2, top, at + wide - 0.05, top + 0.6, at + wide - 0.05, h));
            at += wide;
        }
        sheet.g.setColor(new Color(72, 54, 40));
        sheet.g.fill(new Rectangle2D.Double(0, h * 0.55, w, 0.18));
        scene.front(sheet.weather(dice.seed(), 0.4), x, 0, z);
    }

    /** A mill's wheel in the water. */
    void wheel(double x, double z, double r) {
        Sheet sheet = new Sheet(2 * r, 2 * r, House.DENSITY);
        var g = sheet.g;
        g.setColor(new Color(78, 60, 46));
        g.setStroke(new BasicStroke(0.28f));
        g.draw(new Ellipse2D.Double(0.5, 0.5, 2 * r - 1, 2 * r - 1));
        g.draw(new Ellipse2D.Double(r * 0.45, r * 0.45, r * 1.1, r * 1.1));
        for (int i = 0; i < 14; i++) {
            double a = i * Math.PI / 7 + 0.1;
            g.setColor(dice.vary(new Color(96, 74, 54), 0.1));
            g.draw(new Line2D.Double(r, r, r + Math.cos(a) * (r - 0.2), r + Math.sin(a) * (r - 0.2)));
            double px = r + Math.cos(a) * (r - 0.3);
            double py = r + Math.sin(a) * (r - 0.3);
            g.fill(Ink.polygon(px - 0.3, py - 0.3, px + 0.4, py - 0.2, px + 0.2, py + 0.4));
        }
        scene.front(sheet.weather(dice.seed(), 0.4), x - r, -0.8, z);
    }
}
