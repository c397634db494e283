package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.samescene.app.lab.edit.Lettering;

/** How the walls of a house are laid out. Floors are some 3.2 metres high. */
record Facade(Walls wall, Color colour, Opening opening, Ground ground, double bay, double storeyHeight, String sign) {
    enum Ground {
        WALL,
        DOORS,
        SHOPS,
        ARCADE
    }

    static Facade of(Dice dice, Walls wall, Color colour, Opening.Form form, Ground ground, String sign) {
        double wide = dice.between(1.05, 1.5);
        return new Facade(
                wall,
                colour,
                Opening.of(dice, form, wide, wide * dice.between(1.35, 1.75)),
                ground,
                dice.between(2.7, 3.5),
                dice.between(3.3, 3.9),
                sign);
    }

    /** The same with other windows, all alike in shape. */
    Facade windows(double width, double height, Opening.Bars bars, Hood hood, Color shutters) {
        Opening other = new Opening(
                opening.form(), width, height, opening.frame(), opening.trim(), shutters, opening.panes(), bars, hood);
        return new Facade(wall, colour, other, ground, bay, storeyHeight, sign);
    }

    /** The same with windows this far from each other. */
    Facade rhythm(double across, double storey) {
        return new Facade(wall, colour, opening, ground, across, storey, sign);
    }

    /** Paints the wall from its bottom up; the bays and floors that fit. */
    void paint(Sheet sheet, double x, double y, double w, double h, Dice dice) {
        Graphics2D g = sheet.g;
        wall.fill(sheet, x, y, w, h, colour, dice);
        double bottom = y + h;
        double low = ground == Ground.WALL ? 0.6 : 4.0;
        if (ground == Ground.WALL) {
            Walls.ASHLAR.fill(sheet, x, bottom - 0.7, w, 0.7, Ink.shade(colour, 0.75), dice);
        } else {
            groundFloor(sheet, x, bottom - low, w, low, dice);
        }
        int floors = (int) Math.round((h - low - 0.5) / storeyHeight);
        double storey = (h - low - 0.5) / Math.max(1, floors);
        int bays = Math.max(1, (int) (w / bay));
        double step = w / bays;
        for (int f = 0; f < floors; f++) {
            double floor = bottom - low - f * storey;
            for (int b = 0; b < bays; b++) {
                double middle = x + step * (b + 0.5) + dice.between(-0.06, 0.06);
                if (wall == Walls.ASHLAR && dice.chance(0.05)) {
                    niche(g, middle, floor - storey + 0.9, dice);
                } else {
                    opening.paint(g, middle, floor - 0.75 - opening.height() + dice.between(-0.05, 0.05), dice);
                }
                if (f == 0 && ground == Ground.SHOPS && dice.chance(0.3)) {
                    balcony(g, middle, floor - 0.75, opening.width() * 1.7, dice);
                }
            }
            if (f > 0 && (wall == Walls.ASHLAR || wall == Walls.PLASTER)) {
                band(g, x, floor - 0.12, w, 0.22, opening.trim());
            }
        }
        cornice(g, x, y, w, dice);
        drainpipe(g, x + (dice.chance(0.5) ? 0.25 : w - 0.35), y + 0.6, h - 0.6, dice);
        if (sign != null) {
            sign(g, x + w / 2, bottom - low - 0.45, Math.min(w * 0.7, Lettering.width(sign, 0.8) + 1), dice);
        }
    }

    private void groundFloor(Sheet sheet, double x, double y, double w, double h, Dice dice) {
        Graphics2D g = sheet.g;
        Walls.ASHLAR.fill(sheet, x, y, w, h, Ink.mix(colour, new Color(190, 178, 158), 0.6), dice);
        int units = Math.max(1, (int) Math.round(w / (ground == Ground.ARCADE ? 3.4 : 4)));
        double step = w / units;
        for (int i = 0; i < units; i++) {
            double middle = x + step * (i + 0.5);
            switch (ground) {
                case ARCADE -> arch(sheet, middle, y + 0.35, step * dice.between(0.66, 0.74), h - 0.35, dice);
                case SHOPS -> shop(g, middle, y + 0.5, step * 0.84, h - 0.5, dice);
                default -> {
                    if (i == units / 2) {
                        door(g, middle, y + h - 3, 1.8, 3, dice);
                    } else {
                        opening.paint(g, middle, y + h - 0.9 - opening.height(), dice);
                    }
                }
            }
        }
        band(g, x, y, w, 0.3, opening.trim());
    }

