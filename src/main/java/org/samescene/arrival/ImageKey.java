package org.samescene.arrival;

/**
 * Which image: its library (tenant) and its id there. Images of two libraries are never compared.
 *
 * @param library not blank, without a slash
 * @param imageId not blank; the DAM's own id, opaque to us
 */
public record ImageKey(String library, String imageId) {
    public ImageKey {
        if (library == null || Blank.is(library) || library.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a library is a name without a slash, not '" + library + "'");
        }
        if (imageId == null || Blank.is(imageId)) {
            throw new IllegalArgumentException("an imageId is not blank");
        }
    }

    /** Inverse of {@link #toString()}. */
    public static ImageKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a key is library/imageId, not '" + text + "'");
        }
        return new ImageKey(text.substring(0, slash), text.substring(slash + 1));
    }

    /** {@code library/imageId}: the key of every Kafka record about the image. */
    @Override
    public String toString() {
        return library + "/" + imageId;
    }
}
