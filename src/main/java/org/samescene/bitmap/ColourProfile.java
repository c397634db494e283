package org.samescene.bitmap;

import java.util.Optional;

/** Hides the embedded profile of a file whose reader fails over it: colours slightly off are better than no picture. */
final class ColourProfile {
    private static final int WEBP_FLAGS = 20;
    private static final int WEBP_HAS_PROFILE = 0x20;

    private ColourProfile() {}

    /**
     * A copy without the profile, if there is one that can be hidden. A TIFF's is applied by {@link
     * SampleTiles}, which copes.
     */
    static Optional<byte[]> hidden(ImageFormat format, byte[] content) {
        return switch (format) {
            case JPEG -> hiddenInJpeg(content);
            case WEBP -> hiddenInWebP(content);
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> hiddenInJpeg(byte[] content) {
        Magic magic = new Magic(content);
        byte[] copy = null;
        for (int i = 2; i + 16 <= content.length; i++) {
            if (content[i] == (byte) 0xFF && content[i + 1] == (byte) 0xE2 && magic.at(i + 4, "ICC_PROFILE\0")) {
                copy = copy == null ? content.clone() : copy;
                copy[i + 4] = 'X';
            }
        }
        return Optional.ofNullable(copy);
    }

    private static Optional<byte[]> hiddenInWebP(byte[] content) {
        if (!new Magic(content).at(12, "VP8X")
                || content.length <= WEBP_FLAGS
                || (content[WEBP_FLAGS] & WEBP_HAS_PROFILE) == 0) {
            return Optional.empty();
        }
        byte[] copy = content.clone();
        copy[WEBP_FLAGS] &= ~WEBP_HAS_PROFILE;
        return Optional.of(copy);
    }
}