    static void arch(Sheet sheet, double x, double y, double w, double h, Dice dice) {
        arch(sheet, Opening.Form.ROUND_ARCH, x, y, w, h, dice);
    }

    static void arch(Sheet sheet, Opening.Form form, double x, double y, double w, double h, Dice dice) {
        Graphics2D g = sheet.g;
        Opening arch = new Opening(form, w, h, Color.BLACK, Color.WHITE, 1);
        if (form == Opening.Form.ROUND_ARCH) {
            voussoirs(g, x, y + w / 2, w / 2, dice);
        } else {
            for (int i = 4; i > 0; i--) {
                g.setColor(dice.vary(i % 2 == 0 ? new Color(206, 194, 170) : new Color(150, 138, 120), 0.05));
                g.fill(arch.outline(x, y, i * 0.17));
            }
        }
        g.setColor(new Color(34, 30, 30));
        g.fill(arch.outline(x, y, 0));
        var clip = g.getClip();
        g.clip(arch.outline(x, y, 0));
        g.setColor(dice.vary(new Color(74, 62, 54), 0.08));
        g.fill(new Rectangle2D.Double(x - w * 0.32, y + w * 0.3, w * 0.9, h));
        if (dice.chance(0.6)) {
            door(g, x + w * 0.08, y + h - 2.3, w * 0.45, 2.3, dice);
        } else {
            g.setColor(new Color(255, 206, 120));
            g.fill(new Ellipse2D.Double(x - 0.18, y + h * 0.3, 0.36, 0.5));
            g.setColor(dice.strong());
            g.fill(new Rectangle2D.Double(
                    x + dice.between(-0.8, 0.2), y + h - dice.between(1, 1.8), dice.between(0.4, 1), 2));
        }
        g.setClip(clip);
    }

    private static void voussoirs(Graphics2D g, double x, double cy, double r, Dice dice) {
        int stones = Math.max(9, (int) (r * 7));
        for (int i = 0; i < stones; i++) {
            double a = Math.PI * i / stones;
            double b = Math.PI * (i + 0.92) / stones;
            double o = r + 0.42;
            g.setColor(dice.vary(new Color(206, 194, 170), 0.1));
            g.fill(Ink.polygon(
                    x - r * Math.cos(a),
                    cy - r * Math.sin(a),
                    x - o * Math.cos(a),
                    cy - o * Math.sin(a),
                    x - o * Math.cos(b),
                    cy - o * Math.sin(b),
                    x - r * Math.cos(b),
                    cy - r * Math.sin(b)));
        }
    }

    static void door(Graphics2D g, double x, double y, double w, double h, Dice dice) {
        Opening door = new Opening(
                dice.chance(0.5) ? Opening.Form.ROUND_ARCH : Opening.Form.SQUARE, w, h, Color.BLACK, Color.WHITE, 1);
        g.setColor(dice.vary(new Color(208, 198, 178), 0.06));
        g.fill(door.outline(x, y, 0.25));
        Color wood = Ink.shade(dice.strong(), 0.7);
        g.setColor(wood);
        g.fill(door.outline(x, y, 0));
        for (int i = 0; i < 6; i++) {
            g.setColor(dice.vary(Ink.shade(wood, i % 2 == 0 ? 1.35 : 0.65), 0.05));
            g.fill(new Rectangle2D.Double(
                    x + (i % 2 == 0 ? -0.4 : 0.06) * w, y + h * (0.28 + 0.24 * (i / 2)), w * 0.33, h * 0.18));
        }
        g.setColor(new Color(220, 190, 90));
        g.fill(new Ellipse2D.Double(x + w * 0.38, y + h * 0.55, 0.12, 0.12));
    }

