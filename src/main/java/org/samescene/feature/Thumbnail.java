package org.samescene.feature;

import org.jspecify.annotations.Nullable;
import org.samescene.bitmap.Bitmap;

/**
 * A small picture of an image, kept with its features so that two images can be overlaid without their
 * originals: luminance, and colour at a quarter of its resolution. It is kept in compressed form and
 * uncompressed when it is first looked at, for most images that are compared never are.
 *
 * <p>Why so large? Two forms, two screens of one app differ in a line of text. At {@value #LONGEST_SIDE_PX} px
 * a line of a page of A4 is 3 px high: too small to be read, enough to be seen to differ. Compressed it takes
 * 6.7 kB on average of 217 photos, beside 52 kB of features.
 */
public final class Thumbnail {
    /** Longest side in pixels; a smaller picture keeps its own size. */
    public static final int LONGEST_SIDE_PX = 240;
    /** Pixels of luminance along a side to one of colour. */
    static final int COLOUR_STEP = 4;
    /** Stands for a missing thumbnail: a single grey pixel, which resembles no picture. */
    public static final Thumbnail NONE = of(new Raster(1, 1, new byte[1]));

    private final int width;
    private final int height;
    private final byte[] compressed;
    private volatile @Nullable Channels channels;

    /**
     * The channels of a thumbnail.
     *
     * @param luminance Rec. 601 luma
     * @param blue difference of blue from luminance, 128 for grey; {@value Thumbnail#COLOUR_STEP} times smaller
     * @param red difference of red from luminance
     */
    record Channels(Raster luminance, Raster blue, Raster red) {}

    private Thumbnail(int width, int height, byte[] compressed) {
        this.width = width;
        this.height = height;
        this.compressed = compressed;
    }

    /**
     * Of a picture.
     *
     * @param longestSidePx of the original, of which {@code picture} is a resized copy: no pixels are made up
     */
    public static Thumbnail of(Bitmap picture, int longestSidePx) {
        Bitmap small = picture.scaledToLongestSide(Math.min(longestSidePx, LONGEST_SIDE_PX));
        Bitmap smaller =
                small.scaledToLongestSide((Math.max(small.width(), small.height()) + COLOUR_STEP - 1) / COLOUR_STEP);
        return of(new Channels(
                new Raster(small.width(), small.height(), small.luminance()),
                difference(smaller, 2, 0.564),
                difference(smaller, 0, 0.713)));
    }

    private static Raster difference(Bitmap picture, int channel, double weight) {
        byte[] luma = picture.luminance();
        byte[] values = new byte[luma.length];
        for (int i = 0; i < values.length; i++) {
            int difference = (picture.rgb()[3 * i + channel] & 0xff) - (luma[i] & 0xff);
            values[i] = (byte) Math.clamp(Math.round(128 + weight * difference), 0, 255);
        }
        return new Raster(picture.width(), picture.height(), values);
    }

    /** Of a grey picture. */
    public static Thumbnail of(Raster luminance) {
        Raster grey = new Raster(1, 1, new byte[] {(byte) 128});
        return of(new Channels(luminance, grey, grey));
    }

    private static Thumbnail of(Channels channels) {
        Raster luminance = channels.luminance();
        return compressed(luminance.width(), luminance.height(), ThumbnailCompression.compress(channels));
    }

    /** As {@link #compressed()} gave it; whether the bytes are sound shows when it is looked at. */
    static Thumbnail compressed(int width, int height, byte[] bytes) {
        return new Thumbnail(width, height, bytes);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    byte[] compressed() {
        return compressed;
    }

    /** Rec. 601 luma, in pixels of the thumbnail. */
    public Raster luminance() {
        return channels().luminance();
    }

    /** Difference of blue from luminance (Cb of JPEG), 128 for grey; the raster covers the whole picture. */
    public Raster blue() {
        return channels().blue();
    }

    /** Difference of red from luminance (Cr of JPEG). */
    public Raster red() {
        return channels().red();
    }

    private Channels channels() {
        Channels known = channels;
        if (known == null) {
            known = ThumbnailCompression.uncompress(width, height, compressed);
            channels = known;
        }
        return known;
    }
}
