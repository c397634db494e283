package org.samescene.app.lab.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A place: panels in space, added from far to near, above ground or water at height 0. */
final class Scene {
    private final List<Panel> panels = new ArrayList<>();
    private final List<Panel> ground = new ArrayList<>();
    private boolean water;

    /** Upright, facing the photographer; (x, y) is where its bottom left corner is. */
    void front(Sheet sheet, double x, double y, double z) {
        panels.add(Panel.of(sheet, new Vec(x, y + sheet.height, z), new Vec(1, 0, 0), new Vec(0, -1, 0)));
    }

    /** Upright, facing left: its right edge is the near one, at depth z. */
    void leftSide(Sheet sheet, double x, double y, double z) {
        panels.add(
                Panel.of(sheet, new Vec(x, y + sheet.height, z + sheet.width), new Vec(0, 0, -1), new Vec(0, -1, 0)));
    }

    /** Upright, facing right: its left edge is the near one, at depth z. */
    void rightSide(Sheet sheet, double x, double y, double z) {
        panels.add(Panel.of(sheet, new Vec(x, y + sheet.height, z), new Vec(0, 0, 1), new Vec(0, -1, 0)));
    }

    /**
     * Rises away from the photographer, from the bottom left corner to a ridge that lies back by depth and up
     * by height.
     */
    void slope(Sheet sheet, double x, double y, double z, double depth, double height) {
        panels.add(Panel.of(sheet, new Vec(x, y + height, z + depth), new Vec(1, 0, 0), new Vec(0, -height, -depth)));
    }

    /** Any other plane. */
    void plane(Sheet sheet, Vec topLeft, Vec right, Vec down) {
        panels.add(Panel.of(sheet, topLeft, right, down));
    }

    /**
     * A round or many-sided tower.
     *
     * @param sides what is on each side, by its angle in radians; painted as wide as the lower radius asks
     *     for, cut to the taper here
     */
    void prism(Vec foot, double lowRadius, double highRadius, double height, int count, DoubleFunction<Sheet> sides) {
        double half = Math.PI / count;
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count - Math.PI / 2;
            Vec out = new Vec(Math.cos(angle), 0, Math.sin(angle));
            if (out.z() > 0.4) {
                continue;
            }
            Vec right = new Vec(-out.z(), 0, out.x());
            double in = Math.cos(half);
            double low = lowRadius * Math.sin(half);
            double high = highRadius * Math.sin(half);
            double wide = Math.max(low, high) + 0.01;
            Vec top = foot.plus(out.times(highRadius * in)).plus(new Vec(0, height, 0));
            Vec down = foot.plus(out.times(lowRadius * in)).minus(top);
            Sheet sheet = sides.apply(angle);
            double w = sheet.width;
            double k = w / 2 / wide;
            sheet.cut(Ink.polygon(
                    w / 2 - high * k,
                    0,
                    w / 2 + high * k,
                    0,
                    w / 2 + low * k,
                    sheet.height,
                    w / 2 - low * k,
                    sheet.height));
            Vec across = right.times(2 * wide / sheet.image().getWidth());
            panels.add(new Panel(
                    Texture.of(sheet),
                    top.plus(right.times(-wide)),
                    across,
                    down.times(1.0 / sheet.image().getHeight()),
                    right.cross(down).unit()));
        }
    }

    /** Lies flat, its bottom left corner at (x, z), as far back as the sheet is high. */
    void floor(Sheet sheet, double x, double z) {
        ground.add(Panel.of(sheet, new Vec(x, 0, z + sheet.height), new Vec(1, 0, 0), new Vec(0, 0, -1)));
    }

    /** What no floor covers is water. */
    void flood() {
        water = true;
    }

    /** One photograph. The seed decides on clouds, passers-by and noise. */
    BufferedImage photograph(Camera camera, Light light, Crowd crowd, long seed) {
        Frame frame = new Frame(camera.width(), camera.height());
        light.paintSky(frame, camera.horizon(), seed);
        if (water) {
            for (Panel panel : panels) {
                frame.draw(panel.mirrored(), camera, 0.85 * light.on(panel.normal()));
            }
            ripple(frame, camera.horizon(), light.high(), seed);
        }
        for (Panel panel : ground) {
            frame.draw(panel, camera, light.on(panel.normal()));
        }
        for (Panel panel : panels) {
            frame.draw(panel, camera, light.on(panel.normal()));
        }
        crowd.draw(frame, camera, light, new Dice(seed));
        light.develop(frame, seed);
        return frame.image;
    }

    private static void ripple(Frame frame, double horizon, Color sky, long seed) {
        int[] still = frame.rgb.clone();
        Color deep = Ink.mix(sky, new Color(28, 52, 52), 0.72);
        for (int y = (int) Math.max(0, horizon + 1); y < frame.height; y++) {
            double near = (y - horizon) / frame.width;
            double rows = 1.2 / (near + 0.01);
            for (int x = 0; x < frame.width; x++) {
                double u = (x / (double) frame.width - 0.5) / (near + 0.02);
                double wave =
                        Grain.smooth(u * 6, rows * 5, seed) + 0.6 * Grain.smooth(u * 15, rows * 13, seed + 5) - 0.8;
                int fx = Math.clamp((int) (x + wave * (8 + near * 60)), 0, frame.width - 1);
                int fy = Math.clamp((int) (y + wave * (6 + near * 50)), (int) Math.max(0, horizon), frame.height - 1);
                int p = still[fy * frame.width + fx];
                double dark = Math.clamp(0.42 + wave * 0.35, 0.1, 0.9);
                frame.rgb[y * frame.width + x] =
                        Ink.mix(new Color(p), deep, dark).getRGB() & 0xFFFFFF;
            }
        }
    }
}
