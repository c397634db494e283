package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import java.awt.geom.Path2D;
import org.samescene.app.lab.demo.scenery.Building.Plot;
import org.samescene.app.lab.demo.scenery.Opening.Form;

/** Where one place is built. The numbers are metres: plans of buildings. */
final class Site {
    private static final Color SANDSTONE = new Color(196, 182, 152);
    private static final Color GREY_STONE = new Color(160, 156, 148);
    private static final Color BRICKS = new Color(158, 94, 74);
    private static final Color LAWN = new Color(106, 138, 70);
    private static final Color RED_TILES = new Color(158, 86, 64);
    private static final Color SLATE = new Color(92, 98, 108);
    private static final Color COPPER = new Color(96, 140, 122);
    private static final Color WHITEWASH = new Color(232, 228, 218);

    final Scene scene = new Scene();
    private final Dice dice;
    private final Building building;

    Site(long seed) {
        dice = new Dice(seed);
        building = new Building(scene, dice);
    }

    private void town() {
        square(Wall.PAVING, GREY_STONE);
        Tree.LIME.row(scene, -15, -9, -9, 2, 6, dice);
        Tree.LIME.row(scene, 11, 17, -6, 2, 6, dice);
        hills(new Color(110, 128, 110), 9);
    }

    private void country(Color woods, double hills) {
        square(Wall.GRASS, LAWN);
        hills(woods, hills);
    }

    private void waterside(Color woods, double hills) {
        scene.flooded = true;
        wall(-17, 8, 0.8, -12);
        Tree.MAPLE.row(scene, -16, -10, -11, 2, 6, dice);
        hills(woods, hills);
    }

    /** Two ranges of wooded hills, the farther one paler. */
    private void hills(Color colour, double high) {
        hills(Ink.mix(colour, new Color(160, 184, 206), 0.55), 2 * high, 260, 110);
        hills(colour, 1.3 * high, 170, 65);
    }

    private void hills(Color colour, double high, double w, double z) {
        Sheet sheet = new Sheet(w, high * 1.1, 5);
        long seed = dice.seed();
        Path2D ridge = new Path2D.Double();
        ridge.moveTo(0, sheet.height);
        for (double x = 0; x <= w; x += w / 400) {
            ridge.lineTo(x, sheet.height - high * (0.15 + 0.85 * Grain.fractal(x / 42, 1, 6, seed)));
        }
        ridge.lineTo(w, sheet.height);
        sheet.rect(colour, 0, 0, w, sheet.height);
        for (int i = 0; i < 4000; i++) {
            double s = w * dice.between(0.002, 0.009);
            Color wood = Ink.alpha(dice.vary(Ink.shade(colour, 0.88), 0.08), 0.7);
            sheet.oval(wood, dice.between(0, w), dice.between(0, sheet.height), s, s * 0.7);
        }
        sheet.cut(ridge);
        scene.front(sheet, -w / 2, -0.5, z);
    }

    /** The ground, out to the hills. */
    private void square(Wall stone, Color colour) {
        Sheet far = new Sheet(220, 62, 4);
        Wall.PLASTER.fill(far, 0, 0, 220, 62, stone == Wall.GRASS ? colour : Ink.mix(colour, Color.GRAY, 0.2), dice);
        scene.floor(far.weather(dice.seed(), 0.2), -110, 3, -0.04);
        Sheet near = new Sheet(64, 42, 12);
        stone.fill(near, 0, 0, 64, 42, colour, dice);
        scene.floor(near.weather(dice.seed(), 0.2), -32, -38, 0);
    }

    void townHall() {
        town();
        Facade hall = Facade.of(Wall.PLASTER, new Color(206, 170, 118), Form.SQUARE, 1.3, 2.1, dice);
        building.house(hall, new Plot(-19, 4, 16, 9, 10.5), 4.5, RED_TILES);
        building.house(hall, new Plot(3, 4, 15, 9, 10.5), 4.5, RED_TILES);
        Facade stone = Facade.of(Wall.ASHLAR, SANDSTONE, Form.ROUND, 1.5, 2.6, dice);
        building.tower(stone, new Vec(0, 0, 6), 4.24, 4.24, 17, 4);
        Sheet front = stone.paint(6, 17, dice);
        clock(front, 3, 2.6, 1.6);
        scene.front(building.worn(front), -3, 0, 2.9);
        building.tower(stone, new Vec(0, 17, 6), 2.9, 2.9, 3.5, 8);
        building.spire(new Vec(0, 20.5, 6), 3.2, 7, 8, COPPER);
    }

