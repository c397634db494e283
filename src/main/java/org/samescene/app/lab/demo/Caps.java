package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What ends a tower, and other things that are turned about an upright axis. */
final class Caps {
    private final Scene scene;
    private final Dice dice;

    Caps(Scene scene, Dice dice) {
        this.scene = scene;
        this.dice = dice;
    }

    /** A tented roof over a square of width w. */
    void pyramid(double x, double z, double w, double h, double spire, Color roof) {
        double over = w * 0.56;
        for (int face = 0; face < 3; face++) {
            Sheet tiles = new Sheet(2 * over, Math.hypot(spire, over), House.DENSITY * 0.8);
            Walls.SLATE.fill(tiles, 0, 0, tiles.width, tiles.height, roof, dice);
            tiles.cut(Ink.polygon(0, tiles.height, over, 0, 2 * over, tiles.height))
                    .weather(dice.seed(), 0.5);
            Vec apex = new Vec(x + w / 2, h + spire, z + w / 2);
            Vec right = face == 0 ? new Vec(0, 0, -1) : face == 1 ? new Vec(0, 0, 1) : new Vec(1, 0, 0);
            Vec out = face == 0 ? new Vec(-1, 0, 0) : face == 1 ? new Vec(1, 0, 0) : new Vec(0, 0, -1);
            scene.plane(
                    tiles, apex.plus(right.times(-over)), right, out.times(over).plus(new Vec(0, -spire, 0)));
        }
    }

    /** A roof with a ridge along the street that slopes to all sides. */
    void hip(Walls cover, Color roof, double x, double z, double w, double d, double h, double rise, double inset) {
        for (int side = -1; side <= 1; side += 2) {
            Sheet end = new Sheet(d, Math.hypot(rise, inset), House.DENSITY * 0.8);
            cover.fill(end, 0, 0, end.width, end.height, roof, dice);
            end.cut(Ink.polygon(0, end.height, d / 2, 0, d, end.height)).weather(dice.seed(), 0.5);
            Vec right = new Vec(0, 0, side);
            Vec apex = new Vec(side < 0 ? x + inset : x + w - inset, h + rise, z + d / 2);
            scene.plane(end, apex.plus(right.times(-d / 2)), right, new Vec(side * inset, -rise, 0));
        }
        Sheet front = new Sheet(w, Math.hypot(d / 2, rise), House.DENSITY);
        cover.fill(front, 0, 0, w, front.height, roof, dice);
        front.cut(Ink.polygon(inset, 0, w - inset, 0, w, front.height, 0, front.height))
                .weather(dice.seed(), 0.5);
        scene.slope(front, x, h, z, d / 2, rise);
    }

    /** Rings between radii at heights, given in turns and in units of scale, above the foot. */
    void turned(Vec foot, int sides, Walls cover, Color colour, double scale, double... radiiAndHeights) {
        for (int i = 0; i + 3 < radiiAndHeights.length; i += 2) {
            double low = radiiAndHeights[i] * scale;
            double high = radiiAndHeights[i + 2] * scale;
            double rise = (radiiAndHeights[i + 3] - radiiAndHeights[i + 1]) * scale;
            double w = 2 * Math.max(low, high) * Math.sin(Math.PI / sides) + 0.02;
            double slant = Math.hypot(rise, high - low);
            scene.prism(foot.plus(new Vec(0, radiiAndHeights[i + 1] * scale, 0)), low, high, rise, sides, angle -> {
                Sheet s = new Sheet(w, slant, House.DENSITY);
                cover.fill(s, 0, 0, w, slant, colour, dice);
                return s.weather(dice.seed(), 0.4);
            });
        }
    }

    void onion(Vec foot, double radius, Color colour) {
        turned(
                foot,
                12,
                Walls.SLATE,
                colour,
                radius,
                0.8,
                0,
                1.1,
                0.3,
                1.22,
                0.75,
                1.05,
                1.25,
                0.62,
                1.65,
                0.27,
                1.95,
                0.14,
                2.5,
                0.02,
                3.6);
    }

    void dome(Vec foot, double radius, Color colour) {
        turned(
                foot,
                16,
                Walls.SLATE,
                colour,
                radius,
                1,
                0,
                0.97,
                0.26,
                0.87,
                0.5,
                0.71,
                0.71,
                0.5,
                0.87,
                0.25,
                0.97,
                0.02,
                1.02);
    }

    /** Battlements around a round tower. */
    void battlement(Facade look, Vec foot, double radius, int sides) {
        double w = 2 * radius * Math.sin(Math.PI / sides) + 0.02;
        turned(foot, sides, look.wall(), Ink.shade(look.colour(), 0.8), radius, 0.89, -0.2, 1, 0.01);
        scene.prism(foot, radius, radius, 1.7, sides, angle -> {
            Sheet s = new Sheet(w, 1.7, House.DENSITY);
            look.wall().fill(s, 0, 0, w, 1.7, look.colour(), dice);
            return s.cut(Ink.polygon(0, 0, w * dice.between(0.45, 0.6), 0, w * 0.55, 0.8, w, 0.8, w, 1.7, 0, 1.7))
                    .weather(dice.seed(), 0.4);
        });
    }

    /** Slender points on the corners of a square tower, and an open-work edge between them. */
    void crown(Color stone, double x, double z, double w, double h) {
        Sheet edge = new Sheet(w, 1.5, House.DENSITY);
        Walls.ASHLAR.fill(edge, 0, 0, w, 1.5, stone, dice);
        Path2D outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        outline.append(new Rectangle2D.Double(0, 0, w, 1.5), false);
        for (double at = 0.4; at < w - 0.9; at += dice.between(0.8, 1)) {
            outline.append(new Ellipse2D.Double(at, 0.35, 0.55, 0.75), false);
        }
        scene.front(edge.cut(outline).weather(dice.seed(), 0.4), x, h, z);
        for (double at : new double[] {x, x + w}) {
            turned(new Vec(at, h - 1, z + 0.4), 6, Walls.ASHLAR, stone, 1, 0.6, 0, 0.6, 2.4, 0.8, 2.5, 0.05, 5.4);
        }
    }

    /** Gold on top: a vane. */
    void vane(double x, double y, double z) {
        Sheet vane = new Sheet(1.6, 2.4, House.DENSITY);
        vane.g.setColor(new Color(214, 176, 70));
        vane.g.fill(new Rectangle2D.Double(0.76, 0.3, 0.1, 2.1));
        vane.g.fill(new Ellipse2D.Double(0.55, 1.4, 0.5, 0.5));
        vane.g.fill(Ink.polygon(0.8, 0.4, 1.55, dice.between(0.1, 0.5), 0.8, 0.9));
        scene.front(vane, x - 0.8, y - 0.5, z);
    }

    /** Iron on top: a cross, as high as given. */
    void cross(double x, double y, double z, double tall) {
        Sheet iron = new Sheet(tall * 0.6, tall, House.DENSITY);
        iron.g.setColor(dice.vary(new Color(70, 62, 54), 0.05));
        iron.g.fill(new Rectangle2D.Double(tall * 0.27, 0, tall * 0.06, tall));
        iron.g.fill(new Rectangle2D.Double(tall * 0.06, tall * 0.22, tall * 0.48, tall * 0.06));
        scene.front(iron, x - tall * 0.3, y, z);
    }
}
