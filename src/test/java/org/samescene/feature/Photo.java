package org.samescene.feature;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Original;

/** What a test says about an image's features; the rest is made up. Each call gives another photo. */
public record Photo(
        ImageKey key,
        String version,
        String sha256,
        long byteSize,
        int width,
        int height,
        @Nullable String landmark,
        Thumbnail thumbnail,
        LocalFeatures local) {
    public static final int DIMENSIONS = 40;
    private static final LocalFeatures NONE =
            new LocalFeatures(new float[0], new float[0], new float[0], new float[0], new float[0], DIMENSIONS);

    /** A picture of 1000 × 800 pixels without features, its bytes unlike those of any other id. */
    public static Photo of(String library, String imageId) {
        return new Photo(
                new ImageKey(library, imageId), "1", hash(imageId), 100_000, 1000, 800, null, Thumbnail.NONE, NONE);
    }

    public static String hash(String bytes) {
        return Original.of(bytes.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    /** Another version, of other bytes. */
    public Photo version(String other) {
        return new Photo(key, other, hash(key.imageId() + other), byteSize, width, height, landmark, thumbnail, local);
    }

    public Photo sameBytesAs(Photo other) {
        return new Photo(key, version, other.sha256, other.byteSize, width, height, landmark, thumbnail, local);
    }

    public Photo bytes(long size) {
        return new Photo(key, version, sha256, size, width, height, landmark, thumbnail, local);
    }

    public Photo size(int newWidth, int newHeight) {
        return new Photo(key, version, sha256, byteSize, newWidth, newHeight, landmark, thumbnail, local);
    }

    public Photo landmark(String name) {
        return new Photo(key, version, sha256, byteSize, width, height, name, thumbnail, local);
    }

    public Photo thumbnail(Thumbnail other) {
        return new Photo(key, version, sha256, byteSize, width, height, landmark, other, local);
    }

    public Photo local(LocalFeatures other) {
        return new Photo(key, version, sha256, byteSize, width, height, landmark, thumbnail, other);
    }

    /** Features with these descriptors, all in the middle of the picture. */
    public Photo descriptors(float[]... descriptors) {
        int n = descriptors.length;
        float[] packed = new float[n * DIMENSIONS];
        float[] middle = new float[n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(descriptors[i], 0, packed, i * DIMENSIONS, DIMENSIONS);
            middle[i] = 400;
        }
        return local(new LocalFeatures(middle, middle, middle, middle, packed, DIMENSIONS));
    }

    public ImageFeatures features() {
        return new ImageFeatures(
                key,
                version,
                "file:///photos/" + key.imageId(),
                sha256,
                byteSize,
                width,
                height,
                landmark,
                "planted-1",
                thumbnail,
                local);
    }
}