    private void clock(Sheet sheet, double x, double y, double r) {
        sheet.oval(SLATE, x - r * 1.15, y - r * 1.15, 2.3 * r, 2.3 * r);
        sheet.oval(WHITEWASH, x - r, y - r, 2 * r, 2 * r);
        for (int hour = 0; hour < 12; hour++) {
            double a = Math.PI * hour / 6;
            sheet.oval(Color.BLACK, x - 0.1 + 0.8 * r * Math.cos(a), y - 0.1 + 0.8 * r * Math.sin(a), 0.2, 0.2);
        }
        sheet.line(SLATE, 0.16, x - 0.5 * r, y + 0.3 * r, x, y, x + r * 0.3, y - 0.7 * r);
    }

    void lighthouse() {
        waterside(new Color(100, 124, 92), 7);
        wall(-13, 27, 1.6, 1.5);
        Facade white = Facade.of(Wall.ASHLAR, WHITEWASH, Form.ROUND, 0.7, 1.4, dice);
        Facade red = Facade.of(Wall.ASHLAR, new Color(190, 50, 44), Form.ROUND, 0.7, 1.4, dice);
        for (int i = 0; i < 5; i++) {
            double low = 3 - i * 0.32;
            building.tower(i % 2 == 0 ? red : white, new Vec(0, 1.5 + i * 3, 5), low, low - 0.32, 3, 14);
        }
        building.tower(white, new Vec(0, 16.5, 5), 2.2, 2.2, 0.8, 14);
        building.tower(red, new Vec(0, 17.3, 5), 1.2, 1.2, 1.8, 9);
        building.spire(new Vec(0, 19.1, 5), 1.6, 1.8, 14, RED_TILES);
        Facade keeper = Facade.of(Wall.PLASTER, WHITEWASH, Form.SQUARE, 0.9, 1.3, dice);
        building.gabled(keeper, new Plot(3.5, 4.5, 8, 5, 4), 2.2, 3, SLATE);
    }

    void minster() {
        town();
        Facade nave = Facade.of(Wall.ASHLAR, SANDSTONE, Form.POINTED, 1.5, 4.6, dice);
        Sheet front = nave.bare(13, 21, dice);
        new Opening(Form.ROSE, 6, 6, Ink.shade(SANDSTONE, 0.9), SANDSTONE).paint(front, 6.5, 6.4, dice);
        for (int i = 0; i < 3; i++) {
            Facade.door(front, 2.4 + 4.1 * i, 21, i == 1 ? 3 : 2, i == 1 ? 5.4 : 4, dice);
        }
        front.cut(Ink.polygon(0, 21, 0, 6, 6.5, 0, 13, 6, 13, 21));
        scene.front(building.worn(front), -6.5, 0, 3);
        building.house(nave, new Plot(-16, 9, 32, 12, 10), 7, SLATE);
        for (int side = -1; side <= 1; side += 2) {
            double high = side < 0 ? 21 : 17;
            building.tower(nave, new Vec(side * 9.2, 0, 6), 3.9, 3.7, high, 4);
            building.spire(new Vec(side * 9.2, high, 6), 3.9, side < 0 ? 13 : 5, side < 0 ? 8 : 4, SLATE);
        }
    }

    void street() {
        town();
        row(Wall.TIMBER);
    }

    void canal() {
        waterside(new Color(110, 128, 110), 9);
        wall(-32, 64, 1.4, 0.5);
        row(Wall.BRICK);
    }

    /** Gabled houses side by side, plastered or of that kind. */
    private void row(Wall kind) {
        for (double x = -26; x < 24; ) {
            double w = dice.between(4.4, 7);
            Wall wall = dice.pick(kind, kind, Wall.PLASTER);
            Color colour = wall == Wall.BRICK ? dice.vary(BRICKS, 0.1) : Ink.mix(dice.pale(), SANDSTONE, 0.3);
            double pane = dice.between(0.8, 1.15);
            Facade house = Facade.of(wall, colour, dice.pick(Form.SQUARE, Form.ROUND), pane, pane * 1.7, dice);
            Plot plot = new Plot(x, 2.5 + dice.between(-0.5, 0.5), w, 9, dice.between(8, 11));
            building.gabled(house, plot, dice.between(3, 5), dice.pick(5, 60), RED_TILES);
            x += w;
        }
    }

