package org.samescene.bitmap;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.psd.PSDImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The one reader of each format: TwelveMonkeys' where the JDK has none or lacks variants (CMYK JPEG, most of
 * TIFF, OS/2 and RLE bitmaps, PSD), the JDK's for PNG and GIF. Nothing is looked for by trying, so another plug-in
 * on the class path changes nothing.
 */
final class Readers {
    private Readers() {}

    /** To be disposed of by the caller. */
    static ImageReader open(ImageFormat format, byte[] content) throws IOException {
        return provider(format, content).createReaderInstance();
    }

    private static ImageReaderSpi provider(ImageFormat format, byte[] content) {
        return switch (format) {
            case JPEG -> registered(JPEGImageReaderSpi.class);
            case PNG -> registered(jdk("com.sun.imageio.plugins.png.PNGImageReaderSpi"));
            case WEBP -> registered(WebPImageReaderSpi.class);
            case TIFF ->
                new Magic(content).at(0, 'I', 'I', 42) || new Magic(content).at(2, 0, 42)
                        ? registered(TIFFImageReaderSpi.class)
                        : registered(BigTIFFImageReaderSpi.class);
            case BMP -> registered(BMPImageReaderSpi.class);
            case GIF -> registered(jdk("com.sun.imageio.plugins.gif.GIFImageReaderSpi"));
            case PSD -> registered(PSDImageReaderSpi.class);
            case HEIC, AVIF, JPEG_XL, JPEG_2000 -> throw new IllegalArgumentException("ImageIO reads no " + format);
        };
    }

    /**
     * The registry finds plug-ins by the class loader of the thread that asks first, which may be one that
     * doesn't see ours.
     */
    private static synchronized ImageReaderSpi registered(Class<? extends ImageReaderSpi> type) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        ImageReaderSpi known = registry.getServiceProviderByClass(type);
        if (known != null) {
            return known;
        }
        try {
            registry.registerServiceProvider(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no ImageIO reader " + type.getName(), e);
        }
        return registry.getServiceProviderByClass(type);
    }

    private static Class<? extends ImageReaderSpi> jdk(String name) {
        try {
            return Class.forName(name).asSubclass(ImageReaderSpi.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this JDK has no " + name, e);
        }
    }
}
