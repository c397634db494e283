package org.samescene.bitmap;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Palettes of up to 16 bits, and bilevel images, which ImageIO gives a palette of two. */
final class PaletteTiles implements TileReader {
    private final Raster raster;
    private final byte[] colours;
    private int[] samples = {};

    PaletteTiles(Raster raster, IndexColorModel palette) {
        this.raster = raster;
        int size = palette.getMapSize();
        colours = new byte[3 * size];
        for (int i = 0; i < size; i++) {
            PixelTiles.put(palette.getRGB(i), colours, 3 * i);
        }
    }

    /** Indices beyond the palette, which only a broken file has, are black. */
    @Override
    public void read(int x, int y, int width, int height, byte[] rgb) {
        int count = width * height;
        samples = samples.length < count ? new int[count] : samples;
        raster.getSamples(x, y, width, height, 0, samples);
        for (int i = 0; i < count; i++) {
            int colour = 3 * samples[i];
            boolean known = colour < colours.length;
            rgb[3 * i] = known ? colours[colour] : 0;
            rgb[3 * i + 1] = known ? colours[colour + 1] : 0;
            rgb[3 * i + 2] = known ? colours[colour + 2] : 0;
        }
    }
}
