package org.samescene.arrival;

import org.jspecify.annotations.Nullable;

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
    record Uploaded(
            ImageKey key,
            String uri,
            @Nullable String version,
            @Nullable String sha256,
            @Nullable String contentType,
            @Nullable String landmark)
            implements Arrival {
        /** Of bytes about which no more is known than where they are. */
        public Uploaded(ImageKey key, String uri) {
            this(key, uri, null, null, null, null);
        }

        /** The DAM's name for the bytes, or where it has none their hash. */
        public String versionOr(String hash) {
            return version == null ? hash : version;
        }
    }

    /** The image is gone: forget it. */
    record Deleted(ImageKey key) implements Arrival {}

    /**
     * What an image shows is known, or not any more.
     *
     * @param landmark null: not any more
     */
    record Labelled(ImageKey key, @Nullable String landmark) implements Arrival {}

    /**
     * A person has decided whether two images are related.
     *
     * @param isRelated or else they are not, whatever is found
     */
    record Reviewed(ImageKey key, ImageKey other, boolean isRelated) implements Arrival {}
}
