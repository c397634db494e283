package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import org.samescene.app.lab.edit.Lettering;

/**
 * The face of a house: a grid of bays and floors, none as even as that sounds. Timbered houses have shops.
 *
 * @param wall what it is built of
 * @param opening its windows
 * @param bay width of a bay in metres, about
 * @param floor height of a floor in metres, about
 */
record Facade(Wall wall, Color colour, Opening opening, double bay, double floor) {
    static final double PIXELS_PER_METRE = 30;

    /** One with windows of that form and size, all else by the dice. */
    static Facade of(Wall wall, Color colour, Opening.Form form, double width, double height, Dice dice) {
        Color bars = dice.chance(0.5) ? new Color(240, 238, 228) : Ink.shade(dice.strong(), 0.7);
        Color trim = Ink.mix(dice.pale(), new Color(222, 214, 196), 0.7);
        Opening opening = new Opening(form, width, height, bars, trim);
        return new Facade(wall, colour, opening, width + dice.between(0.9, 1.5), height + dice.between(1.1, 1.5));
    }

    /** Bare wall, such as of a tower's side. */
    Sheet bare(double w, double h, Dice dice) {
        Sheet sheet = new Sheet(w, h, PIXELS_PER_METRE);
        wall.fill(sheet, 0, 0, w, h, colour, dice);
        return sheet;
    }

    /** A wall of that size with all that belongs to it. */
    Sheet paint(double w, double h, Dice dice) {
        Sheet sheet = bare(w, h, dice);
        int floors = Math.max(1, (int) Math.round(h / floor));
        int bays = Math.max(1, (int) Math.round(w / bay));
        double wide = w / bays;
        double high = h / floors;
        int door = dice.whole(0, bays - 1);
        for (int level = 0; level < floors; level++) {
            double top = level * high;
            double middle = top + (high - opening.height()) / 2 + 0.1;
            boolean ground = level == floors - 1;
            for (int i = 0; i < bays; i++) {
                double x = (i + 0.5) * wide + dice.between(-0.25, 0.25);
                if (ground && i == door) {
                    door(sheet, x, h, Math.min(wide * 0.6, 2), Math.min(high * 0.72, 3.4), dice);
                } else if (ground && wall == Wall.TIMBER) {
                    shop(sheet, i * wide + 0.15, top + 0.3, wide - 0.3, high - 0.3, dice);
                } else if (dice.chance(0.88)) {
                    opening.paint(sheet, x, middle + dice.between(-0.2, 0.2), dice);
                }
            }
            if (level > 0) {
                band(sheet, 0, top - 0.1, w, 0.22, opening.trim(), dice);
            }
        }
        band(sheet, 0, 0, w, 0.4, opening.trim(), dice);
        band(sheet, 0, h - 0.5, w, 0.5, Ink.shade(colour, 0.7), dice);
        return sheet;
    }

    /** A course of hewn stones. */
    static void band(Sheet sheet, double x, double y, double w, double h, Color colour, Dice dice) {
        for (double at = x; at < x + w; ) {
            double stone = dice.between(0.5, 1.4);
            sheet.rect(dice.vary(colour, 0.06), at, y, stone - 0.03, h);
            at += stone;
        }
        sheet.rect(Ink.alpha(Color.BLACK, 0.35), x, y + h, w, 0.1);
    }

    /** A door under a round arch, x its middle. */
    static void door(Sheet sheet, double x, double bottom, double w, double h, Dice dice) {
        Opening arch = new Opening(Opening.Form.ROUND, w, h, Color.BLACK, Color.BLACK);
        sheet.fill(dice.vary(new Color(206, 196, 176), 0.07), arch.outline(x, bottom - h, 0.3));
        sheet.fill(new Color(36, 30, 28), arch.outline(x, bottom - h, 0));
        Color wood = Ink.shade(dice.strong(), 0.7);
        sheet.within(arch.outline(x, bottom - h, -0.1), () -> {
            Wall.BOARDS.fill(sheet, x - w / 2, bottom - h * 0.8, w, h, wood, dice);
            sheet.line(new Color(30, 26, 24), 0.06, x, bottom - h * 0.8, x, bottom);
        });
        sheet.oval(new Color(220, 190, 90), x + 0.15, bottom - h * 0.4, 0.14, 0.14);
    }

    /** A shop window with goods, an awning and a name. */
    private static void shop(Sheet sheet, double x, double y, double w, double h, Dice dice) {
        Color paint = Ink.shade(dice.strong(), 0.8);
        sheet.rect(paint, x, y, w, h);
        sheet.rect(dice.vary(new Color(70, 78, 84), 0.1), x + 0.2, y + 0.8, w - 0.4, h - 1.4);
        for (int i = 0; i < w * 6; i++) {
            double s = dice.between(0.15, 0.5);
            double shelf = y + h - dice.pick(0.6, 1.4);
            sheet.rect(dice.strong(), x + dice.between(0.2, w - 0.6), shelf - s, s * 0.6, s);
        }
        Lettering.fit(sheet.g, dice.word(), x + w / 2, y + 0.12, w * 0.8, 0.4, dice.pale());
        Color awning = dice.strong();
        for (int i = 0; i < 7; i++) {
            sheet.rect(i % 2 == 0 ? awning : Color.WHITE, x + i * w / 7, y + 0.6, w / 7, dice.between(0.6, 0.75));
        }
    }
}
