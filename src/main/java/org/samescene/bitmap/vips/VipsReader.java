package org.samescene.bitmap.vips;

import java.io.IOException;
import java.util.Optional;
import org.samescene.bitmap.ImageFormat;
import org.samescene.bitmap.ReducingReader;

/** libvips as a reader. */
public final class VipsReader implements ReducingReader {
    private final VipsLibrary vips;

    private VipsReader(VipsLibrary vips) {
        this.vips = vips;
    }

    /** Empty where libvips isn't installed, or is older than 8.13. */
    public static Optional<ReducingReader> find() {
        return VipsLibrary.here().map(VipsReader::new);
    }

    @Override
    public String name() {
        return "libvips " + vips.version();
    }

    @Override
    public boolean reads(ImageFormat format) {
        return loader(format).filter(this::has).isPresent();
    }

    private boolean has(String loader) {
        return vips.hasOperation(loader);
    }

    /** Empty for the formats in which files are small, and ImageIO's reading of them is well tried. */
    private static Optional<String> loader(ImageFormat format) {
        return switch (format) {
            case JPEG -> Optional.of("jpegload_buffer");
            case PNG -> Optional.of("pngload_buffer");
            case WEBP -> Optional.of("webpload_buffer");
            case TIFF -> Optional.of("tiffload_buffer");
            case HEIC, AVIF -> Optional.of("heifload_buffer");
            case JPEG_XL -> Optional.of("jxlload_buffer");
            case JPEG_2000 -> Optional.of("jp2kload_buffer");
            case BMP, GIF, PSD -> Optional.empty();
        };
    }

    @Override
    public StoredPicture open(ImageFormat format, byte[] content) throws IOException {
        return new VipsPicture(vips, format, content);
    }
}
