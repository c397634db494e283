package org.samescene.bitmap;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.samescene.arrival.ByteBudget;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/**
 * Image files to bitmaps, in bounded time and memory. Safe for use by several threads at once; those whose
 * pictures together exceed {@link DecodeLimits#maxDecodedBytes()} wait for each other.
 *
 * <p>ImageIO reads what it can. Where there is a {@link ReducingReader}, that reads what ImageIO can't, and the
 * pictures that are to become much smaller.
 */
public final class BitmapDecoder implements PictureDecoder {
    /** So large that no picture is reduced to it. */
    private static final int ALL = Integer.MAX_VALUE;

    private final ImageIoReader imageIo;
    private final Optional<ReducedReading> reduced;

    /** By ImageIO alone. */
    public BitmapDecoder(DecodeLimits limits) {
        this(limits, Optional.empty());
    }

    public BitmapDecoder(DecodeLimits limits, Optional<ReducingReader> reducing) {
        this(limits, reducing, new ByteBudget(limits.maxDecodedBytes())::take);
    }

    /** @param budget of all pictures that are decoded at once, by this and others */
    public BitmapDecoder(DecodeLimits limits, Optional<ReducingReader> reducing, MemoryBudget budget) {
        imageIo = new ImageIoReader(limits, budget);
        reduced = reducing.map(reader -> new ReducedReading(reader, limits, budget));
    }

    /**
     * All pixels of the picture in the file: of an animation or a file of several pages, the first; of a camera's
     * raw file, its largest preview.
     *
     * @param content a whole file
     * @throws RejectedException where there is none, or one beyond the limits
     */
    public Bitmap decode(byte[] content) throws RejectedException {
        return read(content, ALL).bitmap();
    }

    @Override
    public Picture decode(byte[] content, int longestSidePx) throws RejectedException {
        return read(content, longestSidePx).scaledToLongestSide(longestSidePx);
    }

    /** What reads each format here, for people; formats that nothing reads are left out. */
    public Map<ImageFormat, String> readers() {
        Map<ImageFormat, String> readers = new EnumMap<>(ImageFormat.class);
        for (ImageFormat format : ImageFormat.values()) {
            Optional<String> other =
                    reduced.filter(reader -> reader.reads(format)).map(ReducedReading::name);
            if (format.isOfImageIo() && (other.isEmpty() || leastFactor(format) > 1)) {
                readers.put(
                        format,
                        ImageIoReader.NAME
                                + other.map(name -> "; if large, " + name).orElse(""));
            } else {
                other.ifPresent(name -> readers.put(format, name));
            }
        }
        return readers;
    }

    private Picture read(byte[] content, int longestSidePx) throws RejectedException {
        if (content.length == 0) {
            throw new RejectedException(RejectionReason.EMPTY, "no bytes");
        }
        Optional<RawFile> raw = RawFile.of(content);
        if (raw.isPresent()) {
            RawFile.Preview preview = raw.get().preview();
            Orientation orientation = preview.orientation();
            return read(ImageFormat.JPEG, preview.jpeg(), orientation, longestSidePx)
                    .of(
                            orientation.uprightWidth(preview.width(), preview.height()),
                            orientation.uprightHeight(preview.width(), preview.height()));
        }
        ImageFormat format = ImageFormat.of(content).orElseThrow(() -> ForeignFormat.rejection(content));
        return read(format, content, ExifOrientation.of(format, content), longestSidePx);
    }

    private Picture read(ImageFormat format, byte[] content, Orientation orientation, int longestSidePx)
            throws RejectedException {
        Optional<ReducedReading> other = reduced.filter(reader -> reader.reads(format));
        if (!format.isOfImageIo()) {
            if (other.isEmpty()) {
                throw ForeignFormat.needsLibvips(format);
            }
            return other.get()
                    .read(format, content, orientation, longestSidePx, 1)
                    .orElseThrow();
        }
        return other.isPresent()
                ? byEither(other.get(), format, content, orientation, longestSidePx)
                : imageIo.read(format, content, orientation, longestSidePx);
    }

    /** What one reader can't read, the other may. Where neither can, ImageIO's reason counts: its words are tried. */
    private Picture byEither(
            ReducedReading other, ImageFormat format, byte[] content, Orientation orientation, int longestSidePx)
            throws RejectedException {
        RejectedException refusal;
        try {
            Optional<Picture> small = other.read(format, content, orientation, longestSidePx, leastFactor(format));
            if (small.isPresent()) {
                return small.get();
            }
            refusal = null;
        } catch (RejectedException e) {
            refusal = e;
        }
        try {
            return imageIo.read(format, content, orientation, longestSidePx);
        } catch (RejectedException e) {
            if (refusal != null && e.reason() == RejectionReason.TOO_MANY_PIXELS) {
                throw refusal;
            }
            if (refusal != null || e.reason() != RejectionReason.UNSUPPORTED_FORMAT) {
                throw e;
            }
            return variant(other, format, content, orientation, longestSidePx, e);
        }
    }

    /**
     * By which a picture is to become smaller for ImageIO not to be asked first: from two on, reading all pixels would
     * be a waste.
     *
     * <p>Why is WebP never read by ImageIO where there is another reader? TwelveMonkeys' lossy decoder drifts: against
     * the original, the means of pictures of 1000, 2400 and 4000 px were 3, 11 and 22 too dark.
     */
    private static int leastFactor(ImageFormat format) {
        return format == ImageFormat.WEBP ? 1 : 2;
    }

    /** A variant of a format that ImageIO doesn't know, such as a JPEG with arithmetic coding. */
    private static Picture variant(
            ReducedReading other,
            ImageFormat format,
            byte[] content,
            Orientation orientation,
            int longestSidePx,
            RejectedException unsupported)
            throws RejectedException {
        try {
            return other.read(format, content, orientation, longestSidePx, 1).orElseThrow();
        } catch (RejectedException e) {
            unsupported.addSuppressed(e);
            throw unsupported;
        }
    }
}