    private void wall(double x, double width, double height, double z) {
        Sheet wall = new Sheet(width, height, Facade.PIXELS_PER_METRE);
        Wall.RUBBLE.fill(wall, 0, 0, width, height, GREY_STONE, dice);
        scene.front(building.worn(wall), x, 0, z);
    }

    void gate() {
        country(new Color(92, 120, 80), 17);
        Facade rubble = Facade.of(Wall.RUBBLE, new Color(150, 138, 120), Form.ROUND, 0.6, 1.6, dice);
        scene.front(building.worn(building.battlements(rubble, 46, 7.5)), -23, 0, 6);
        Sheet arch = building.battlements(rubble, 9, 12);
        arch.fill(new Color(30, 26, 24), new Opening(Form.ROUND, 4.4, 5.6, SLATE, SLATE).outline(4.5, 6.4, 0));
        scene.front(building.worn(arch), -4.5, 0, 2.5);
        for (int side = -1; side <= 1; side += 2) {
            double high = side < 0 ? 14 : 11;
            building.tower(rubble, new Vec(side * 7, 0, 4.5), 3.4, 3.1, high, 12);
            building.tower(rubble, new Vec(side * 7, high, 4.5), 3.7, 3.7, 1.2, 12);
        }
        building.spire(new Vec(-7, 15.2, 4.5), 3.9, 6, 12, RED_TILES);
    }

    void bridge() {
        waterside(new Color(104, 128, 86), 10);
        Facade stone = Facade.of(Wall.RUBBLE, GREY_STONE, Form.ROUND, 0.7, 1.3, dice);
        Sheet spans = stone.bare(52, 7.5, dice);
        for (int i = -2; i <= 2; i++) {
            double high = 5.4 - Math.abs(i) * 0.7;
            Opening arch = new Opening(Form.ROUND, 7.4 - Math.abs(i) * 0.8, high, SLATE, SLATE);
            spans.fill(dice.vary(SANDSTONE, 0.1), arch.outline(26 + i * 9.6, 7.6 - high, 0.5));
            spans.erase(arch.outline(26 + i * 9.6, 7.6 - high, 0));
        }
        scene.front(building.worn(spans), -26, 0, 2);
        building.tower(stone, new Vec(-7.5, 0, 4), 3, 3, 11, 4);
        Tree.POPLAR.row(scene, 10, 26, 14, 5, 11, dice);
    }

    void chapel() {
        country(new Color(96, 128, 84), 21);
        Tree.POPLAR.row(scene, -24, -9, 12, 8, 9, dice);
        Facade white = Facade.of(Wall.PLASTER, WHITEWASH, Form.ROUND, 1, 2.9, dice);
        building.house(white, new Plot(-8, 5, 11, 8, 5), 6, new Color(120, 84, 66));
        building.gabled(white, new Plot(2.6, 3.6, 4.2, 5, 12), 3.4, 60, new Color(120, 84, 66));
    }

    void forest() {
        country(new Color(92, 112, 60), 10);
        for (int i = 0; i < 5; i++) {
            (i % 2 == 0 ? Tree.MAPLE : Tree.POPLAR).row(scene, -22, 22, 18 - 6 * i, 7, 15, dice);
        }
    }

    void orchard() {
        country(new Color(120, 140, 90), 8);
        for (int i = 0; i < 4; i++) {
            Tree.LIME.row(scene, -24, 24, 20 - 7 * i, 6, 6, dice);
        }
    }

    void cottage() {
        country(new Color(110, 130, 90), 7);
        Facade logs = Facade.of(Wall.BOARDS, new Color(120, 88, 64), Form.SQUARE, 0.9, 1.1, dice);
        building.gabled(logs, new Plot(-5, 2, 9.5, 8, 4), 4.4, 60, SLATE);
    }

    void ruin() {
        country(new Color(90, 116, 96), 12);
        Facade bricks = Facade.of(Wall.BRICK, BRICKS, Form.POINTED, 2.2, 4, dice);
        scene.front(building.worn(bricks.paint(16, 7, dice)), -8, 0, 2);
    }

    void lake() {
        waterside(new Color(96, 112, 110), 26);
        Tree.POPLAR.row(scene, -26, 26, 12, 16, 7, dice);
    }
}
