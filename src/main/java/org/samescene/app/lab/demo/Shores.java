package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The places out of town and by the water, made as those of {@link Sights}. */
final class Shores {
    private final Scene scene;
    private final House house;
    private final Dice dice;
    private final Grounds grounds;
    private final Caps caps;
    private final Yard yard;

    Shores(Scene scene, House house, Dice dice) {
        this.scene = scene;
        this.house = house;
        this.dice = dice;
        this.grounds = new Grounds(scene, dice);
        this.caps = new Caps(scene, dice);
        this.yard = new Yard(scene, house, dice, caps);
    }

    private Facade look(Walls wall, Color colour, Opening.Form form, Facade.Ground ground, String sign) {
        return Facade.of(dice, wall, colour, form, ground, sign);
    }

    void lighthouse() {
        grounds.hills(new Color(84, 112, 108), 14);
        scene.flood();
        grounds.rocks(-26, 30, 6, 2.6);
        Facade keeper = look(Walls.PLASTER, new Color(222, 220, 206), Opening.Form.SEGMENT, Facade.Ground.WALL, null)
                .windows(0.8, 1, Opening.Bars.CROSS, Hood.NONE, new Color(56, 96, 150))
                .rhythm(2.2, 2.6);
        house.block(keeper, 13, 6, 9, 6, 7.4, Roof.FLAT);
        house.block(keeper, 9.5, 4, 7, 5, 3.6, Roof.FLAT);
        yard.boathouse(2.6, 2.5, 6, 5, new Color(92, 122, 140));
        yard.crane(-19, 3, 10);
        yard.palisade(-25, 2.4, 9, 2.6);
        Color red = new Color(182, 44, 38);
        Color white = new Color(236, 230, 218);
        double y = 1;
        double r = 3;
        for (int band = 0; band < 5; band++) {
            double low = r;
            double high = r * 0.9;
            Color paint = band % 2 == 0 ? red : white;
            double w = 2 * low * Math.sin(Math.PI / 16) + 0.02;
            scene.prism(new Vec(-3, y, 3), low, high, 3.3, 16, angle -> {
                Sheet s = new Sheet(w, 3.3, 36);
                Walls.BRICK.fill(s, 0, 0, w, 3.3, paint, dice);
                if (dice.chance(0.22)) {
                    new Opening(Opening.Form.ROUND_ARCH, w * 0.5, w * 0.9, Color.DARK_GRAY, white, 2)
                            .paint(s.g, w / 2, 1, dice);
                }
                return s.weather(dice.seed(), 0.5);
            });
            y += 3.3;
            r = high;
        }
        lantern(new Vec(-3, y, 3), r);
        grounds.rocks(-14, 13, 1, 1.7);
    }

    private void lantern(Vec foot, double r) {
        ring(foot, r * 1.35, r * 1.35, 0.9, new Color(46, 50, 56));
        ring(foot.plus(new Vec(0, 0.9, 0)), r * 0.85, r * 0.85, 2.1, new Color(240, 214, 130));
        ring(foot.plus(new Vec(0, 3, 0)), r * 1.05, 0.05, 1.7, new Color(156, 46, 40));
    }

    private void ring(Vec foot, double low, double high, double h, Color colour) {
        double w = 2 * Math.max(low, high) * Math.sin(Math.PI / 12) + 0.02;
        scene.prism(foot, low, high, h, 12, angle -> {
            Sheet s = new Sheet(w, h, 36);
            s.g.setColor(dice.vary(colour, 0.06));
            s.g.fill(new Rectangle2D.Double(0, 0, w, h));
            s.g.setColor(Ink.shade(colour, 0.5));
            s.g.setStroke(new BasicStroke(0.1f));
            s.g.draw(new Rectangle2D.Double(0, 0, w, h));
            s.g.draw(new Line2D.Double(0, dice.between(0.2, 0.8) * h, w, dice.between(0.2, 0.8) * h));
            return s.weather(dice.seed(), 0.4);
        });
    }

