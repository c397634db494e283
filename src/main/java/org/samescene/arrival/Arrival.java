package org.samescene.arrival;

/** What a DAM tells us about an image. */
public sealed interface Arrival {
    ImageKey key();

    /**
     * There are new bytes for an image: a new one, or a new version.
     *
     * @param uri where the bytes are: file, http or https
     * @param version the DAM's name for these bytes; null: the hash of the bytes stands in
     * @param sha256 of the bytes, 64 hex digits, to be checked; null: unchecked
     * @param contentType as the DAM believes; null if unknown. The bytes decide
     * @param landmark the name of the place that the image is known to show; null if unknown
     */
    record Uploaded(ImageKey key, String uri, String version, String sha256, String contentType, String landmark)
            implements Arrival {}

    /** The image is gone: forget it. */
    record Deleted(ImageKey key) implements Arrival {}
}
