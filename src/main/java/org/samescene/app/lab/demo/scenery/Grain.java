package org.samescene.app.lab.demo.scenery;

/** Value noise: smooth, fractal and per pixel; a function of place and seed alone. */
final class Grain {
    private Grain() {}

    /** Evenly spread in 0 … 1. */
    static double speck(int x, int y, long seed) {
        long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ (h >>> 29)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 32)) * 0x94D049BB133111EBL;
        return (h >>> 40) * 0x1p-24;
    }

    /** Smooth in 0 … 1, one bump a unit. */
    static double smooth(double x, double y, long seed) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        int ix = (int) fx;
        int iy = (int) fy;
        double u = x - fx;
        double v = y - fy;
        u = u * u * (3 - 2 * u);
        v = v * v * (3 - 2 * v);
        double top = speck(ix, iy, seed) * (1 - u) + speck(ix + 1, iy, seed) * u;
        double low = speck(ix, iy + 1, seed) * (1 - u) + speck(ix + 1, iy + 1, seed) * u;
        return top * (1 - v) + low * v;
    }

    /** Fractal in 0 … 1: each octave twice as fine and 0.55 as strong. */
    static double fractal(double x, double y, int octaves, long seed) {
        double sum = 0;
        double whole = 0;
        double weight = 1;
        for (int i = 0; i < octaves; i++) {
            sum += weight * smooth(x, y, seed + i * 7919L);
            whole += weight;
            weight *= 0.55;
            x = x * 2 + 17.3;
            y = y * 2 - 9.1;
        }
        return sum / whole;
    }
}
