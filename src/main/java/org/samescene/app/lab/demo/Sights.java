package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** How each place is built: surroundings from {@link Grounds}, houses by {@link House}, and what is its own. */
final class Sights {
    private final Scene scene;
    private final House house;
    private final Dice dice;
    private final Grounds grounds;
    private final Caps caps;

    Sights(Scene scene, House house, Dice dice) {
        this.scene = scene;
        this.house = house;
        this.dice = dice;
        this.grounds = new Grounds(scene, dice);
        this.caps = new Caps(scene, dice);
    }

    private Facade look(Walls wall, Color colour, Opening.Form form, Facade.Ground ground, String sign) {
        return Facade.of(dice, wall, colour, form, ground, sign);
    }

    void townHall() {
        grounds.skyline();
        grounds.square(Walls.COBBLES, new Color(150, 140, 128));
        Facade wings = look(Walls.PLASTER, new Color(206, 154, 96), Opening.Form.SQUARE, Facade.Ground.ARCADE, null)
                .windows(1.3, 1.95, Opening.Bars.GRID, Hood.GABLE, new Color(48, 128, 96));
        Roof red = new Roof(5, Walls.TILES, new Color(150, 80, 58), 3, 1);
        house.block(wings, -19, 3, 15, 10, 11.5, red);
        house.block(wings, 4, 3, 16, 10, 11.5, red);
        Facade centre = look(
                        Walls.ASHLAR,
                        new Color(206, 190, 158),
                        Opening.Form.ROUND_ARCH,
                        Facade.Ground.ARCADE,
                        "Old Town Hall")
                .windows(1.2, 1.9, Opening.Bars.GRID, Hood.NONE, null);
        house.shaft(centre, -4.5, 0.5, 9, 20, 0.27);
        caps.pyramid(-4.5, 0.5, 9, 20, 8.5, new Color(78, 116, 104));
        caps.vane(0, 28.5, 5);
        grounds.fountain(9.5, -8);
    }

    void minster() {
        grounds.skyline();
        grounds.square(Walls.PAVING, new Color(164, 158, 146));
        Color stone = new Color(186, 176, 156);
        Facade gothic = look(Walls.ASHLAR, stone, Opening.Form.POINTED, Facade.Ground.WALL, null)
                .windows(1, 3.6, Opening.Bars.UPRIGHT, Hood.NONE, null)
                .rhythm(2.6, 5.4);
        house.block(gothic, -8, 9, 15, 18, 15, new Roof(9, Walls.SLATE, new Color(86, 96, 104), 0, 0));
        house.shaft(gothic, -10.5, 2, 6, 20, 0);
        caps.turned(new Vec(-7.5, 20, 5), 8, Walls.SLATE, new Color(98, 104, 110), 1, 3.2, 0, 0.05, 15);
        caps.cross(-7.5, 34.6, 5, 2.6);
        house.shaft(gothic, 4.5, 2.5, 6.4, 16, 0);
        caps.crown(stone, 4.5, 2.5, 6.4, 16);
        cloister(11.5, 5, 17);
        minsterFront(stone);
    }

    private void cloister(double x, double z, double w) {
        Sheet walk = new Sheet(w, 5.4, House.DENSITY);
        Walls.RUBBLE.fill(walk, 0, 0, w, 5.4, new Color(170, 156, 138), dice);
        for (double at = 1.3; at < w - 1; at += dice.between(2, 2.3)) {
            Facade.arch(walk, Opening.Form.POINTED, at, 1.6, 1.3, 2.7, dice);
        }
        scene.front(walk.weather(dice.seed(), 0.4), x, 0, z);
        Sheet lead = new Sheet(w + 0.4, 2.6, House.DENSITY);
        Walls.SLATE.fill(lead, 0, 0, lead.width, 2.6, new Color(120, 112, 108), dice);
        scene.slope(lead.weather(dice.seed(), 0.5), x, 5.2, z - 0.3, 2.5, 0.9);
    }

    private void minsterFront(Color stone) {
        Sheet front = new Sheet(9, 20, House.DENSITY);
        Walls.ASHLAR.fill(front, 0, 0, 9, 20, stone, dice);
        new Opening(Opening.Form.ROSE, 5.4, 5.4, new Color(214, 204, 182), new Color(204, 192, 166), 3)
                .paint(front.g, 4.5, 5.2, dice);
        for (int i = 0; i < 4; i++) {
            new Opening(Opening.Form.POINTED, 1.1, 2.4, stone, stone, 2).paint(front.g, 1.35 + i * 2.1, 11.6, dice);
        }
        Facade.arch(front, Opening.Form.POINTED, 4.5, 15, 3, 5, dice);
        Facade.arch(front, Opening.Form.POINTED, 1.4, 16.4, 1.5, 3.6, dice);
        Facade.arch(front, Opening.Form.POINTED, 7.6, 16.4, 1.5, 3.6, dice);
        scene.front(front.cut(Ink.polygon(0, 4, 4.5, 0, 9, 4, 9, 20, 0, 20)).weather(dice.seed(), 0.4), -4.5, 0, 3);
    }

