package org.samescene.bitmap;

import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * The common case, by array loops: 8-bit grey or sRGB, with or without alpha, bands in any order, interleaved
 * or one after another.
 */
final class ByteTiles implements TileReader {
    private final byte[][] banks;
    private final int[] firsts;
    private final int pixelStride;
    private final int rowStride;
    private final int colours;
    private final boolean alpha;
    private final boolean premultiplied;

    ByteTiles(Raster raster, ComponentSampleModel samples, ColorModel model) {
        DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
        int bands = samples.getNumBands();
        alpha = model.hasAlpha();
        premultiplied = model.isAlphaPremultiplied();
        colours = model.getNumColorComponents();
        pixelStride = samples.getPixelStride();
        rowStride = samples.getScanlineStride();
        banks = new byte[bands][];
        firsts = new int[bands];
        for (int band = 0; band < bands; band++) {
            int bank = samples.getBankIndices()[band];
            banks[band] = buffer.getData(bank);
            firsts[band] = samples.getBandOffsets()[band]
                    + buffer.getOffsets()[bank]
                    - raster.getSampleModelTranslateX() * pixelStride
                    - raster.getSampleModelTranslateY() * rowStride;
        }
    }

    @Override
    public void read(int x, int y, int width, int height, byte[] rgb) {
        for (int row = 0; row < height; row++) {
            int start = (y + row) * rowStride + x * pixelStride;
            int to = 3 * row * width;
            if (alpha) {
                blendedRow(start, width, rgb, to);
            } else {
                opaqueRow(start, width, rgb, to);
            }
        }
    }

    private void opaqueRow(int start, int width, byte[] rgb, int to) {
        byte[] red = banks[0];
        byte[] green = banks[band(1)];
        byte[] blue = banks[band(2)];
        int r = start + firsts[0];
        int g = start + firsts[band(1)];
        int b = start + firsts[band(2)];
        for (int i = 0; i < width; i++) {
            rgb[to] = red[r];
            rgb[to + 1] = green[g];
            rgb[to + 2] = blue[b];
            to += 3;
            r += pixelStride;
            g += pixelStride;
            b += pixelStride;
        }
    }

    private void blendedRow(int start, int width, byte[] rgb, int to) {
        byte[] alphas = banks[colours];
        int a = start + firsts[colours];
        for (int i = 0; i < width; i++) {
            int opacity = alphas[a] & 0xFF;
            for (int colour = 0; colour < 3; colour++) {
                int from = start + firsts[band(colour)] + i * pixelStride;
                rgb[to++] = TileReader.onWhite(banks[band(colour)][from] & 0xFF, opacity, premultiplied);
            }
            a += pixelStride;
        }
    }

    private int band(int colour) {
        return colours == 1 ? 0 : colour;
    }
}
