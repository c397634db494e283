package org.samescene.app.lab.demo;

import java.awt.Color;

/**
 * The time of day and the camera's way with it.
 *
 * @param sun unit, towards the sun
 * @param shadow the light on what the sun doesn't reach, of 1
 * @param cast what red, green and blue are multiplied with
 * @param contrast about mid grey
 * @param slant how much brighter the right edge is than the left one
 * @param clouds how much of the sky they cover, 0 … 1
 */
record Light(
        Vec sun, double shadow, Color high, Color low, double[] cast, double contrast, double slant, double clouds) {
    /** One of many: morning, noon, overcast, evening; the dice decide on the rest. */
    static Light of(int hour, Dice dice) {
        Vec left = new Vec(-dice.between(0.4, 0.9), dice.between(0.5, 0.9), -dice.between(0.6, 1)).unit();
        Vec right = new Vec(-left.x(), left.y(), left.z());
        double slant = dice.between(-0.15, 0.15);
        double clouds = dice.between(0.35, 0.65);
        return switch (hour % 4) {
            case 0 ->
                new Light(
                        left,
                        0.6,
                        new Color(58, 112, 190),
                        new Color(188, 214, 236),
                        new double[] {1, 1, 1},
                        1.03,
                        slant,
                        clouds);
            case 1 ->
                new Light(
                        right,
                        0.5,
                        new Color(92, 132, 180),
                        new Color(250, 222, 176),
                        new double[] {1.1, 1, 0.84},
                        1.08,
                        slant,
                        clouds);
            case 2 ->
                new Light(
                        left,
                        0.82,
                        new Color(150, 158, 168),
                        new Color(214, 217, 220),
                        new double[] {0.93, 0.97, 1.03},
                        0.9,
                        slant,
                        0.9);
            default ->
                new Light(
                        right,
                        0.62,
                        new Color(38, 96, 182),
                        new Color(160, 204, 240),
                        new double[] {1.03, 1.01, 0.96},
                        1.12,
                        slant,
                        clouds / 2);
        };
    }

    double on(Vec normal) {
        return shadow + (1.08 - shadow) * Math.max(0, normal.dot(sun));
    }

    /** The sky, over the whole frame. */
    void paintSky(Frame frame, double horizon, long seed) {
        int step = 4;
        int w = frame.width / step + 2;
        int h = frame.height / step + 2;
        double[] cover = new double[w * h];
        for (int y = 0; y < h; y++) {
            double away = Math.max(0.12, (horizon - y * step) / frame.width + 0.15);
            for (int x = 0; x < w; x++) {
                double u = (x * step - frame.width / 2.0) / frame.width / away;
                double c = Grain.fractal(u * 1.2 + 50, 1.6 / away, 5, seed);
                cover[y * w + x] = Math.clamp((c - 0.78 + clouds * 0.5) * 4.5, 0, 1);
            }
        }
        for (int y = 0; y < frame.height; y++) {
            Color sky = Ink.mix(high, low, Math.clamp(y / Math.max(1, horizon), 0, 1));
            Color cloud = Ink.mix(Color.WHITE, low, 0.25 + 0.3 * (1 - contrast));
            for (int x = 0; x < frame.width; x++) {
                int at = y / step * w + x / step;
                double u = x % step / (double) step;
                double v = y % step / (double) step;
                double c = (cover[at] * (1 - u) + cover[at + 1] * u) * (1 - v)
                        + (cover[at + w] * (1 - u) + cover[at + w + 1] * u) * v;
                double dim = 1 - 0.16 * c * c;
                int r = (int) ((sky.getRed() * (1 - c) + cloud.getRed() * c) * dim);
                int g = (int) ((sky.getGreen() * (1 - c) + cloud.getGreen() * c) * dim);
                int b = (int) ((sky.getBlue() * (1 - c) + cloud.getBlue() * c) * dim);
                frame.rgb[y * frame.width + x] = r << 16 | g << 8 | b;
            }
        }
    }

    /** What the camera makes of it: colour cast, contrast, fall-off to the corners, noise. */
    void develop(Frame frame, long seed) {
        double grain = 4 + 5 * Grain.speck(1, 1, seed);
        for (int i = 0, y = 0; y < frame.height; y++) {
            double dy = (y - frame.height / 2.0) / frame.width;
            for (int x = 0; x < frame.width; x++, i++) {
                double dx = (x - frame.width / 2.0) / frame.width;
                double gain = (1 + slant * dx) * (1 - 0.35 * (dx * dx + dy * dy)) * contrast;
                double add = 118 * (1 - contrast) + (Grain.speck(x, y, seed) + Grain.speck(y, x + 7, seed) - 1) * grain;
                int p = frame.rgb[i];
                frame.rgb[i] = Ink.clamp((p >> 16 & 255) * gain * cast[0] + add) << 16
                        | Ink.clamp((p >> 8 & 255) * gain * cast[1] + add) << 8
                        | Ink.clamp((p & 255) * gain * cast[2] + add);
            }
        }
    }
}
