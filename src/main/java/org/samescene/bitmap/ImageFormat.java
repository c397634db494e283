package org.samescene.bitmap;

import java.util.Optional;

/** The formats that are decoded, each recognised by its first bytes; a file's name says nothing. */
public enum ImageFormat {
    JPEG("JPEG"),
    PNG("PNG"),
    WEBP("WebP"),
    TIFF("TIFF"),
    BMP("BMP"),
    GIF("GIF"),
    PSD("Photoshop (PSD)"),
    HEIC("HEIC"),
    AVIF("AVIF"),
    JPEG_XL("JPEG XL"),
    JPEG_2000("JPEG 2000");

    private final String title;

    ImageFormat(String title) {
        this.title = title;
    }

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
        if (isBmp(content)) {
            return Optional.of(BMP);
        }
        if (magic.at(0, '8', 'B', 'P', 'S', 0) && (magic.at(5, 1) || magic.at(5, 2))) {
            return Optional.of(PSD);
        }
        if (magic.at(0, 0xFF, 0x0A) || magic.at(0, 0, 0, 0, 12, 'J', 'X', 'L', ' ')) {
            return Optional.of(JPEG_XL);
        }
        if (magic.at(0, 0, 0, 0, 12, 'j', 'P', ' ', ' ') || magic.at(0, 0xFF, 0x4F, 0xFF, 0x51)) {
            return Optional.of(JPEG_2000);
        }
        return ofIsoMedia(magic);
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

    /** By the brand, or where that says nothing of the coding (mif1, msf1), by those that it is compatible with. */
    private static Optional<ImageFormat> ofIsoMedia(Magic magic) {
        if (!magic.at(4, "ftyp")) {
            return Optional.empty();
        }
        int end = Math.min(magic.content().length, Bytes.bigEndianInt(magic.content(), 0)) - 3;
        boolean anyImage = false;
        for (int at = 8; at < end; at += at == 8 ? 8 : 4) {
            if (magic.at(at, "avif") || magic.at(at, "avis")) {
                return Optional.of(AVIF);
            }
            if (magic.at(at, "heic") || magic.at(at, "heix") || magic.at(at, "hevc") || magic.at(at, "heim")) {
                return Optional.of(HEIC);
            }
            anyImage |= at == 8 && (magic.at(at, "mif1") || magic.at(at, "msf1"));
            if (at == 8 && !anyImage) {
                return Optional.empty();
            }
        }
        return anyImage ? Optional.of(HEIC) : Optional.empty();
    }

    /** Whether ImageIO reads it; the others take a {@link ReducingReader}. */
    boolean isOfImageIo() {
        return switch (this) {
            case JPEG, PNG, WEBP, TIFF, BMP, GIF, PSD -> true;
            case HEIC, AVIF, JPEG_XL, JPEG_2000 -> false;
        };
    }

    /** For people. */
    @Override
    public String toString() {
        return title;
    }
}
