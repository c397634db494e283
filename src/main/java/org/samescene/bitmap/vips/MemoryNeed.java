package org.samescene.bitmap.vips;

import org.samescene.bitmap.ImageFormat;
import org.samescene.bitmap.JpegHeader;

/**
 * What libvips needs for a picture beside the reduced one, in bytes for each pixel of the original. Measured on 12
 * megapixels by the most that the process held: progressive JPEG 3.5 (1.5 samples a pixel, of 2 bytes each),
 * interlaced PNG 3, WebP 7, HEIC 7, AVIF 7, JPEG XL 6, tiled JPEG 2000 2; here with room for more samples or bits.
 * Other JPEG and PNG are decoded by rows.
 */
final class MemoryNeed {
    private static final int PNG_INTERLACING = 28;

    private MemoryNeed() {}

    static int bytesPerPixel(ImageFormat format, byte[] content) {
        return switch (format) {
            case JPEG ->
                JpegHeader.at(content, 0)
                        .filter(JpegHeader::isProgressive)
                        .map(header -> (int) Math.ceil(2 * header.samplesPerPixel() + 0.5))
                        .orElse(0);
            case PNG -> content.length > PNG_INTERLACING && content[PNG_INTERLACING] != 0 ? 8 : 0;
            case WEBP, TIFF, HEIC, AVIF, JPEG_XL -> 8;
            default -> 12;
        };
    }
}
