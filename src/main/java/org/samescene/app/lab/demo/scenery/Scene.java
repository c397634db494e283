package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/** Panels in space, above ground or water at height 0. */
final class Scene {
    private final List<Panel> panels = new ArrayList<>();
    /** Whether all ground that no floor covers is water. */
    boolean flooded;

    void add(Sheet sheet, Vec topLeft, Vec right, Vec down) {
        panels.add(new Panel(sheet, topLeft, right, down));
    }

    /** Upright, facing the photographer; (x, y) is where its bottom left corner is. */
    void front(Sheet sheet, double x, double y, double z) {
        add(sheet, new Vec(x, y + sheet.height, z), new Vec(sheet.width, 0, 0), new Vec(0, -sheet.height, 0));
    }

    /** Flat on the ground; (x, z) is where its bottom left corner is. */
    void floor(Sheet sheet, double x, double z, double y) {
        add(sheet, new Vec(x, y, z + sheet.height), new Vec(sheet.width, 0, 0), new Vec(0, 0, -sheet.height));
    }

    /**
     * A tower of many sides, or a spire.
     *
     * @param foot the middle of its base
     * @param low radius of the base, to the corners; high: of the top
     * @param sides paints a side of the width given; it is cut to the taper
     */
    void prism(Vec foot, double low, double high, double height, int count, DoubleFunction<Sheet> sides) {
        double half = Math.PI / count;
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count - Math.PI / 2;
            Vec out = new Vec(Math.cos(angle), 0, Math.sin(angle));
            Vec right = new Vec(-out.z(), 0, out.x());
            double wide = Math.max(low, high) * Math.sin(half) + 0.01;
            Vec top = foot.plus(out.times(high * Math.cos(half))).plus(new Vec(0, height, 0));
            Vec down = foot.plus(out.times(low * Math.cos(half))).minus(top);
            Sheet sheet = sides.apply(2 * wide);
            double m = sheet.width / 2;
            double l = m * low / Math.max(low, high);
            double h = m * high / Math.max(low, high);
            sheet.cut(Ink.polygon(m - h, 0, m + h, 0, m + l, sheet.height, m - l, sheet.height));
            add(sheet, top.plus(right.times(-wide)), right.times(2 * wide), down);
        }
    }

    /**
     * One photograph.
     *
     * @param passing who and what is there for this photograph only
     * @param seed of clouds, waves and noise
     */
    BufferedImage photograph(Camera camera, Light light, Scene passing, long seed) {
        Frame frame = new Frame(camera.width(), camera.height());
        light.paintSky(frame, camera.horizon(), seed);
        List<Panel> all = new ArrayList<>(panels);
        all.addAll(passing.panels);
        // from far to near, so that what is half transparent has behind it what it should
        all.sort(Comparator.comparingDouble(p -> -camera.project(p.at(0.5, 0.5)).z()));
        if (flooded) {
            all.forEach(panel -> frame.draw(panel.mirrored(), camera, 0.85 * light.on(panel.normal())));
            ripple(frame, camera.horizon(), light.high(), seed);
            frame.clearDepths();
        }
        all.forEach(panel -> frame.draw(panel, camera, light.on(panel.normal())));
        light.develop(frame, seed);
        return frame.image;
    }

    private static void ripple(Frame frame, double horizon, Color sky, long seed) {
        int[] still = frame.rgb.clone();
        Color deep = Ink.mix(sky, new Color(28, 52, 52), 0.72);
        double slant = 4 * Grain.speck(1, 1, seed) - 2;
        int top = (int) Math.max(0, horizon);
        for (int y = top + 1; y < frame.height; y++) {
            double near = (y - horizon) / frame.width;
            double rows = 1.2 / (near + 0.01);
            for (int x = 0; x < frame.width; x++) {
                double u = (x / (double) frame.width - 0.5) / (near + 0.02);
                double wave = 1.6 * Grain.fractal(u * 6 + slant * rows, rows * 5, 2, seed) - 0.8;
                int fromX = Math.clamp((int) (x + wave * (8 + near * 60)), 0, frame.width - 1);
                int fromY = Math.clamp((int) (y + wave * (6 + near * 50)), top, frame.height - 1);
                Color reflected = new Color(still[fromY * frame.width + fromX]);
                double dark = Math.clamp(0.42 + wave * 0.35, 0.1, 0.9);
                frame.rgb[y * frame.width + x] = Ink.mix(reflected, deep, dark).getRGB();
            }
        }
    }
}
