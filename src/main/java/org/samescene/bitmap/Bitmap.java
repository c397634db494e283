package org.samescene.bitmap;

/**
 * An upright picture of 8-bit sRGB pixels.
 *
 * <p>Coordinates everywhere in Samescene are continuous: (0, 0) is the outer corner of the top left pixel,
 * whose centre is (0.5, 0.5); x goes right, y down. So a point scales with the picture without an offset.
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
            throw new IllegalArgumentException("rgb has " + rgb.length + " bytes, not 3 × " + width + " × " + height);
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

    /**
     * The picture with its longest side resized to that many pixels, the other in proportion, rounded, at
     * least 1. By averages over areas on the way down, bilinear on the way up; a point (x, y) moves to (x ·
     * new width / width, y · new height / height).
     */
    public Bitmap scaledToLongestSide(int px) {
        if (px < 1) {
            throw new IllegalArgumentException("the longest side has at least one pixel, not " + px);
        }
        int longest = Math.max(width, height);
        if (px == longest) {
            return this;
        }
        int scaledWidth = Math.toIntExact(Math.max(1, Math.round((double) width * px / longest)));
        int scaledHeight = Math.toIntExact(Math.max(1, Math.round((double) height * px / longest)));
        return Resampling.scaled(this, scaledWidth, scaledHeight);
    }

    /** Of pixels that were stored blue first. */
    Bitmap withRedAndBlueSwapped() {
        byte[] swapped = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i += 3) {
            swapped[i] = rgb[i + 2];
            swapped[i + 1] = rgb[i + 1];
            swapped[i + 2] = rgb[i];
        }
        return new Bitmap(width, height, swapped);
    }

    /** Luma by Rec. 601 (0.299 R + 0.587 G + 0.114 B), height × width, row-major. */
    public byte[] luminance() {
        byte[] luma = new byte[width * height];
        for (int i = 0, from = 0; i < luma.length; i++, from += 3) {
            int sum = 19595 * (rgb[from] & 0xFF) + 38470 * (rgb[from + 1] & 0xFF) + 7471 * (rgb[from + 2] & 0xFF);
            luma[i] = (byte) ((sum + (1 << 15)) >> 16);
        }
        return luma;
    }
}
