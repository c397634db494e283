package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;

/**
 * Parts of buildings, as panels of a scene.
 *
 * @param dice for all that is irregular about them
 */
record Building(Scene scene, Dice dice) {
    /** Where a house stands: its front's left end, its depth towards the back, its height up to the eaves. */
    record Plot(double x, double z, double width, double depth, double height) {}

    /** A house whose eaves are along the street. */
    void house(Facade facade, Plot p, double rise, Color tiles) {
        scene.front(worn(facade.paint(p.width, p.height, dice)), p.x, 0, p.z);
        for (int end = 0; end < 2; end++) {
            Sheet side = facade.paint(p.depth, p.height + rise, dice);
            side.cut(gable(p.depth, rise, p.height, 60));
            side(side, p, end * p.width, p.depth);
        }
        Sheet roof = roof(p.width + 0.8, Math.hypot(p.depth / 2 + 0.4, rise), tiles);
        Vec ridge = new Vec(p.x - 0.4, p.height + rise, p.z + p.depth / 2);
        scene.add(roof, ridge, new Vec(roof.width, 0, 0), new Vec(0, -rise, -p.depth / 2 - 0.4));
    }

    /** A house whose gable is to the street, with steps, or with so many that it looks smooth. */
    void gabled(Facade facade, Plot p, double rise, int steps, Color tiles) {
        Sheet front = facade.paint(p.width, p.height + rise, dice);
        front.cut(gable(p.width, rise, p.height, steps));
        scene.front(worn(front), p.x, 0, p.z);
        for (int end = 0; end < 2; end++) {
            side(facade.bare(p.depth, p.height, dice), p, end * p.width, p.depth);
            Sheet roof = roof(p.depth, Math.hypot(p.width / 2, rise), tiles);
            Vec ridge = new Vec(p.x + p.width / 2, p.height + rise - 0.1, p.z + (1 - end) * p.depth);
            scene.add(roof, ridge, new Vec(0, 0, (2 * end - 1) * p.depth), new Vec((end - 0.5) * p.width, -rise, 0));
        }
    }

    private static Shape gable(double width, double rise, double height, int steps) {
        Area gable = new Area(new Rectangle2D.Double(0, rise, width, height));
        for (int i = 1; i <= steps; i++) {
            double half = width * (0.5 - 0.46 * i / steps);
            gable.add(new Area(new Rectangle2D.Double(width / 2 - half, rise - rise * i / steps, 2 * half, rise)));
        }
        return gable;
    }

    /** The left side of a plot, or the right one where {@code across} is its width. */
    private void side(Sheet sheet, Plot p, double across, double depth) {
        double to = across > 0 ? depth : -depth;
        Vec top = new Vec(p.x + across, sheet.height, across > 0 ? p.z : p.z + depth);
        scene.add(worn(sheet), top, new Vec(0, 0, to), new Vec(0, -sheet.height, 0));
    }

    private Sheet roof(double width, double height, Color tiles) {
        Sheet sheet = new Sheet(width, height, Facade.PIXELS_PER_METRE);
        Wall.TILES.fill(sheet, 0, 0, width, height, tiles, dice);
        return worn(sheet);
    }

    Sheet worn(Sheet sheet) {
        return sheet.weather(dice.seed(), 0.5);
    }

    /** A tower of so many sides, with windows where they are wide enough; many sides are round. */
    void tower(Facade facade, Vec foot, double low, double high, double height, int sides) {
        scene.prism(foot, low, high, height, sides, width -> {
            Sheet sheet = facade.bare(width, height, dice);
            if (width > facade.opening().width() * 1.5) {
                for (double y = height * 0.12; y < height - 5; y += facade.floor() * 1.4) {
                    facade.opening().paint(sheet, width / 2, y + dice.between(-0.2, 0.2), dice);
                }
            }
            Facade.band(sheet, 0, 0, width, 0.4, facade.opening().trim(), dice);
            return worn(sheet);
        });
    }

    /** A pointed roof; of many sides, a cone. */
    void spire(Vec foot, double radius, double height, int sides, Color tiles) {
        scene.prism(foot, radius, 0.05, height, sides, width -> roof(width, height, tiles));
    }

    /** A wall with battlements. */
    Sheet battlements(Facade facade, double w, double h) {
        Sheet sheet = facade.bare(w, h, dice);
        for (double x = 0.6; x < w; x += 1.9) {
            sheet.erase(new Rectangle2D.Double(x, -0.1, dice.between(0.75, 0.95), 1.1));
        }
        return sheet;
    }
}
