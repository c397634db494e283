package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** What walls, roofs and streets are made of. Each stone has its own size and colour. */
enum Wall {
    BRICK(0.3, 0.62, 0.1),
    ASHLAR(0.7, 1.3, 0.07),
    RUBBLE(0.5, 0.7, 0.13),
    PAVING(1.1, 1.5, 0.08),
    TILES(0.4, 0.36, 0.1),
    BOARDS(2.6, 0.28, 0.1),
    GRASS(0, 0, 0),
    PLASTER(0, 0, 0),
    TIMBER(0, 0, 0);

    private final double high;
    private final double wide;
    private final double spread;

    /** @param high and wide: a stone, in metres; spread: how much the colours differ */
    Wall(double high, double wide, double spread) {
        this.high = high;
        this.wide = wide;
        this.spread = spread;
    }

    /** Fills a rectangle, in metres. */
    void fill(Sheet sheet, double x, double y, double w, double h, Color colour, Dice dice) {
        sheet.within(new Rectangle2D.Double(x, y, w, h), () -> {
            switch (this) {
                case GRASS, PLASTER -> plaster(sheet, x, y, w, h, colour, dice);
                case TIMBER -> timber(sheet, x, y, w, h, colour, dice);
                default -> courses(sheet, x, y, w, h, colour, dice);
            }
        });
    }

    private void courses(Sheet sheet, double x, double y, double w, double h, Color colour, Dice dice) {
        sheet.rect(Ink.shade(Ink.mix(colour, Color.GRAY, 0.35), 0.68), x, y, w, h);
        for (double row = y - dice.between(0, high); row < y + h; ) {
            double course = high * dice.between(0.85, 1.15);
            for (double at = x - dice.between(0, wide); at < x + w; ) {
                double stone = wide * dice.between(0.6, 1.35);
                Color c = dice.vary(colour, dice.chance(0.12) ? spread * 2.2 : spread);
                double round = (this == RUBBLE ? 0.6 : 0.1) * course;
                sheet.fill(c, new RoundRectangle2D.Double(at, row, stone - 0.04, course - 0.04, round, round));
                double lit = this == TILES ? course - 0.1 : 0;
                sheet.rect(Ink.shade(c, this == TILES ? 0.72 : 1.14), at + round / 2, row + lit, stone - round, 0.05);
                at += stone;
            }
            row += course;
        }
    }

    /** Blotches, some large and some small; on the ground that is grass. */
    private void plaster(Sheet sheet, double x, double y, double w, double h, Color colour, Dice dice) {
        sheet.rect(colour, x, y, w, h);
        for (int i = 0; i < w * h * (this == GRASS ? 5 : 0.5); i++) {
            double s = dice.between(0.1, this == GRASS ? 0.6 : 1.3);
            Color blotch = Ink.alpha(dice.vary(colour, 0.14), this == GRASS ? 0.25 : 0.4);
            sheet.oval(blotch, x + dice.between(0, w), y + dice.between(0, h), s, s * dice.between(0.4, 1.2));
        }
    }

    private void timber(Sheet sheet, double x, double y, double w, double h, Color colour, Dice dice) {
        plaster(sheet, x, y, w, h, colour, dice);
        Color beam = new Color(74, 48, 34);
        for (double floor = y; floor < y + h; floor += 1.55) {
            sheet.line(dice.vary(beam, 0.05), 0.26, x, floor, x + w, floor);
            for (double at = x; at <= x + w; at += dice.between(0.5, 1.2)) {
                double lean = dice.pick(0.0, 0.0, -0.9, 0.9);
                sheet.line(dice.vary(beam, 0.05), 0.19, at, floor, at + lean, floor + 1.55);
            }
        }
    }
}
