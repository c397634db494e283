package org.samescene.bitmap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** Names what isn't decoded, so that the refusal is of use to whoever uploaded it. */
final class ForeignFormat {
    private static final int TEXT_SAMPLE = 512;

    /** Brands of ISO media files that hold films or sound; others may be pictures of a kind that we don't know. */
    private static final Set<String> IMAGE_BRANDS = Set.of("mif1", "msf1", "mif2", "jxl ", "heis", "hevs");

    /**
     * What a file of a format begins with, at least at an offset.
     *
     * @param start its bytes as characters of Latin-1
     * @param name with its article, to stand after "this is"
     */
    private record Signature(int offset, String start, String name) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(4, "ftyp", "an image in an ISO media file, of a coding that isn't known"),
            new Signature(0, "8BPS", "a Photoshop document (PSD) of an unknown version"),
            new Signature(0, "DDS ", "a DirectDraw surface (DDS)"),
            new Signature(0, "BLP1", "a Blizzard texture (BLP)"),
            new Signature(0, "BLP2", "a Blizzard texture (BLP)"),
            new Signature(0, "v/1\1", "an OpenEXR image"),
            new Signature(0, "#?RADIANCE", "a Radiance picture (HDR)"),
            new Signature(0, "#?RGBE", "a Radiance picture (HDR)"),
            new Signature(0, "PF\n", "a portable float map (PFM)"),
            new Signature(0, "Pf\n", "a portable float map (PFM)"),
            new Signature(0, "II\u00BC", "a JPEG XR picture"),
            new Signature(0, "qoif", "a QOI picture"),
            new Signature(0, "BPG\u00FB", "a BPG picture"),
            new Signature(0, "FLIF", "a FLIF picture"),
            new Signature(0, "\u008AMNG", "a picture in the format MNG"),
            new Signature(0, "\u008BJNG", "a picture in the format JNG"),
            new Signature(0, "gimp xcf", "a GIMP picture (XCF)"),
            new Signature(0, "/* XPM */", "an X pixmap (XPM)"),
            new Signature(0, "icns", "an Apple icon (ICNS)"),
            new Signature(0, "Y\u00A6j\u0095", "a Sun raster picture"),
            new Signature(0, "SIMPLE  =", "an astronomical picture (FITS)"),
            new Signature(128, "DICM", "a medical picture (DICOM)"),
            new Signature(0, "\u00D7\u00CD\u00C6\u009A", "a Windows metafile (WMF)"),
            new Signature(40, " EMF", "a Windows metafile (EMF)"),
            new Signature(0, "FUJIFILM", "a camera's raw file"),
            new Signature(0, "\0MRM", "a camera's raw file"),
            new Signature(4, "\u0011\u00AF", "an Autodesk animation (FLI)"),
            new Signature(4, "\u0012\u00AF", "an Autodesk animation (FLI)"),
            new Signature(0, "AT&TFORM", "a DjVu document"),
            new Signature(0, "%PDF", "a PDF document"),
            new Signature(0, "%!PS", "a PostScript document"),
            new Signature(0, "\u00C5\u00D0\u00D3\u00C6", "a PostScript document"),
            new Signature(0, "PK\3\4", "a ZIP archive"));

    private static final Set<String> NO_PICTURES =
            Set.of("a video", "text", "a web page", "a ZIP archive", "a PDF document", "a PostScript document");

    private ForeignFormat() {}

    static RejectedException rejection(byte[] content) {
        String name = isVideo(content) ? "a video" : name(content);
        String advice =
                NO_PICTURES.contains(name) ? ", no picture" : "; convert it to JPEG, PNG, WebP, TIFF, BMP or GIF";
        return new RejectedException(RejectionReason.UNSUPPORTED_FORMAT, "this is " + name + advice);
    }

    /** The refusal of a format that no reader here knows. */
    static RejectedException needsLibvips(ImageFormat format) {
        String loader = format == ImageFormat.HEIC || format == ImageFormat.AVIF ? " with libheif" : "";
        return new RejectedException(
                RejectionReason.UNSUPPORTED_FORMAT,
                String.format(
                        Locale.ROOT,
                        "this is a picture in the format %s, which takes libvips 8.13 or later%s: install it (Debian:"
                                + " libvips42), or convert it to JPEG, PNG, WebP, TIFF, BMP or GIF",
                        format,
                        loader));
    }

    /** ISO media (MP4, QuickTime), Matroska and WebM, AVI, MPEG, Windows Media. */
    private static boolean isVideo(byte[] content) {
        Magic magic = new Magic(content);
        return (magic.at(4, "ftyp") && IMAGE_BRANDS.stream().noneMatch(brand -> magic.at(8, brand)))
                || magic.at(4, "moov")
                || magic.at(4, "mdat")
                || magic.at(4, "wide")
                || magic.at(0, 0x1A, 0x45, 0xDF, 0xA3)
                || (magic.at(0, "RIFF") && magic.at(8, "AVI "))
                || magic.at(0, 0, 0, 1, 0xBA)
                || magic.at(0, 0, 0, 1, 0xB3)
                || magic.at(0, 0x30, 0x26, 0xB2, 0x75);
    }

    /** With its article, to stand after "this is". */
    static String name(byte[] content) {
        Magic magic = new Magic(content);
        return SIGNATURES.stream()
                .filter(signature -> magic.at(signature.offset, signature.start))
                .map(Signature::name)
                .findFirst()
                .orElseGet(() -> nameByContent(magic));
    }

    /** Of formats that have no first bytes of their own. */
    private static String nameByContent(Magic magic) {
        if (isNetpbm(magic)) {
            return "a portable pixmap (PPM, PGM, PBM or PAM)";
        }
        if (isWindowsIcon(magic.content())) {
            return "a Windows icon (ICO)";
        }
        if (isTarga(magic.content())) {
            return "a Truevision Targa picture (TGA)";
        }
        return isText(magic.content()) ? textName(magic.content()) : "no image of a known format";
    }

    /** P1 to P7, and then a space, a line end or a comment. */
    private static boolean isNetpbm(Magic magic) {
        byte[] content = magic.content();
        return content.length > 3
                && content[0] == 'P'
                && content[1] >= '1'
                && content[1] <= '7'
                && " \t\r\n#".indexOf(content[2]) >= 0
                && " \t\r\n#0123456789WHDMT".indexOf(content[3]) >= 0;
    }

    /** One or more pictures, each of which lies within the file. Targa begins like a cursor may. */
    private static boolean isWindowsIcon(byte[] content) {
        Magic magic = new Magic(content);
        if (content.length < 22 || !(magic.at(0, 0, 0, 1, 0) || magic.at(0, 0, 0, 2, 0))) {
            return false;
        }
        int count = Bytes.littleEndianShort(content, 4);
        long size = Bytes.littleEndianInt(content, 14) & 0xFFFF_FFFFL;
        long offset = Bytes.littleEndianInt(content, 18) & 0xFFFF_FFFFL;
        return count > 0 && content[9] == 0 && offset >= 6 + 16L * count && size > 0 && offset + size <= content.length;
    }

    /** It has no first bytes of its own; its header's few fields must all make sense. */
    private static boolean isTarga(byte[] content) {
        if (content.length < 18) {
            return false;
        }
        int palette = content[1];
        int kind = content[2] & ~8;
        int depth = content[16] & 0xFF;
        int paletteDepth = content[7] & 0xFF;
        boolean depthMakesSense = switch (kind) {
            case 1 -> palette == 1 && depth == 8;
            case 2 -> depth == 15 || depth == 16 || depth == 24 || depth == 32;
            case 3 -> depth == 8 || depth == 16;
            default -> false;
        };
        boolean paletteMakesSense = palette == 0 ? paletteDepth == 0 : paletteDepth >= 15 && paletteDepth <= 32;
        return (palette == 0 || palette == 1)
                && depthMakesSense
                && paletteMakesSense
                && Bytes.littleEndianShort(content, 12) > 0
                && Bytes.littleEndianShort(content, 14) > 0
                && (content[17] & 0xC0) == 0;
    }

    private static String textName(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, TEXT_SAMPLE), StandardCharsets.UTF_8);
        if (start.contains("<svg")) {
            return "a drawing (SVG)";
        }
        if (start.startsWith("#define ") && start.contains("_width ")) {
            return "an X bitmap (XBM)";
        }
        String lowerCase = start.toLowerCase(Locale.ROOT);
        return lowerCase.contains("<!doctype html") || lowerCase.contains("<html") ? "a web page" : "text";
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
