package org.samescene.bitmap;

import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Any colour model, pixel by pixel through its own conversion: packed RGB of 16 or 32 bits, and rarities. */
final class PixelTiles implements TileReader {
    private final Raster raster;
    private final ColorModel model;

    PixelTiles(Raster raster, ColorModel model) {
        this.raster = raster;
        this.model = model;
    }

    @Override
    public void read(int x, int y, int width, int height, byte[] rgb) {
        Object pixel = null; // made by the first call, filled again by the others
        int to = 0;
        for (int v = y; v < y + height; v++) {
            for (int u = x; u < x + width; u++) {
                pixel = raster.getDataElements(u, v, pixel);
                put(model.getRGB(pixel), rgb, to);
                to += 3;
            }
        }
    }

    static void put(int argb, byte[] rgb, int to) {
        int alpha = argb >>> 24;
        rgb[to] = TileReader.onWhite(argb >> 16 & 0xFF, alpha, false);
        rgb[to + 1] = TileReader.onWhite(argb >> 8 & 0xFF, alpha, false);
        rgb[to + 2] = TileReader.onWhite(argb & 0xFF, alpha, false);
    }
}