    private static void shop(Graphics2D g, double x, double y, double w, double h, Dice dice) {
        Color paint = dice.strong();
        g.setColor(Ink.shade(paint, 0.6));
        g.fill(new Rectangle2D.Double(x - w / 2, y, w, h));
        g.setColor(dice.vary(new Color(74, 84, 92), 0.1));
        g.fill(new Rectangle2D.Double(x - w * 0.46, y + 0.9, w * 0.6, h - 1.5));
        for (int i = 0; i < 14; i++) {
            double s = dice.between(0.15, 0.6);
            g.setColor(dice.chance(0.5) ? dice.strong() : dice.pale());
            g.fill(new Rectangle2D.Double(
                    x - w * 0.44 + dice.between(0, w * 0.54 - s), y + h - 0.65 - s * dice.between(0.6, 2.4), s, s));
        }
        door(g, x + w * 0.32, y + 1, w * 0.26, h - 1, dice);
        g.setColor(Ink.shade(paint, 0.8));
        g.fill(new Rectangle2D.Double(x - w / 2, y, w, 0.75));
        Lettering.fit(g, Names.shop(dice), x, y + 0.16, w * 0.9, 0.44, new Color(248, 236, 200));
        if (dice.chance(0.6)) {
            Color awning = dice.strong();
            int n = dice.whole(6, 10);
            for (int i = 0; i < n; i++) {
                g.setColor(i % 2 == 0 ? awning : new Color(240, 236, 224));
                double a = x - w / 2 + w * i / n;
                g.fill(Ink.polygon(
                        a,
                        y + 0.75,
                        a + w / n,
                        y + 0.75,
                        a + w / n + 0.05,
                        y + 1.5 + (i % 2) * 0.08,
                        a - 0.05,
                        y + 1.5 + (i % 2) * 0.08));
            }
        }
    }

    private void sign(Graphics2D g, double middle, double y, double w, Dice dice) {
        g.setColor(Ink.shade(dice.strong(), 0.5));
        g.fill(new Rectangle2D.Double(middle - w / 2, y - 0.2, w, 1.1));
        Lettering.fit(g, sign, middle, y, w - 0.5, 0.7, new Color(250, 226, 150));
    }

    private static void niche(Graphics2D g, double x, double y, Dice dice) {
        Opening niche = new Opening(Opening.Form.ROUND_ARCH, 1.1, 2.2, Color.BLACK, Color.WHITE, 1);
        g.setColor(new Color(200, 190, 170));
        g.fill(niche.outline(x, y, 0.18));
        g.setColor(new Color(70, 64, 60));
        g.fill(niche.outline(x, y, 0));
        g.setColor(dice.vary(new Color(190, 186, 174), 0.1));
        double lean = dice.between(-0.12, 0.12);
        g.fill(new Ellipse2D.Double(x - 0.17 + lean, y + 0.42, 0.34, 0.4));
        g.fill(Ink.polygon(
                x - 0.3 + lean,
                y + 0.85,
                x + 0.28 + lean,
                y + 0.8,
                x + dice.between(0.3, 0.45),
                y + 2.2,
                x - 0.36,
                y + 2.2));
    }

    private static void balcony(Graphics2D g, double x, double y, double w, Dice dice) {
        g.setColor(Ink.alpha(Color.BLACK, 0.35));
        g.fill(new Rectangle2D.Double(x - w / 2, y + 0.4, w, 0.5));
        g.setColor(dice.vary(new Color(196, 188, 174), 0.05));
        g.fill(new Rectangle2D.Double(x - w / 2, y + 0.2, w, 0.25));
        g.setColor(new Color(40, 42, 44));
        g.fill(new Rectangle2D.Double(x - w / 2, y - 0.8, w, 0.07));
        for (double at = x - w / 2; at <= x + w / 2; at += dice.between(0.12, 0.2)) {
            g.fill(new Rectangle2D.Double(at, y - 0.8, 0.045, 1));
        }
    }

    static void band(Graphics2D g, double x, double y, double w, double h, Color colour) {
        g.setColor(Ink.shade(colour, 0.95));
        g.fill(new Rectangle2D.Double(x, y, w, h));
        g.setColor(Ink.alpha(Color.BLACK, 0.35));
        g.fill(new Rectangle2D.Double(x, y + h, w, h * 0.35));
    }

    private void cornice(Graphics2D g, double x, double y, double w, Dice dice) {
        band(g, x, y, w, 0.42, opening.trim());
        g.setColor(Ink.shade(opening.trim(), 0.82));
        if (wall != Walls.ASHLAR && wall != Walls.PLASTER) {
            return;
        }
        for (double at = x + 0.1; at < x + w - 0.2; at += dice.between(0.42, 0.58)) {
            g.fill(new Rectangle2D.Double(at, y + 0.42, 0.22, dice.between(0.2, 0.3)));
        }
    }

    private static void drainpipe(Graphics2D g, double x, double y, double h, Dice dice) {
        g.setColor(Ink.alpha(dice.vary(new Color(84, 92, 84), 0.1), 0.9));
        g.fill(new Rectangle2D.Double(x, y, 0.14, h));
    }
}
