package org.samescene.app.lab.demo;

/** Premultiplied ARGB pixels, with copies of 1/2, 1/4, … for far away. */
final class Texture {
    private static final int LEVELS = 5;
    private final int[][] pixels = new int[LEVELS][];
    private final int[] widths = new int[LEVELS];
    private final int[] heights = new int[LEVELS];

    private Texture(int[] finest, int width, int height) {
        pixels[0] = finest;
        widths[0] = width;
        heights[0] = height;
        for (int level = 1; level < LEVELS; level++) {
            halve(level);
        }
    }

    static Texture of(Sheet sheet) {
        return new Texture(
                sheet.pixels(), sheet.image().getWidth(), sheet.image().getHeight());
    }

    int width() {
        return widths[0];
    }

    int height() {
        return heights[0];
    }

    private void halve(int level) {
        int w = widths[level] = Math.max(1, widths[level - 1] / 2);
        int h = heights[level] = Math.max(1, heights[level - 1] / 2);
        int[] from = pixels[level - 1];
        int stride = widths[level - 1];
        int[] to = pixels[level] = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int x1 = Math.min(2 * x + 1, stride - 1);
                int y1 = Math.min(2 * y + 1, heights[level - 1] - 1);
                int a = from[2 * y * stride + 2 * x];
                int b = from[2 * y * stride + x1];
                int c = from[y1 * stride + 2 * x];
                int d = from[y1 * stride + x1];
                to[y * w + x] = mean(mean(a, b), mean(c, d));
            }
        }
    }

    private static int mean(int a, int b) {
        return (a & b) + (((a ^ b) & 0xFEFEFEFE) >>> 1);
    }

    /** Bilinear at (s, t) in pixels of the finest level. */
    int sample(double s, double t, int level) {
        double scale = 1.0 / (1 << level);
        int w = widths[level];
        int h = heights[level];
        double x = Math.max(0, Math.min(w - 1.001, s * scale - 0.5));
        double y = Math.max(0, Math.min(h - 1.001, t * scale - 0.5));
        int ix = (int) x;
        int iy = (int) y;
        int u = (int) ((x - ix) * 256);
        int v = (int) ((y - iy) * 256);
        int[] p = pixels[level];
        int i = iy * w + ix;
        int right = w > 1 ? 1 : 0;
        int below = h > 1 ? w : 0;
        return blend(blend(p[i], p[i + right], u), blend(p[i + below], p[i + below + right], u), v);
    }

    private static int blend(int a, int b, int part) {
        int rb = ((a & 0xFF00FF) * (256 - part) + (b & 0xFF00FF) * part) >>> 8 & 0xFF00FF;
        int ag = (a >>> 8 & 0xFF00FF) * (256 - part) + (b >>> 8 & 0xFF00FF) * part & 0xFF00FF00;
        return rb | ag;
    }
}
