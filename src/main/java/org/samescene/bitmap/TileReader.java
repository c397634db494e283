package org.samescene.bitmap;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/**
 * Reads parts of a decoded image as opaque 8-bit sRGB, whatever its colour model; what is transparent is laid
 * on white.
 *
 * <p>In parts, so that no second full copy of the image is ever made. Grey samples are taken as they are: the
 * JDK believes grey to be linear light and would brighten it, but in files it has the curve of sRGB, or one
 * near it.
 */
@FunctionalInterface
interface TileReader {
    /**
     * Reads the pixels of a tile.
     *
     * @param rgb takes height × width × 3, row-major, red first
     */
    void read(int x, int y, int width, int height, byte[] rgb);

    static TileReader of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return new PaletteTiles(image.getRaster(), palette);
        }
        if (model instanceof ComponentColorModel) {
            boolean plain = isGrey(model) || model.getColorSpace().isCS_sRGB();
            if (plain
                    && image.getSampleModel() instanceof ComponentSampleModel samples
                    && samples.getDataType() == DataBuffer.TYPE_BYTE
                    && samples.getNumDataElements() <= 4
                    && model.getComponentSize(0) == 8) {
                return new ByteTiles(image.getRaster(), samples, model);
            }
            return new SampleTiles(image.getRaster(), model);
        }
        return new PixelTiles(image.getRaster(), model);
    }

    static boolean isGrey(ColorModel model) {
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** A colour sample on white: alpha 255 leaves it, 0 makes it white. */
    static byte onWhite(int sample, int alpha, boolean premultiplied) {
        int coloured = premultiplied ? Math.min(sample, alpha) * 255 : sample * alpha;
        return (byte) ((coloured + (255 - alpha) * 255 + 127) / 255);
    }
}
