package org.samescene.bitmap;

import org.samescene.arrival.RejectedException;

/** Makes pictures of image files, in bounded time and memory. Safe for use by several threads at once. */
public interface PictureDecoder extends AutoCloseable {
    /**
     * The picture in the file, scaled up or down: of an animation or a file of several pages, the first; of a camera's
     * raw file, its largest preview.
     *
     * @param content a whole file
     * @param longestSidePx of the result
     * @throws RejectedException where there is none, or one beyond the limits
     */
    Picture decode(byte[] content, int longestSidePx) throws RejectedException;

    @Override
    default void close() {}
}
