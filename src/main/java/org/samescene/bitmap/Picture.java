package org.samescene.bitmap;

/**
 * A decoded picture, perhaps smaller than its original.
 *
 * @param width of the upright original, in pixels
 * @param height of the upright original, in pixels
 * @param reader that decoded it: name and version
 */
public record Picture(Bitmap bitmap, int width, int height, String reader) {
    Picture scaledToLongestSide(int px) {
        return new Picture(bitmap.scaledToLongestSide(px), width, height, reader);
    }

    /** The picture of another original, such as the raw data that it is a preview of. */
    Picture of(int originalWidth, int originalHeight) {
        return new Picture(bitmap, originalWidth, originalHeight, reader);
    }
}