    void guildRow() {
        grounds.skyline();
        grounds.square(Walls.COBBLES, new Color(142, 134, 128));
        double x = -24;
        Color[] paints = {
            new Color(202, 96, 70),
            new Color(226, 200, 140),
            new Color(126, 150, 140),
            new Color(230, 222, 206),
            new Color(176, 72, 66),
            new Color(224, 170, 84),
            new Color(120, 136, 164),
            new Color(214, 190, 176)
        };
        Walls[] walls = {
            Walls.BRICK,
            Walls.PLASTER,
            Walls.TIMBER,
            Walls.TIMBER,
            Walls.BRICK,
            Walls.PLASTER,
            Walls.PLASTER,
            Walls.TIMBER
        };
        for (int i = 0; i < paints.length; i++) {
            double w = dice.between(5.2, 6.8);
            Facade look = look(
                    walls[i],
                    paints[i],
                    i == 3 ? Opening.Form.ROUND_ARCH : Opening.Form.SQUARE,
                    Facade.Ground.SHOPS,
                    null);
            house.gabled(
                    look,
                    x,
                    dice.between(0, 2.2),
                    w,
                    dice.between(9.5, 12.5),
                    dice.between(3.2, 5),
                    i % 3 != 2 ? Gable.STEPPED : Gable.STRAIGHT);
            x += w + 0.05;
        }
    }

    void gate() {
        grounds.hills(new Color(88, 112, 70), 12);
        grounds.square(Walls.COBBLES, new Color(158, 146, 124));
        Color stone = new Color(158, 136, 110);
        Facade rough = look(Walls.RUBBLE, stone, Opening.Form.POINTED, Facade.Ground.WALL, null)
                .windows(0.5, 1.7, Opening.Bars.CROSS, Hood.NONE, null)
                .rhythm(3.4, 4.4);
        Grove.FIR.row(scene, -26, -14, 15, 7, 13, dice);
        house.shaft(rough, 12, 14, 9, 15, 0);
        caps.hip(Walls.TILES, new Color(140, 76, 58), 11.5, 13.6, 10, 10, 15, 5, 2);
        battlement(rough, -26, 5, 52, 8.5);
        Vec left = new Vec(-7.2, 0, 3.5);
        house.round(rough, left, 3.6, 0.94, 14);
        caps.turned(
                left.plus(new Vec(0, 14, 0)),
                16,
                Walls.TILES,
                new Color(150, 82, 60),
                1,
                3.36,
                -0.1,
                4.1,
                0.3,
                0.02,
                6.5);
        Vec right = new Vec(7.4, 0, 3.5);
        house.round(rough, right, 3.4, 0.96, 11);
        caps.battlement(rough, right.plus(new Vec(0, 11, 0)), 3.66, 16);
        Sheet front = new Sheet(8, 11, House.DENSITY);
        Walls.ASHLAR.fill(front, 0, 0, 8, 11, Ink.mix(stone, Color.WHITE, 0.15), dice);
        Facade.arch(front, Opening.Form.SEGMENT, 4, 5.6, 4.6, 5.4, dice);
        portcullis(front, 4, 5.6, 4.6, dice.between(2.4, 3));
        front.g.setColor(new Color(150, 34, 36));
        front.g.fill(Ink.polygon(2.6, 1.6, 5.4, 1.6, 5.4, 3.4, 4, 4.5, 2.6, 3.4));
        front.g.setColor(new Color(232, 196, 84));
        front.g.fill(Ink.polygon(3, 3.3, 4, 1.9, 5, 3.3, 4, 2.9));
        merlons(front, 0.9);
        scene.front(front.weather(dice.seed(), 0.5), -4, 0, 1.5);
    }

    private void portcullis(Sheet front, double x, double y, double w, double h) {
        front.g.setColor(new Color(132, 122, 108));
        for (int i = 0; i < 7; i++) {
            double at = x - w / 2 + w * (i + 0.5) / 7;
            front.g.fill(Ink.polygon(
                    at - 0.09, y + 0.4, at + 0.09, y + 0.4, at + 0.09, y + h, at, y + h + 0.4, at - 0.09, y + h));
        }
        for (double at = y + 0.7; at < y + h; at += 0.62) {
            front.g.fill(new Rectangle2D.Double(x - w / 2, at, w, 0.14));
        }
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
}
