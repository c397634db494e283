package org.samescene.bitmap;

/**
 * An upright picture of 8-bit sRGB pixels.
 *
 * <p>Coordinates everywhere in Samescene are continuous: (0, 0) is the outer corner of the top left pixel, whose centre is (0.5, 0.5); x
 * goes right, y down. So a point scales with the picture without an offset.
 */
public final class Bitmap {
    private final int width;
    private final int height;
    private final byte[] rgb;

    /** @param rgb height × width × 3, row-major, red first; not copied: the bitmap owns it from here */
    public Bitmap(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a bitmap has at least one pixel, not " + width + " × " + height);
        }
        if (rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "rgb has " + rgb.length + " bytes, not 3 × " + width + " × " + height);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels, height × width × 3, row-major, red first. Not a copy; not to be written to. */
    public byte[] rgb() {
        return rgb;
    }
}
