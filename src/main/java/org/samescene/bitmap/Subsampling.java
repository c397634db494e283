package org.samescene.bitmap;

/**
 * Reading every second, third … pixel of every second, third … row of a picture that is too large to be held whole.
 *
 * <p>Why only then, and not of every picture that is to be small? Pixels that are left out are lost to the average,
 * so that fine texture turns to noise. And only of JPEG coded row by row: other readers hold the whole picture anyway.
 */
final class Subsampling {
    /** Enough are left for each pixel of the result to be an average of many. */
    private static final int LEAST_OVERSAMPLING = 2;

    private Subsampling() {}

    /** The distance of the pixels that are read; 1: all are. */
    static int step(Header header, ImageFormat format, byte[] content, int longestSidePx, DecodeLimits limits) {
        int longest = Math.max(header.canvas().width(), header.canvas().height());
        long most = longest / Math.max(1L, (long) LEAST_OVERSAMPLING * longestSidePx);
        if (most < 2
                || format != ImageFormat.JPEG
                || JpegHeader.at(content, 0).filter(JpegHeader::isProgressive).isPresent()) {
            return 1;
        }
        int step = 1;
        while (step < most && !header.subsampled(step).isWithin(limits)) {
            step++;
        }
        return step;
    }
}
