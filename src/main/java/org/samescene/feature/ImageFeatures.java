package org.samescene.feature;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Original;

/**
 * All that is kept of one version of one image: enough to compare it with others without its original.
 *
 * @param key which image
 * @param version which bytes of it; never null
 * @param uri where its bytes were
 * @param sha256 of its bytes, 64 lower-case hex digits
 * @param byteSize of its file
 * @param width of the upright picture, in pixels of the original
 * @param height of the upright picture, in pixels of the original
 * @param landmark the place that it is known to show, by name; null if unknown
 * @param model what made the features; those of two models are never compared
 * @param local keypoints in pixels of the upright original
 */
public record ImageFeatures(
        ImageKey key,
        String version,
        String uri,
        String sha256,
        long byteSize,
        int width,
        int height,
        @Nullable String landmark,
        String model,
        Thumbnail thumbnail,
        LocalFeatures local) {
    public ImageFeatures {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(thumbnail, "thumbnail");
        Objects.requireNonNull(local, "local");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 is 64 lower-case hex digits, not '" + sha256 + "'");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image of " + width + " × " + height + " pixels");
        }
    }

    /** The image with another picture of the same bytes, such as a turned one, and features in that one's pixels. */
    public ImageFeatures withPicture(int pictureWidth, int pictureHeight, LocalFeatures features) {
        return new ImageFeatures(
                key, version, uri, sha256, byteSize, pictureWidth, pictureHeight, landmark, model, thumbnail, features);
    }

    /** The features of another upload of the same bytes. */
    public ImageFeatures uploadedAs(Arrival.Uploaded uploaded) {
        return new ImageFeatures(
                uploaded.key(),
                uploaded.versionOr(sha256),
                uploaded.uri(),
                sha256,
                byteSize,
                width,
                height,
                uploaded.landmark(),
                model,
                thumbnail,
                local);
    }

    /** The image with other features, such as some of its own. */
    public ImageFeatures withLocal(LocalFeatures features) {
        return withPicture(width, height, features);
    }

    /** Of an upload; where the DAM named no version, the hash of the bytes is the version. */
    public static ImageFeatures of(
            Arrival.Uploaded uploaded,
            Original original,
            int width,
            int height,
            String model,
            Thumbnail thumbnail,
            LocalFeatures local) {
        return new ImageFeatures(
                uploaded.key(),
                uploaded.versionOr(original.sha256()),
                uploaded.uri(),
                original.sha256(),
                original.content().length,
                width,
                height,
                uploaded.landmark(),
                model,
                thumbnail,
                local);
    }
}
