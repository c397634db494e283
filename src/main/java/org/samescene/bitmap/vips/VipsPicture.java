package org.samescene.bitmap.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.samescene.bitmap.vips.VipsLibrary.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.ImageFormat;
import org.samescene.bitmap.ReducingReader;

/**
 * A picture in a file, for libvips. JPEG and WebP are reduced while they are decoded, the rest by averages over
 * squares, as the rows come.
 */
@SuppressWarnings("restricted") // native calls are what this is for
final class VipsPicture implements ReducingReader.StoredPicture {
    private static final int UCHAR = 0;
    private static final int USHORT = 2;
    private static final int SRGB = 22;
    private static final int MOST_SHRINK_OF_JPEG = 8;

    private final VipsLibrary vips;
    private final ImageFormat format;
    private final byte[] content;
    private final Arena arena = Arena.ofConfined();
    private final List<MemorySegment> images = new ArrayList<>();
    private final MemorySegment buffer;
    private final int width;
    private final int height;

    VipsPicture(VipsLibrary vips, ImageFormat format, byte[] content) throws IOException {
        this.vips = vips;
        this.format = format;
        this.content = content;
        // libvips reads after the call has returned, when an array of the heap may have been moved
        buffer = arena.allocate(content.length);
        MemorySegment.copy(content, 0, buffer, JAVA_BYTE, 0, content.length);
        try {
            MemorySegment header = load("access=sequential");
            width = (int) call(vips.width, header);
            height = (int) call(vips.height, header);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public long workingBytes() {
        return (long) width * height * MemoryNeed.bytesPerPixel(format, content);
    }

    @Override
    public Bitmap read(int factor, Duration timeout) throws IOException {
        boolean jpeg = format == ImageFormat.JPEG;
        boolean webp = format == ImageFormat.WEBP;
        int whileLoading = jpeg ? Integer.highestOneBit(Math.min(factor, MOST_SHRINK_OF_JPEG)) : webp ? factor : 1;
        String reducing = whileLoading == 1
                ? ""
                : jpeg ? ",shrink=" + whileLoading : String.format(Locale.ROOT, ",scale=%.9f", 1.0 / whileLoading);
        MemorySegment loaded = load("access=sequential,fail_on=truncated" + reducing);
        int afterLoading = factor / whileLoading;
        return pixels(srgb(shrunk(opaque(loaded), afterLoading)), timeout);
    }

    private MemorySegment load(String options) throws IOException {
        return kept((MemorySegment)
                call(vips.newFromBuffer, buffer, buffer.byteSize(), arena.allocateFrom(options), MemorySegment.NULL));
    }

    private MemorySegment opaque(MemorySegment image) throws IOException {
        int samples = (int) call(vips.format, image);
        if (samples != UCHAR && samples != USHORT) {
            throw new IOException("samples that are not whole numbers of 8 or 16 bits are not supported");
        }
        if ((int) call(vips.hasAlpha, image) == 0) {
            return image;
        }
        MemorySegment white = (MemorySegment)
                call(vips.newArray, arena.allocateFrom(JAVA_DOUBLE, samples == UCHAR ? 0xFF : 0xFFFF), 1);
        try {
            MemorySegment result = arena.allocate(ADDRESS);
            return kept(
                    (int) call(
                            vips.flatten, image, result, arena.allocateFrom("background"), white, MemorySegment.NULL),
                    result);
        } finally {
            call(vips.unrefArray, white);
        }
    }

    private MemorySegment shrunk(MemorySegment image, int factor) throws IOException {
        if (factor == 1) {
            return image;
        }
        MemorySegment result = arena.allocate(ADDRESS);
        double across = Math.min(factor, (int) call(vips.width, image));
        double down = Math.min(factor, (int) call(vips.height, image));
        return kept((int) call(vips.shrink, image, result, across, down, MemorySegment.NULL), result);
    }

    /** By its profile, if it has one that libvips can use. Grey is taken as it is, as by {@code TileReader}. */
    private MemorySegment srgb(MemorySegment image) throws IOException {
        MemorySegment coloured = image;
        if ((int) call(vips.bands, image) >= 3
                && (long) call(vips.typeOf, image, arena.allocateFrom("icc-profile-data")) != 0) {
            MemorySegment result = arena.allocate(ADDRESS);
            int failed = (int) call(
                    vips.iccTransform,
                    image,
                    result,
                    arena.allocateFrom("srgb"),
                    arena.allocateFrom("embedded"),
                    1,
                    MemorySegment.NULL);
            if (failed == 0) {
                coloured = kept(0, result);
            } else {
                call(vips.errorClear);
            }
        }
        MemorySegment result = arena.allocate(ADDRESS);
        return kept((int) call(vips.colourspace, coloured, result, SRGB, MemorySegment.NULL), result);
    }

    private Bitmap pixels(MemorySegment image, Duration timeout) throws IOException {
        int bands = (int) call(vips.bands, image);
        if (bands != 3 || (int) call(vips.format, image) != UCHAR) {
            throw new IOException("an unsupported colour model");
        }
        try (Deadline deadline = new Deadline(vips, image, timeout)) {
            MemorySegment size = arena.allocate(JAVA_LONG);
            MemorySegment samples = (MemorySegment) call(vips.writeToMemory, image, size);
            if (deadline.isPassed()) {
                call(vips.errorClear);
                call(vips.free, samples);
                throw new InterruptedIOException("not decoded within " + timeout.toMillis() + " ms");
            }
            if (samples.equals(MemorySegment.NULL)) {
                throw failure();
            }
            try {
                byte[] rgb = samples.reinterpret(size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
                return new Bitmap((int) call(vips.width, image), (int) call(vips.height, image), rgb);
            } finally {
                call(vips.free, samples);
            }
        }
    }

    private MemorySegment kept(int failed, MemorySegment result) throws IOException {
        if (failed != 0) {
            throw failure();
        }
        return kept(result.get(ADDRESS, 0));
    }

    private MemorySegment kept(MemorySegment image) throws IOException {
        if (image.equals(MemorySegment.NULL)) {
            throw failure();
        }
        images.add(image);
        return image;
    }

    /** What libvips says of all that has failed in this process since it was last cleared: a hint for people only. */
    private IOException failure() {
        MemorySegment text = (MemorySegment) call(vips.errorBuffer);
        String message = text.reinterpret(Long.MAX_VALUE).getString(0).strip().replaceAll("\\s*\n\\s*", "; ");
        call(vips.free, text);
        call(vips.errorClear);
        return new IOException(message.isEmpty() ? "libvips can't read it" : message);
    }

    /** The last first: each refers to those before it, and all of them to the buffer. */
    @Override
    public void close() {
        images.reversed().forEach(image -> call(vips.unref, image));
        arena.close();
    }
}
