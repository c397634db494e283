package org.samescene.bitmap;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/**
 * What a file says about its pixels before any is read.
 *
 * @param tilePixels what the reader has to hold at once at least: a tile of a tiled file may be larger than the image
 * @param bitsPerPixel in the file's own colour model, or what its reader is known to need
 */
record Header(Canvas canvas, long tilePixels, int bitsPerPixel) {
    /** Measured: the WebP reader keeps objects for every block, 25 to 30 bytes a pixel in all, lossy or lossless. */
    private static final int WEBP_BITS_PER_PIXEL = 8 * 30;

    static Header of(ImageReader reader, ImageFormat format, byte[] content) throws IOException, RejectedException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw new RejectedException(
                    RejectionReason.CORRUPT, format + " data that announce " + width + " × " + height + " pixels");
        }
        Canvas canvas = Canvas.of(format, content, width, height);
        long tilePixels = (long) reader.getTileWidth(0) * reader.getTileHeight(0);
        int bitsPerPixel = format == ImageFormat.WEBP ? WEBP_BITS_PER_PIXEL : bitsPerPixel(reader);
        return new Header(canvas, tilePixels, bitsPerPixel);
    }

    private static int bitsPerPixel(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        if (type == null) {
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            if (!types.hasNext()) {
                throw new UnsupportedOperationException("unsupported colour model");
            }
            type = types.next();
        }
        SampleModel samples = type.getSampleModel();
        return switch (samples) {
            case ComponentSampleModel bands -> bands.getNumBands() * DataBuffer.getDataTypeSize(bands.getDataType());
            case MultiPixelPackedSampleModel packed -> packed.getPixelBitStride();
            default -> samples.getNumDataElements() * DataBuffer.getDataTypeSize(samples.getDataType());
        };
    }

    /** Of the pixels that are read at a distance of {@code step} in both directions. */
    Header subsampled(int step) {
        return step == 1
                ? this
                : new Header(
                        new Canvas(
                                Math.ceilDiv(canvas.width(), step),
                                Math.ceilDiv(canvas.height(), step),
                                canvas.left() / step,
                                canvas.top() / step),
                        Math.ceilDiv(tilePixels, (long) step * step),
                        bitsPerPixel);
    }

    boolean isWithin(DecodeLimits limits) {
        return Math.max(canvas.pixels(), tilePixels) <= limits.maxPixels()
                && decodedBytes() <= limits.maxDecodedBytes();
    }

    void check(DecodeLimits limits) throws RejectedException {
        limits.checkPixels(size(), Math.max(canvas.pixels(), tilePixels));
        limits.checkBytes(size() + " of " + bitsPerPixel + " bits", decodedBytes());
    }

    private String size() {
        String size = canvas.width() + " × " + canvas.height() + " pixels";
        return tilePixels > canvas.pixels() ? size + " in tiles of " + tilePixels : size;
    }

    /** With the 3 bytes a pixel of the result. */
    long workingBytes() {
        return decodedBytes() + 3 * canvas.pixels();
    }

    long decodedBytes() {
        return Math.ceilDiv(Math.max(canvas.pixels(), tilePixels) * bitsPerPixel, 8);
    }
}
