package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.samescene.app.lab.edit.Lettering;

/** More places, made as those of {@link Sights}. */
final class Halls {
    private final Scene scene;
    private final House house;
    private final Dice dice;
    private final Grounds grounds;
    private final Caps caps;
    private final Yard yard;

    Halls(Scene scene, House house, Dice dice) {
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

    void station() {
        grounds.skyline();
        grounds.square(Walls.PAVING, new Color(150, 148, 144));
        Facade works = look(Walls.BRICK, new Color(150, 96, 80), Opening.Form.SEGMENT, Facade.Ground.WALL, null)
                .windows(1.9, 3.4, Opening.Bars.UPRIGHT, Hood.NONE, null)
                .rhythm(2.6, 6);
        yard.works(works, -31, 6, 21, 6, 5);
        yard.tank(17.5, 7, 11);
        Facade office = look(Walls.PLASTER, new Color(196, 182, 150), Opening.Form.SQUARE, Facade.Ground.SHOPS, null)
                .windows(2.4, 1.2, Opening.Bars.UPRIGHT, Hood.LEDGE, null)
                .rhythm(3.2, 2.7);
        house.block(office, 10.5, 3.5, 13, 9, 7.6, Roof.FLAT);
        Sheet hall = new Sheet(22, 15, House.DENSITY);
        Walls.BRICK.fill(hall, 0, 0, 22, 15, new Color(190, 122, 92), dice);
        Opening glass =
                new Opening(Opening.Form.ROUND_ARCH, 17, 11, new Color(60, 70, 72), new Color(214, 200, 172), 9);
        hall.g.setColor(new Color(214, 200, 172));
        hall.g.fill(glass.outline(11, 2.2, 0.6));
        hall.g.clip(glass.outline(11, 2.2, 0));
        for (int i = 0; i < 18; i++) {
            for (int k = 0; k < 12; k++) {
                hall.g.setColor(dice.vary(new Color(112, 140, 152), 0.16));
                hall.g.fill(new Rectangle2D.Double(2.5 + i * 0.95, 2.2 + k * 0.95, 0.85, 0.85));
            }
        }
        hall.g.setColor(new Color(52, 62, 64));
        hall.g.setStroke(new BasicStroke(0.22f));
        for (int i = 0; i < 11; i++) {
            double a = Math.PI * i / 10;
            hall.g.draw(new Line2D.Double(11, 10.5, 11 - Math.cos(a) * 9, 10.5 - Math.sin(a) * 9));
        }
        hall.g.setClip(null);
        for (int i = 0; i < 4; i++) {
            Facade.arch(hall, 4.4 + i * 4.4, 10.6, 3, 4.4, dice);
        }
        house.clock(hall, 11, 6, 1.7);
        hall.g.setColor(new Color(40, 48, 56));
        hall.g.fill(new Rectangle2D.Double(4, 9.1, 14, 1.1));
        Lettering.fit(hall.g, "Central Station", 11, 9.3, 13, 0.7, new Color(250, 230, 160));
        hall.cut(new Opening(Opening.Form.ROUND_ARCH, 22, 15, null, null, 1).outline(11, 0.01, 0))
                .weather(dice.seed(), 0.4);
        scene.front(hall, -11, 0, 1.5);
    }

    void canal() {
        grounds.skyline();
        scene.flood();
        double x = -24;
        Color[] paints = {
            new Color(140, 78, 62),
            new Color(96, 108, 116),
            new Color(108, 84, 76),
            new Color(214, 196, 164),
            new Color(70, 78, 74)
        };
        for (int i = 0; i < 11; i++) {
            double w = dice.between(3.7, 5.4);
            double pane = dice.between(0.8, 1.1);
            Facade look = look(
                            dice.pick(Walls.BRICK, Walls.BRICK, Walls.PLASTER),
                            dice.vary(paints[i % paints.length], 0.06),
                            Opening.Form.SQUARE,
                            Facade.Ground.DOORS,
                            null)
                    .windows(pane, pane * dice.between(1.7, 2.1), Opening.Bars.GRID, Hood.KEY, null)
                    .rhythm(dice.between(1.4, 1.9), dice.between(2.8, 3.3));
            house.gabled(
                    look,
                    x,
                    dice.between(2, 3.5),
                    w,
                    dice.between(9, 14),
                    dice.between(3.2, 4.6),
                    dice.pick(Gable.BELL, Gable.BELL, Gable.SPOUT));
            x += w;
        }
        Sheet quay = new Sheet(60, 1.6, House.DENSITY);
        Walls.RUBBLE.fill(quay, 0, 0, 60, 1.6, new Color(126, 116, 104), dice);
        Facade.band(quay.g, 0, 0, 60, 0.2, new Color(190, 182, 168));
        scene.front(quay.weather(dice.seed(), 0.5), -30, 0, 0.5);
    }

    void chapel() {
        grounds.hills(new Color(96, 128, 84), 22);
        grounds.square(Walls.GRASS, new Color(104, 138, 70));
        Grove.FIR.row(scene, -24, -9, 12, 9, 9, dice);
        Facade white = look(Walls.PLASTER, new Color(234, 230, 220), Opening.Form.ROUND_ARCH, Facade.Ground.WALL, null)
                .windows(0.9, 3.1, Opening.Bars.LATTICE, Hood.NONE, null)
                .rhythm(2.7, 5);
        house.block(white, -8, 5, 11, 8, 6, new Roof(6.5, Walls.SLATE, new Color(104, 90, 78), 0, 0));
        house.shaft(white, 2.6, 4, 3.8, 12, 0);
        caps.turned(
                new Vec(4.5, 12, 5.9),
                8,
                Walls.PLASTER,
                new Color(206, 170, 110),
                1,
                1.9,
                -0.1,
                2.2,
                0.3,
                1.6,
                0.5,
                1.6,
                2.4);
        caps.onion(new Vec(4.5, 14.3, 5.9), 2, new Color(112, 66, 58));
        caps.cross(4.5, 21, 5.9, 1.8);
        Grove.CYPRESS.row(scene, 9, 13, 6, 2, 10, dice);
        for (int i = 0; i < 7; i++) {
            caps.cross(dice.between(8, 18), 0, dice.between(0, 3), dice.between(1.2, 2));
        }
        Sheet wall = new Sheet(44, 1.5, House.DENSITY);
        Walls.RUBBLE.fill(wall, 0, 0, 44, 1.5, new Color(146, 140, 130), dice);
        scene.front(wall.weather(dice.seed(), 0.5), -22, 0, -4);
    }

    void pavilion() {
        grounds.hills(new Color(70, 104, 62), 13);
        grounds.square(Walls.GRASS, new Color(116, 140, 72));
        grounds.rocks(-24, 24, 9, 1.6);
        for (int tier = 0; tier < 3; tier++) {
            double r = 6.5 - tier * 1.5;
            double y = tier * 5.2;
            double w = 2 * r * Math.sin(Math.PI / 8) + 0.02;
            int level = tier;
            scene.prism(new Vec(0, y, 5), r * 0.86, r * 0.86, 4.9, 8, angle -> {
                Sheet s = new Sheet(w, 4.9, House.DENSITY);
                Walls.TIMBER.fill(s, 0, 0, w, 4.9, new Color(196, 72, 52), dice);
                for (int k = 0; k < 2; k++) {
                    new Opening(
                                    level == 1 ? Opening.Form.ROSE : Opening.Form.SQUARE,
                                    w * 0.24,
                                    level == 1 ? w * 0.24 : 1.9,
                                    new Color(70, 44, 32),
                                    new Color(226, 190, 110),
                                    3)
                            .paint(s.g, w * (0.29 + k * 0.42), 2.2, dice);
                }
                return s.weather(dice.seed(), 0.4);
            });
            double wide = 2 * r * 1.2 * Math.sin(Math.PI / 8) + 0.02;
            scene.prism(
                    new Vec(0, y + 3.3, 5),
                    r * 1.2,
                    tier == 2 ? 0.1 : (r - 1.5) * 0.86,
                    tier == 2 ? 4.4 : 2.6,
                    8,
                    angle -> {
                        Sheet s = new Sheet(wide, 2.8, House.DENSITY);
                        Walls.TILES.fill(s, 0, 0, wide, 2.8, new Color(64, 100, 88), dice);
                        return s.weather(dice.seed(), 0.5);
                    });
        }
        Sheet tip = new Sheet(0.6, 2.6, House.DENSITY);
        tip.g.setColor(new Color(214, 176, 70));
        tip.g.fill(new Ellipse2D.Double(0, 1.2, 0.6, 0.6));
        tip.g.fill(Ink.polygon(0.1, 2.6, 0.3, 0, 0.5, 2.6));
        scene.front(tip, -0.3, 17.6, 4.5);
    }

    void library() {
        grounds.skyline();
        grounds.square(Walls.PAVING, new Color(172, 166, 154));
        Color stone = new Color(214, 204, 182);
        Facade wing = look(Walls.BRICK, new Color(168, 112, 88), Opening.Form.SEGMENT, Facade.Ground.WALL, null)
                .windows(2.3, 2.7, Opening.Bars.CROSS, Hood.BOW, null)
                .rhythm(3.7, 5);
        house.block(wing, -22, 6, 44, 12, 11, Roof.FLAT);
        caps.turned(new Vec(0, 11, 12), 16, Walls.ASHLAR, stone, 1, 6, 0, 6, 5);
        caps.dome(new Vec(0, 16, 12), 6.02, new Color(96, 136, 118));
        Sheet porch = new Sheet(20, 15, House.DENSITY);
        Walls.ASHLAR.fill(porch, 0, 0, 20, 15, Ink.shade(stone, 1.04), dice);
        porch.g.setColor(new Color(52, 46, 44));
        porch.g.fill(new Rectangle2D.Double(0.6, 5.6, 18.8, 8.6));
        for (int i = 0; i < 3; i++) {
            Facade.door(porch.g, 5 + i * 5, 9.6, 2.2, 4.4, dice);
        }
        for (int i = 0; i < 6; i++) {
            double cx = 1.3 + i * 3.48;
            for (int k = 0; k < 9; k++) {
                porch.g.setColor(dice.vary(Ink.shade(stone, 1.1 - Math.abs(k - 3) * 0.09), 0.03));
                porch.g.fill(new Rectangle2D.Double(cx - 0.68 + k * 0.15, 5.9, 0.16, 8));
            }
            Facade.band(porch.g, cx - 0.9, 5.5, 1.8, 0.4, stone);
            Facade.band(porch.g, cx - 0.9, 13.8, 1.8, 0.4, stone);
        }
        Lettering.fit(porch.g, "City Library", 10, 4.4, 15, 0.8, new Color(96, 84, 66));
        porch.g.setColor(Ink.shade(stone, 0.72));
        porch.g.fill(Ink.polygon(1.6, 3.7, 10, 0.7, 18.4, 3.7));
        for (int i = 0; i < 9; i++) {
            double px = 3.6 + i * 1.6;
            double tall = 2.5 - Math.abs(i - 4) * 0.5;
            porch.g.setColor(dice.vary(stone, 0.05));
            porch.g.fill(new Ellipse2D.Double(px - 0.2, 3.7 - tall, 0.45, 0.5));
            porch.g.fill(Ink.polygon(
                    px - 0.3, 3.7, px - 0.2, 4.1 - tall, px + 0.3, 4.1 - tall, px + dice.between(0.3, 0.8), 3.7));
        }
        for (int i = 0; i < 3; i++) {
            Facade.band(porch.g, 0, 14.1 + i * 0.3, 20, 0.16, Ink.shade(stone, 0.95));
        }
        scene.front(porch.cut(Ink.polygon(0, 4, 10, 0, 20, 4, 20, 15, 0, 15)).weather(dice.seed(), 0.35), -10, 0, 1.5);
    }
}
