package org.samescene.app.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** How each place is built: surroundings from {@link Grounds}, houses by {@link House}, and what is its own. */
final class Sights {
    private final Scene scene;
    private final House house;
    private final Dice dice;
    private final Grounds grounds;

    Sights(Scene scene, House house, Dice dice) {
        this.scene = scene;
        this.house = house;
        this.dice = dice;
        this.grounds = new Grounds(scene, dice);
    }

    private Facade look(Walls wall, Color colour, Opening.Form form, Facade.Ground ground, String sign) {
        return Facade.of(dice, wall, colour, form, ground, sign);
    }

    void townHall() {
        grounds.skyline();
        grounds.square(Walls.COBBLES, new Color(150, 140, 128));
        Facade wings = look(Walls.PLASTER, new Color(206, 154, 96), Opening.Form.SQUARE, Facade.Ground.ARCADE, null);
        house.block(wings, -19, 3, 15, 10, 11.5, 5, new Color(150, 80, 58));
        house.block(wings, 4, 3, 16, 10, 11.5, 5, new Color(150, 80, 58));
        Facade centre = look(Walls.ASHLAR, new Color(206, 190, 158), Opening.Form.ROUND_ARCH, Facade.Ground.ARCADE, "Old Town Hall");
        house.tower(centre, -4.5, 0.5, 9, 20, 8.5, new Color(78, 116, 104), true);
        grounds.fountain(9.5, -8);
    }

