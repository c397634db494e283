package org.samescene.bitmap;

import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** Names what isn't decoded, so that the refusal is of use to whoever uploaded it. */
final class ForeignFormat {
    private static final int TEXT_SAMPLE = 512;

    private ForeignFormat() {}

    static RejectedException rejection(byte[] content) {
        return new RejectedException(
                RejectionReason.UNSUPPORTED_FORMAT,
                "this is " + name(content) + "; convert it to JPEG, PNG, WebP, TIFF, BMP or GIF");
    }

    /** With its article, to stand after "this is". */
    static String name(byte[] content) {
        Magic magic = new Magic(content);
        if (magic.at(4, "ftyp")) {
            return isoMediaName(magic);
        }
        if (magic.at(0, 0, 0, 0, 12, 'j', 'P', ' ', ' ') || magic.at(0, 0xFF, 0x4F, 0xFF, 0x51)) {
            return "a JPEG 2000 image";
        }
        if (magic.at(0, 0xFF, 0x0A) || magic.at(0, 0, 0, 0, 12, 'J', 'X', 'L', ' ')) {
            return "a JPEG XL image";
        }
        if (magic.at(0, "8BPS")) {
            return "a Photoshop document (PSD)";
        }
        if (magic.at(0, "DDS ")) {
            return "a DirectDraw surface (DDS)";
        }
        if (magic.at(0, "BLP1") || magic.at(0, "BLP2")) {
            return "a Blizzard texture (BLP)";
        }
        if (magic.at(0, 0, 0, 1, 0) || magic.at(0, 0, 0, 2, 0)) {
            return "a Windows icon (ICO)";
        }
        if (magic.at(0, 0x76, 0x2F, 0x31, 0x01)) {
            return "an OpenEXR image";
        }
        if (magic.at(0, "IIU\0") || magic.at(0, "IIRO") || magic.at(0, "IIRS") || magic.at(0, "FUJIFILM")) {
            return "a camera's raw file";
        }
        if (magic.at(4, 0x11, 0xAF) || magic.at(4, 0x12, 0xAF)) {
            return "an Autodesk animation (FLI)";
        }
        if (magic.at(0, "%PDF")) {
            return "a PDF document";
        }
        if (magic.at(0, "%!PS")) {
            return "a PostScript document";
        }
        if (magic.at(0, "PK\3\4")) {
            return "a ZIP archive";
        }
        return isText(content) ? "text" : "no image of a known format";
    }

    private static String isoMediaName(Magic magic) {
        if (magic.at(8, "heic")
                || magic.at(8, "heix")
                || magic.at(8, "hevc")
                || magic.at(8, "mif1")
                || magic.at(8, "msf1")) {
            return "a HEIC image";
        }
        if (magic.at(8, "avif") || magic.at(8, "avis")) {
            return "an AVIF image";
        }
        if (magic.at(8, "crx ")) {
            return "a camera's raw file";
        }
        return "a video or another ISO media file";
    }

    private static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, TEXT_SAMPLE); i++) {
            if (content[i] >= 0 && content[i] < ' ' && "\t\n\f\r".indexOf(content[i]) < 0) {
                return false;
            }
        }
        return true;
    }
}