    void bridge() {
        grounds.hills(new Color(96, 122, 84), 10);
        scene.flood();
        Grove.POPLAR.row(scene, -30, -15, 12, 6, 17, dice);
        Facade mill = look(Walls.BOARDS, new Color(150, 116, 86), Opening.Form.SQUARE, Facade.Ground.WALL, null)
                .windows(0.9, 0.9, Opening.Bars.LATTICE, Hood.NONE, null)
                .rhythm(1.9, 2.5);
        house.gabled(mill, 13.5, 9, 8, 8, 6, Gable.STRAIGHT);
        yard.wheel(12, 8, 4.4);
        Grove.WILLOW.row(scene, 21, 33, 7, 3, 8, dice);
        Facade tower = look(
                        Walls.RUBBLE,
                        new Color(168, 150, 124),
                        Opening.Form.TWIN,
                        Facade.Ground.WALL,
                        "Miller's Bridge")
                .windows(1.9, 1.6, Opening.Bars.UPRIGHT, Hood.NONE, null)
                .rhythm(3.2, 4);
        house.shaft(tower, -13, 6, 7.4, 12.5, 0);
        caps.hip(Walls.SLATE, new Color(96, 84, 92), -13.6, 5.4, 8.6, 8.6, 12.3, 7, 2.6);
        Sheet span = new Sheet(46, 7.5, House.DENSITY);
        Walls.RUBBLE.fill(span, 0, 0, 46, 7.5, new Color(172, 156, 130), dice);
        Facade.band(span.g, 0, 1.1, 46, 0.3, new Color(206, 194, 168));
        var keep = new Area(new Rectangle2D.Double(0, 0, 46, 7.5));
        double x = 1.5;
        for (int i = 0; i < 5; i++) {
            double w = dice.between(6.2, 8);
            double top = 3.4 - 0.5 * (2 - Math.abs(i - 2)) + dice.between(-0.2, 0.2);
            for (int s = 0; s < 15; s++) {
                double a = Math.PI * s / 15;
                double b = Math.PI * (s + 0.9) / 15;
                double r = w / 2;
                double o = r + 0.6;
                span.g.setColor(dice.vary(new Color(200, 186, 158), 0.11));
                span.g.fill(Ink.polygon(
                        x + r - r * Math.cos(a),
                        top + r - r * Math.sin(a),
                        x + r - o * Math.cos(a),
                        top + r - o * Math.sin(a),
                        x + r - o * Math.cos(b),
                        top + r - o * Math.sin(b),
                        x + r - r * Math.cos(b),
                        top + r - r * Math.sin(b)));
            }
            keep.subtract(
                    new Area(new Opening(Opening.Form.ROUND_ARCH, w, 12, null, null, 1).outline(x + w / 2, top, 0)));
            x += w + dice.between(1.2, 2);
        }
        scene.front(span.cut(keep).weather(dice.seed(), 0.5), -23, 0, 3);
    }

    void windmill() {
        grounds.hills(new Color(120, 138, 84), 6);
        grounds.square(Walls.GRASS, new Color(112, 134, 66));
        Grove.PEAR.row(scene, -24, -11, 10, 4, 6.5, dice);
        yard.haystack(-11, 3, 1.7);
        yard.haystack(-15.2, 1, 1.4);
        yard.barn(9, 7, 15, 3.2, 5.4);
        Facade body = look(Walls.BRICK, new Color(142, 84, 68), Opening.Form.SEGMENT, Facade.Ground.WALL, null)
                .windows(0.8, 1, Opening.Bars.CROSS, Hood.NONE, null);
        house.round(body, new Vec(-1, 0, 4), 4.4, 0.7, 12.5);
        caps.turned(
                new Vec(-1, 12.5, 4),
                14,
                Walls.THATCH,
                new Color(112, 92, 70),
                3.1,
                0.98,
                -0.08,
                1.12,
                0.03,
                1.08,
                0.3,
                0.85,
                0.75,
                0.45,
                1.05,
                0.03,
                1.2);
        Sheet sails = new Sheet(19, 19, 26);
        sails.g.translate(9.5, 9.5);
        sails.g.rotate(0.37);
        for (int i = 0; i < 4; i++) {
            sails.g.rotate(Math.PI / 2);
            sails.g.setColor(new Color(92, 70, 52));
            sails.g.fill(new Rectangle2D.Double(-0.18, 0, 0.36, 9.2));
            for (double at = 1.8; at < 9.1; at += 0.55) {
                sails.g.setColor(dice.vary(new Color(104, 80, 60), 0.06));
                sails.g.fill(new Rectangle2D.Double(-0.2, at, 1.9, 0.13));
                if (dice.chance(0.72)) {
                    sails.g.setColor(dice.vary(new Color(222, 208, 178), 0.06));
                    sails.g.fill(new Rectangle2D.Double(0.2, at + 0.12, 1.45, 0.44));
                }
            }
        }
        sails.g.setColor(new Color(70, 52, 40));
        sails.g.fill(new Ellipse2D.Double(-0.6, -0.6, 1.2, 1.2));
        scene.front(sails, -10.5, 3.2, -0.6);
        grounds.fence(-7);
    }
}