    void lighthouse() {
        grounds.hills(new Color(84, 112, 108), 14);
        scene.flood();
        grounds.rocks(-26, 30, 6, 2.6);
        Facade cottage = look(Walls.PLASTER, new Color(232, 226, 212), Opening.Form.SQUARE, Facade.Ground.DOORS, null);
        house.block(cottage, 4.5, 3, 12, 7, 5.6, 3.2, new Color(146, 84, 66));
        Facade shed = look(Walls.TIMBER, new Color(196, 120, 84), Opening.Form.SQUARE, Facade.Ground.WALL, null);
        house.gabled(shed, -17, 2.5, 7, 5, 3, false);
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
                    new Opening(Opening.Form.ROUND_ARCH, w * 0.5, w * 0.9, Color.DARK_GRAY, white, null, 2, false).paint(s.g, w / 2, 1,
                            dice);
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

    void minster() {
        grounds.skyline();
        grounds.square(Walls.PAVING, new Color(164, 158, 146));
        Color stone = new Color(186, 176, 156);
        Facade gothic = look(Walls.ASHLAR, stone, Opening.Form.POINTED, Facade.Ground.WALL, null);
        house.block(gothic, -9, 9, 18, 18, 13, 7, new Color(86, 96, 104));
        house.tower(gothic, -11, 2, 6.5, 23, 7, new Color(92, 120, 110), true);
        house.tower(gothic, 4.5, 2.5, 6.5, 19, 6, new Color(92, 120, 110), false);
        Sheet front = new Sheet(9, 20, House.DENSITY);
        Walls.ASHLAR.fill(front, 0, 0, 9, 20, stone, dice);
        new Opening(Opening.Form.ROSE, 5.4, 5.4, new Color(214, 204, 182), new Color(204, 192, 166), null, 3, false).paint(front.g, 4.5,
                5.2, dice);
        for (int i = 0; i < 4; i++) {
            new Opening(Opening.Form.POINTED, 1.1, 2.4, stone, stone, null, 2, false).paint(front.g, 1.35 + i * 2.1, 11.6, dice);
        }
        Facade.arch(front, 4.5, 15, 3.2, 5, dice);
        Facade.arch(front, 1.4, 16.4, 1.7, 3.6, dice);
        Facade.arch(front, 7.6, 16.4, 1.7, 3.6, dice);
        scene.front(front.cut(Ink.polygon(0, 4, 4.5, 0, 9, 4, 9, 20, 0, 20)).weather(dice.seed(), 0.4), -4.5, 0, 3);
    }

    void guildRow() {
        grounds.skyline();
        grounds.square(Walls.COBBLES, new Color(142, 134, 128));
        double x = -24;
        Color[] paints = {new Color(202, 96, 70), new Color(226, 200, 140), new Color(126, 150, 140), new Color(230, 222, 206),
            new Color(176, 72, 66), new Color(224, 170, 84), new Color(120, 136, 164), new Color(214, 190, 176)};
        Walls[] walls = {Walls.BRICK, Walls.PLASTER, Walls.TIMBER, Walls.TIMBER, Walls.BRICK, Walls.PLASTER, Walls.PLASTER, Walls.TIMBER};
        for (int i = 0; i < paints.length; i++) {
            double w = dice.between(5.2, 6.8);
            Facade look = look(walls[i], paints[i], i == 3 ? Opening.Form.ROUND_ARCH : Opening.Form.SQUARE, Facade.Ground.SHOPS, null);
            house.gabled(look, x, dice.between(0, 2.2), w, dice.between(9.5, 12.5), dice.between(3.2, 5), i % 3 != 2);
            x += w + 0.05;
        }
    }

    void gate() {
        grounds.hills(new Color(88, 112, 70), 12);
        grounds.square(Walls.COBBLES, new Color(158, 146, 124));
        Color stone = new Color(158, 136, 110);
        Facade rough = look(Walls.RUBBLE, stone, Opening.Form.POINTED, Facade.Ground.WALL, null);
        Facade keep = look(Walls.RUBBLE, Ink.shade(stone, 0.92), Opening.Form.SQUARE, Facade.Ground.WALL, null);
        house.tower(keep, -17, 14, 10, 17, 7, new Color(140, 76, 58), false);
        battlement(rough, -26, 5, 52, 8.5);
        house.round(rough, new Vec(-7.2, 0, 3.5), 3.6, 0.94, 14, 5.5, new Color(150, 82, 60));
        house.round(rough, new Vec(7.4, 0, 3.5), 3.4, 0.96, 12, 0, stone);
        Sheet front = new Sheet(8, 11, House.DENSITY);
        Walls.ASHLAR.fill(front, 0, 0, 8, 11, Ink.mix(stone, Color.WHITE, 0.15), dice);
        Facade.arch(front, 4, 5.2, 4.4, 5.8, dice);
        front.g.setColor(new Color(150, 34, 36));
        front.g.fill(Ink.polygon(2.6, 1.6, 5.4, 1.6, 5.4, 3.4, 4, 4.5, 2.6, 3.4));
        front.g.setColor(new Color(232, 196, 84));
        front.g.fill(Ink.polygon(3, 3.3, 4, 1.9, 5, 3.3, 4, 2.9));
        merlons(front, 0.9);
        scene.front(front.weather(dice.seed(), 0.5), -4, 0, 1.5);
    }

    private void battlement(Facade look, double x, double z, double w, double h) {
        Sheet wall = new Sheet(w, h, House.DENSITY * 0.8);
        look.wall().fill(wall, 0, 0, w, h, look.colour(), dice);
        for (double at = 2; at < w; at += dice.between(3, 5)) {
            look.opening().paint(wall.g, at, dice.between(2.2, 3.4), dice);
        }
        merlons(wall, 1.1);
        scene.front(wall.weather(dice.seed(), 0.5), x, 0, z);
    }

    private void merlons(Sheet wall, double deep) {
        var outline = new Path2D.Double();
        outline.append(new Rectangle2D.Double(0, deep, wall.width, wall.height), false);
        for (double at = 0; at < wall.width; at += dice.between(1.5, 2)) {
            outline.append(new Rectangle2D.Double(at, 0, dice.between(0.75, 1.1), deep + 0.1), false);
        }
        wall.cut(outline);
    }

    void bridge() {
        grounds.hills(new Color(96, 122, 84), 10);
        scene.flood();
        Facade mill = look(Walls.TIMBER, new Color(226, 214, 186), Opening.Form.SQUARE, Facade.Ground.DOORS, null);
        house.block(mill, 12, 9, 12, 9, 10, 5, new Color(132, 78, 60));
        house.gabled(look(Walls.BRICK, new Color(166, 92, 72), Opening.Form.ROUND_ARCH, Facade.Ground.WALL, null), -25, 9, 9, 9, 4, true);
        house.tower(look(Walls.RUBBLE, new Color(168, 150, 124), Opening.Form.ROUND_ARCH, Facade.Ground.WALL, "Miller's Bridge"), -12, 6,
                6, 14, 6,
                new Color(120, 70, 58), true);
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
                span.g.fill(Ink.polygon(x + r - r * Math.cos(a), top + r - r * Math.sin(a), x + r - o * Math.cos(a),
                        top + r - o * Math.sin(a),
                        x + r - o * Math.cos(b), top + r - o * Math.sin(b), x + r - r * Math.cos(b), top + r - r * Math.sin(b)));
            }
            keep.subtract(new Area(new Opening(Opening.Form.ROUND_ARCH, w, 12, null, null, null, 1, false).outline(x + w / 2, top, 0)));
            x += w + dice.between(1.2, 2);
        }
        scene.front(span.cut(keep).weather(dice.seed(), 0.5), -23, 0, 3);
    }

    void windmill() {
        grounds.hills(new Color(120, 138, 84), 6);
        grounds.square(Walls.GRASS, new Color(112, 134, 66));
        house.block(look(Walls.BRICK, new Color(160, 96, 74), Opening.Form.SQUARE, Facade.Ground.DOORS, null), 5.5, 4, 13, 8, 4.6, 4,
                new Color(140, 82, 62));
        house.gabled(look(Walls.TIMBER, new Color(214, 196, 158), Opening.Form.SQUARE, Facade.Ground.WALL, null), -18, 5, 8, 4.5, 3.6,
                false);
        Facade body = look(Walls.BRICK, new Color(142, 84, 68), Opening.Form.SQUARE, Facade.Ground.WALL, null);
        house.round(body, new Vec(-1, 0, 4), 4.4, 0.7, 12.5, 3.2, new Color(74, 62, 54));
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
