package org.samescene.bitmap;

import java.time.Duration;
import java.util.Locale;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/**
 * How much one picture may cost.
 *
 * @param maxPixels width × height as announced by the header, of the canvas where a frame is smaller than it; of the
 *     pixels that are allocated, so that a picture that is reduced while it is read may have more
 * @param maxDecodedBytes memory for the pixels in the file's own colour model (width × height × bits per
 *     pixel / 8; for WebP 30 bytes a pixel, which its decoder needs), or what a {@link ReducingReader} needs. Also what all pictures that one {@link
 *     BitmapDecoder} decodes at the same time may take together, there with the 3 bytes a pixel of the
 *     result; a picture that exceeds it only by its result is decoded alone
 * @param timeout wall time for one picture, not counting the wait for memory
 */
public record DecodeLimits(long maxPixels, long maxDecodedBytes, Duration timeout) {
    public static final String MAX_PIXELS_KEY = "samescene.decode.max-pixels";
    public static final String MAX_DECODED_BYTES_KEY = "samescene.decode.max-decoded-bytes";
    public static final String TIMEOUT_KEY = "samescene.decode.timeout";

    /** A Java array ends here: 3 bytes a pixel. */
    private static final long MOST_PIXELS = Integer.MAX_VALUE / 3 - 8;

    public DecodeLimits {
        if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    MAX_PIXELS_KEY + " is " + maxPixels + ", not between 1 and " + MOST_PIXELS);
        }
        if (maxDecodedBytes < 1) {
            throw new IllegalArgumentException(MAX_DECODED_BYTES_KEY + " is " + maxDecodedBytes + ", not positive");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(TIMEOUT_KEY + " is " + timeout + ", not positive");
        }
    }

    /**
     * @param size of the picture in words, for the refusal
     * @param pixels that are to be allocated
     */
    void checkPixels(String size, long pixels) throws RejectedException {
        if (pixels > maxPixels) {
            throw new RejectedException(
                    RejectionReason.TOO_MANY_PIXELS,
                    String.format(
                            Locale.ROOT,
                            "%s: %.1f megapixels, the limit is %.1f (%s)",
                            size,
                            pixels / 1e6,
                            maxPixels / 1e6,
                            MAX_PIXELS_KEY));
        }
    }

    /** @param bytes that its reader is to need */
    void checkBytes(String size, long bytes) throws RejectedException {
        if (bytes > maxDecodedBytes) {
            throw new RejectedException(
                    RejectionReason.TOO_MANY_PIXELS,
                    String.format(
                            Locale.ROOT,
                            "%s: %.1f MB decoded, the limit is %.1f (%s)",
                            size,
                            bytes / 1e6,
                            maxDecodedBytes / 1e6,
                            MAX_DECODED_BYTES_KEY));
        }
    }

    /** 100 megapixels, 512 MB, 30 seconds. */
    public static DecodeLimits defaults() {
        return new DecodeLimits(100_000_000, 512_000_000, Duration.ofSeconds(30));
    }
}
