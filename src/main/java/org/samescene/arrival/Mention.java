package org.samescene.arrival;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an input says of its image, as far as it can be read and used: that of an invalid one may lack anything.
 *
 * @param library null where there is none that could be one
 * @param imageId null where there is none that could be one
 * @param version null where there is none
 * @param uri null where there is none
 */
public record Mention(
        @Nullable String library,
        @Nullable String imageId,
        @Nullable String version,
        @Nullable String uri) {
    public static final Mention NOTHING = new Mention(null, null, null, null);

    public static Mention of(ImageKey key) {
        return new Mention(key.library(), key.imageId(), null, null);
    }

    public static Mention of(Arrival.Uploaded upload) {
        return new Mention(upload.key().library(), upload.key().imageId(), upload.version(), upload.uri());
    }

    /** The image; empty where its library or its id is missing. */
    public Optional<ImageKey> key() {
        return library == null || imageId == null ? Optional.empty() : Optional.of(new ImageKey(library, imageId));
    }
}
