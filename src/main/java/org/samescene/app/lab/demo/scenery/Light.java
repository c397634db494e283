package org.samescene.app.lab.demo.scenery;

import java.awt.Color;

/**
 * The time of day and the camera's way with it.
 *
 * @param sun unit, towards the sun
 * @param shadow the light on what the sun doesn't reach, of 1
 * @param high the sky overhead; low: at the horizon
 * @param contrast about mid grey
 * @param clouds how much of the sky they cover, 0 … 1
 */
record Light(Vec sun, double shadow, Color high, Color low, double contrast, double clouds) {
    /** Noon, evening, overcast, morning; the dice decide on the rest. */
    static Light of(int hour, Dice dice) {
        double side = hour % 2 == 0 ? -1 : 1;
        Vec sun = new Vec(side * dice.between(0.4, 0.9), dice.between(0.5, 0.9), -dice.between(0.6, 1)).unit();
        double clouds = dice.between(0.35, 0.65);
        return switch (hour % 4) {
            case 0 -> new Light(sun, 0.6, new Color(0x3A70BE), new Color(0xBCD6EC), 1.03, clouds);
            case 1 -> new Light(sun, 0.5, new Color(0x5C84B4), new Color(0xFADEB0), 1.08, clouds);
            case 2 -> new Light(sun, 0.82, new Color(0x969EA8), new Color(0xD6D9DC), 0.9, 0.9);
            default -> new Light(sun, 0.62, new Color(0x2660B6), new Color(0xA0CCF0), 1.12, clouds / 2);
        };
    }

    double on(Vec normal) {
        return shadow + (1.08 - shadow) * Math.max(0, normal.dot(sun));
    }

    /** The sky, over the whole frame. */
    void paintSky(Frame frame, double horizon, long seed) {
        Color cloud = Ink.mix(Color.WHITE, low, 0.25 + 0.3 * (1 - contrast));
        for (int y = 0; y < frame.height; y++) {
            Color sky = Ink.mix(high, low, Math.clamp(y / Math.max(1, horizon), 0, 1));
            double away = Math.max(0.12, (horizon - y) / frame.width + 0.15);
            for (int x = 0; x < frame.width; x++) {
                double u = (x / (double) frame.width - 0.5) / away;
                double noise = Grain.fractal(u * 1.2 + 50, 1.6 / away, 5, seed);
                double cover = Math.clamp((noise - 0.78 + clouds * 0.5) * 4.5, 0, 1);
                Color seen = Ink.mix(sky, Ink.shade(cloud, 1 - 0.16 * cover), cover);
                frame.rgb[y * frame.width + x] = seen.getRGB();
            }
        }
    }

    /** What the camera makes of it: the light's colour, contrast, fall-off to the corners, noise. */
    void develop(Frame frame, long seed) {
        Color cast = Ink.mix(Color.WHITE, low, 0.2);
        for (int i = 0; i < frame.rgb.length; i++) {
            int x = i % frame.width;
            int y = i / frame.width;
            double dx = x / (double) frame.width - 0.5;
            double dy = (y - frame.height / 2.0) / frame.width;
            double gain = (1 - 0.35 * (dx * dx + dy * dy)) * contrast / 245;
            double add = 118 * (1 - contrast) + (Grain.speck(x, y, seed) + Grain.speck(y, x + 7, seed) - 1) * 7;
            Color seen = new Color(frame.rgb[i]);
            double red = seen.getRed() * gain * cast.getRed() + add;
            double green = seen.getGreen() * gain * cast.getGreen() + add;
            frame.rgb[i] = Ink.rgb(red, green, seen.getBlue() * gain * cast.getBlue() + add)
                    .getRGB();
        }
    }
}
