package org.samescene.feature;

/**
 * A small grey picture of an image, kept with its features so that two images can be overlaid without their
 * originals.
 *
 * @param width pixels
 * @param height pixels
 * @param luminance height × width, row-major, Rec. 601 luma, unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // read in place, and never compared
public record Thumbnail(int width, int height, byte[] luminance) {
    /** Longest side in pixels. A crop of a tenth of the area still covers 30 × 20 of them. */
    public static final int LONGEST_SIDE_PX = 96;

    /** Stands for a missing thumbnail: a single grey pixel, which resembles no picture. */
    public static final Thumbnail NONE = new Thumbnail(1, 1, new byte[1]);

    public Thumbnail {
        if (width < 1 || height < 1 || luminance.length != width * height) {
            throw new IllegalArgumentException(
                    "a thumbnail of " + width + " × " + height + " with " + luminance.length + " bytes");
        }
    }

    /**
     * Luminance (0 … 255) at a point in thumbnail pixels, continuous coordinates, bilinear; the border is
     * continued outside.
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

    private int pixel(int x, int y) {
        return luminance[y * width + x] & 0xff;
    }
}
