package org.samescene.feature;

/**
 * One channel of a small picture.
 *
 * @param width pixels
 * @param height pixels
 * @param values height × width, row-major, unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // read in place, and never compared
public record Raster(int width, int height, byte[] values) {
    public Raster {
        if (width < 1 || height < 1 || values.length != width * height) {
            throw new IllegalArgumentException(
                    "a raster of " + width + " × " + height + " with " + values.length + " values");
        }
    }

    /** The value of a pixel, 0 … 255. */
    public int pixel(int x, int y) {
        return values[y * width + x] & 0xff;
    }

    /**
     * The value (0 … 255) at a point in pixels, continuous coordinates, bilinear; the border is continued
     * outside.
     */
    public double at(double x, double y) {
        double u = Math.clamp(x - 0.5, 0, width - 1.0);
        double v = Math.clamp(y - 0.5, 0, height - 1.0);
        int x0 = (int) u;
        int y0 = (int) v;
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        double fx = u - x0;
        double fy = v - y0;
        return (1 - fy) * ((1 - fx) * pixel(x0, y0) + fx * pixel(x1, y0))
                + fy * ((1 - fx) * pixel(x0, y1) + fx * pixel(x1, y1));
    }
}
