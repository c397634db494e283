package org.samescene.bitmap;

import java.util.Optional;

/**
 * What a JPEG says before its first scan.
 *
 * @param process the low half of its SOF marker, which says how it is coded; of JPEG-LS that of lossless coding
 * @param bits of each sample
 * @param width as stored
 * @param height as stored
 * @param samplesPerPixel 3 for colours that are stored in full, 1.5 where theirs are halved in both directions
 */
public record JpegHeader(int process, int bits, int width, int height, double samplesPerPixel) {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int START_OF_FRAME_JPEG_LS = 0xF7;
    private static final String NOT_DECODED = ", which isn't decoded";

    /** Of the JPEG that begins at an offset; empty where none does, or its header is broken. */
    public static Optional<JpegHeader> at(byte[] content, int offset) {
        if (offset + 4 > content.length || marker(content, offset) != START_OF_IMAGE) {
            return Optional.empty();
        }
        int at = offset + 2;
        while (at + 4 <= content.length) {
            int marker = marker(content, at);
            if (marker == 0xFF) {
                at++; // fill bytes
                continue;
            }
            int length = Bytes.bigEndianShort(content, at + 2);
            if (marker < 0xC0 || marker == START_OF_SCAN || length < 2 || at + 2 + length > content.length) {
                return Optional.empty();
            }
            if (isFrame(marker)) {
                return length < 8
                        ? Optional.empty()
                        : Optional.of(new JpegHeader(
                                marker & 0xF,
                                content[at + 4] & 0xFF,
                                Bytes.bigEndianShort(content, at + 7),
                                Bytes.bigEndianShort(content, at + 5),
                                samplesPerPixel(content, at + 9, at + 2 + length)));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** C0 to CF but for Huffman tables, the reserved one and arithmetic conditioning; F7 is JPEG-LS. */
    private static boolean isFrame(int marker) {
        return (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
                || marker == START_OF_FRAME_JPEG_LS;
    }

    /** @param at the number of components, each of which has 3 bytes after it: its id, its sampling factors, its table */
    private static double samplesPerPixel(byte[] content, int at, int end) {
        double most = 1;
        double sum = 0;
        for (int component = at + 1; component + 3 <= end && component < at + 1 + 3 * content[at]; component += 3) {
            int factors = content[component + 1] & 0xFF;
            double samples = (factors >> 4) * (factors & 0xF);
            most = Math.max(most, samples);
            sum += samples;
        }
        return sum / most;
    }

    /** 0 where there is none. */
    private static int marker(byte[] content, int at) {
        return content[at] == (byte) 0xFF ? content[at + 1] & 0xFF : 0;
    }

    public boolean isProgressive() {
        return (process & 3) == 2;
    }

    /** Baseline, extended or progressive, by Huffman's code: what all decoders know. */
    boolean isCommon() {
        return process <= 2 && bits == 8;
    }

    /** How it is beyond ImageIO, to stand after "a JPEG"; empty where it isn't. */
    Optional<String> rarity() {
        if (process > 8) {
            return Optional.of("with arithmetic coding, which takes libvips (Debian: libvips42)");
        }
        if (process > 3) {
            return Optional.of((process == 7 ? "without loss (JPEG-LS)" : "in a hierarchy of sizes") + NOT_DECODED);
        }
        return process < 3 && bits != 8 ? Optional.of("of " + bits + " bits a sample" + NOT_DECODED) : Optional.empty();
    }

    long pixels() {
        return (long) width * height;
    }
}
