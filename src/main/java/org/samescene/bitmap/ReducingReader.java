package org.samescene.bitmap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Reads pictures at a fraction of their size, in less time and memory than all of their pixels would take. */
public interface ReducingReader {
    /** Name and version, such as {@code libvips 8.14.1}. */
    String name();

    /** Whether it can read pictures of a format here. */
    boolean reads(ImageFormat format);

    /**
     * Reads the header.
     *
     * @param content a whole file; not to be changed until the picture is closed
     * @throws IOException where there is no picture in it that this reader knows
     */
    StoredPicture open(ImageFormat format, byte[] content) throws IOException;

    /** A picture whose pixels are still to be read, as it is stored: EXIF's orientation is not applied. */
    interface StoredPicture extends AutoCloseable {
        int width();

        int height();

        /** Memory that reading takes beside the pixels that it returns, in bytes; an upper bound. */
        long workingBytes();

        /**
         * Reads the pixels, each of the returned ones the average of those that it stands for.
         *
         * @param factor how many pixels of each side become one
         * @throws InterruptedIOException where it takes longer
         * @throws IOException where the data are damaged
         */
        Bitmap read(int factor, Duration timeout) throws IOException;

        @Override
        void close();
    }
}
