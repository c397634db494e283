package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import java.util.Random;

/** Seeded chance. What is drawn has its own dice, so the order in which pictures are made doesn't matter. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 0x1234567L);
    }

    long seed() {
        return random.nextLong();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number from low to high, both included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The colour made lighter or darker and a little shifted, by up to amount (0 … 1). */
    Color vary(Color colour, double amount) {
        double light = between(-amount, amount) * 255;
        double shift = amount * 80;
        return Ink.rgb(
                colour.getRed() + light + between(-shift, shift),
                colour.getGreen() + light + between(-shift, shift),
                colour.getBlue() + light + between(-shift, shift));
    }

    Color pale() {
        return Color.getHSBColor((float) between(0, 1), (float) between(0.12, 0.4), (float) between(0.75, 0.95));
    }

    Color strong() {
        return Color.getHSBColor((float) between(0, 1), (float) between(0.4, 0.8), (float) between(0.3, 0.8));
    }

    /** A name for signs, not a real one. */
    String word() {
        String starts = "Ad Bel Cor Dor El Fal Gar Hol Jor Kel Lun Mar Nor Pel Ros";
        return pick(starts.split(" ", -1))
                + pick("a bert den er field gate ia low mund ova rick son ton vik".split(" ", -1));
    }
}
