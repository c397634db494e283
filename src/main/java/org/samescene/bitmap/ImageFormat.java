package org.samescene.bitmap;

import java.util.Optional;

/** The formats that are decoded, each recognised by its first bytes; a file's name says nothing. */
enum ImageFormat {
    JPEG,
    PNG,
    WEBP,
    TIFF,
    BMP,
    GIF;

    static Optional<ImageFormat> of(byte[] content) {
        Magic magic = new Magic(content);
        if (magic.at(0, 0xFF, 0xD8)) {
            return Optional.of(JPEG);
        }
        if (magic.at(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (magic.at(0, "RIFF") && magic.at(8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (isTiff(magic)) {
            return Optional.of(TIFF);
        }
        if (magic.at(0, "GIF87a") || magic.at(0, "GIF89a")) {
            return Optional.of(GIF);
        }
        return isBmp(content) ? Optional.of(BMP) : Optional.empty();
    }

    /** 42 is classic TIFF, 43 BigTIFF. */
    private static boolean isTiff(Magic magic) {
        return magic.at(0, 'I', 'I', 42, 0)
                || magic.at(0, 'M', 'M', 0, 42)
                || magic.at(0, 'I', 'I', 43, 0, 8, 0)
                || magic.at(0, 'M', 'M', 0, 43, 0, 8);
    }

    /** "BM" begins many texts, so the length of the second header must be a known one too. */
    private static boolean isBmp(byte[] content) {
        if (content.length < 18 || content[0] != 'B' || content[1] != 'M') {
            return false;
        }
        return switch (Bytes.littleEndianInt(content, 14)) {
            case 12, 16, 40, 52, 56, 64, 108, 124 -> true;
            default -> false;
        };
    }
}
