package org.samescene.app.lab.demo.scenery;

import java.awt.Color;

/** Trees that grow by forking: a trunk, its branches, theirs, and leaves at the ends. */
record Tree(double spread, Color leaf, double leafSize) {
    static final Tree LIME = new Tree(0.5, new Color(86, 126, 58), 0.34);
    static final Tree POPLAR = new Tree(0.2, new Color(108, 134, 62), 0.26);
    static final Tree MAPLE = new Tree(0.55, new Color(196, 118, 48), 0.34);

    private static final Color BARK = new Color(84, 66, 50);

    /** A sheet with one tree of that height, its foot in the middle of the lower edge. */
    Sheet sheet(double tall, Dice dice) {
        double wide = tall * Math.min(1.2, 0.6 + spread);
        Sheet sheet = new Sheet(wide, tall, Facade.PIXELS_PER_METRE);
        fork(sheet, wide / 2, tall, -Math.PI / 2, tall * 0.23, tall * 0.04, dice);
        return sheet.weather(dice.seed(), 0.3);
    }

    /** A row of them from left to right. */
    void row(Scene scene, double from, double to, double z, int count, double tall, Dice dice) {
        for (int i = 0; i < count; i++) {
            Sheet sheet = sheet(tall * dice.between(0.75, 1.15), dice);
            double x = from + (to - from) * (i + dice.between(0.2, 0.8)) / count;
            scene.front(sheet, x - sheet.width / 2, 0, z + dice.between(-0.8, 0.8));
        }
    }

    private void fork(Sheet sheet, double x, double y, double angle, double length, double thick, Dice dice) {
        double endX = x + Math.cos(angle) * length;
        double endY = y + Math.sin(angle) * length;
        sheet.line(dice.vary(BARK, 0.05), thick, x, y, endX, endY);
        if (length < sheet.height * 0.09) {
            for (int i = 0; i < 26; i++) {
                double far = sheet.height * 0.085;
                bough(sheet, endX + dice.between(-far, far), endY + dice.between(-far, far), leafSize, dice);
            }
            return;
        }
        for (int i = -1; i <= 1; i++) {
            double turn = angle + spread * (i + dice.between(-0.35, 0.35));
            fork(sheet, endX, endY, turn, length * dice.between(0.66, 0.84), thick * 0.62, dice);
        }
    }

    private void bough(Sheet sheet, double x, double y, double size, Dice dice) {
        double s = size * dice.between(0.5, 1.3);
        Color c = dice.vary(Ink.shade(leaf, 1.25 - 0.5 * y / sheet.height), 0.1);
        sheet.oval(c, x - s / 2, y - s / 2, s, s * dice.between(0.5, 1));
    }
}
