package org.samescene.app.lab.demo.scenery;

import java.awt.Color;

/** The people who pass while a photograph is taken. */
final class Passing {
    private Passing() {}

    /** @param reach how far away they are at most, from where the photographer stands */
    static Scene by(Camera camera, double reach, Dice dice) {
        Scene passing = new Scene();
        for (int i = dice.whole(5, 10); i > 0; i--) {
            double away = reach * dice.between(0.4, 0.9);
            double x = camera.at().x() + Math.sin(camera.yaw()) * away + away * dice.between(-0.45, 0.45);
            passing.front(person(dice), x - 0.6, 0, camera.at().z() + away);
        }
        return passing;
    }

    private static Sheet person(Dice dice) {
        double tall = dice.between(1.45, 1.9);
        Sheet sheet = new Sheet(1.2, tall + 0.5, 2 * Facade.PIXELS_PER_METRE);
        sheet.g.translate(0.6, tall + 0.5);
        sheet.g.scale(tall / 1.8 * dice.pick(-1, 1) * dice.between(0.7, 1.2), tall / 1.8);
        sheet.g.shear(dice.between(-0.15, 0.15), 0);
        Color coat = Ink.mix(dice.strong(), new Color(84, 84, 92), dice.between(0, 0.5));
        Color trousers = dice.vary(new Color(54, 60, 84), 0.12);
        double step = dice.between(0, 0.4);
        sheet.line(trousers, 0.17, -step, -0.08, 0, -0.85, step, -0.08);
        double hem = dice.between(-0.95, -0.3);
        double wide = dice.between(0.12, 0.4);
        sheet.fill(coat, Ink.polygon(-0.2, -1.48, 0.2, -1.48, wide, hem, -dice.between(0.12, 0.4), hem));
        sheet.line(Ink.shade(coat, 0.8), 0.13, 0.2, -1.4, wide, -1.1, dice.between(0, 0.5), -0.8);
        sheet.oval(Ink.shade(new Color(232, 190, 160), dice.between(0.45, 1)), -0.12, -1.78, 0.24, 0.3);
        sheet.oval(dice.vary(new Color(70, 50, 40), 0.12), -0.14, -1.82, 0.27, dice.between(0.12, 0.22));
        return sheet;
    }
}
