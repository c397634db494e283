package org.samescene.bitmap;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * Samples of any depth, converted to 8 bits, and then by their profile to sRGB. Where there is no usable
 * profile, three samples are red, green and blue, four are cyan, magenta, yellow and black, and others grey
 * by their first.
 */
final class SampleTiles implements TileReader {
    private final Raster raster;
    private final ColorModel model;
    private final int bands;
    private final int colours;
    private final double whitest;
    private @Nullable ColorConvertOp conversion;

    SampleTiles(Raster raster, ColorModel model) {
        this.raster = raster;
        this.model = model;
        bands = raster.getNumBands();
        colours = model.getNumColorComponents();
        whitest = isFloating() ? Math.max(1, largestSample()) : 0;
        if (model.getColorSpace() instanceof ICC_ColorSpace space && !space.isCS_sRGB() && !TileReader.isGrey(model)) {
            conversion = new ColorConvertOp(
                    new ICC_Profile[] {space.getProfile(), ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
        }
    }

    @Override
    public void read(int x, int y, int width, int height, byte[] rgb) {
        int count = width * height;
        byte[] samples = eightBit(x, y, width, height);
        byte[] coloured = new byte[count * colours];
        for (int i = 0; i < count; i++) {
            System.arraycopy(samples, i * bands, coloured, i * colours, colours);
        }
        if (!converted(coloured, width, height, rgb)) {
            withoutProfile(coloured, count, rgb);
        }
        if (model.hasAlpha()) {
            for (int i = 0; i < 3 * count; i++) {
                int alpha = samples[i / 3 * bands + colours] & 0xFF;
                rgb[i] = TileReader.onWhite(rgb[i] & 0xFF, alpha, model.isAlphaPremultiplied());
            }
        }
    }

    private byte[] eightBit(int x, int y, int width, int height) {
        byte[] samples = new byte[width * height * bands];
        if (isFloating()) {
            float[] values = raster.getPixels(x, y, width, height, (float[]) null);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) Math.clamp(Math.round(255 * values[i] / whitest), 0, 255);
            }
            return samples;
        }
        int[] values = raster.getPixels(x, y, width, height, (int[]) null);
        long largest = (1L << model.getComponentSize(0)) - 1;
        int zero = raster.getTransferType() == DataBuffer.TYPE_SHORT ? Short.MIN_VALUE : 0;
        for (int i = 0; i < samples.length; i++) {
            long value = values[i] - zero & largest;
            samples[i] = (byte) ((value * 255 + largest / 2) / largest);
        }
        return samples;
    }

    private boolean converted(byte[] coloured, int width, int height, byte[] rgb) {
        if (conversion == null) {
            return false;
        }
        try {
            conversion.filter(interleaved(coloured, width, height, colours), interleaved(rgb, width, height, 3));
            return true;
        } catch (CMMException | IllegalArgumentException e) {
            conversion = null;
            return false;
        }
    }

    private static WritableRaster interleaved(byte[] samples, int width, int height, int bands) {
        int[] offsets = new int[bands];
        for (int band = 0; band < bands; band++) {
            offsets[band] = band;
        }
        return Raster.createInterleavedRaster(
                new DataBufferByte(samples, width * height * bands),
                width,
                height,
                width * bands,
                bands,
                offsets,
                null);
    }

    private void withoutProfile(byte[] coloured, int count, byte[] rgb) {
        for (int i = 0; i < count; i++) {
            int from = i * colours;
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = switch (colours) {
                    case 3 -> coloured[from + c];
                    case 4 -> (byte) ((255 - (coloured[from + c] & 0xFF)) * (255 - (coloured[from + 3] & 0xFF)) / 255);
                    default -> coloured[from];
                };
            }
        }
    }

    private boolean isFloating() {
        return raster.getTransferType() == DataBuffer.TYPE_FLOAT || raster.getTransferType() == DataBuffer.TYPE_DOUBLE;
    }

    /**
     * Floating point samples are 0 to 1 by convention; where they go beyond, the largest is made white, so
     * that nothing is cut off.
     */
    private double largestSample() {
        double largest = 0;
        float[] row = null;
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (float value : row) {
                largest = Float.isFinite(value) ? Math.max(largest, value) : largest;
            }
        }
        return largest;
    }
}
