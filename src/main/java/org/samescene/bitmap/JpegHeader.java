package org.samescene.bitmap;

import java.util.Optional;

/**
 * What a JPEG says before its first scan.
 *
 * @param process the low half of its SOF marker, which says how it is coded
 * @param width as stored
 * @param height as stored
 */
public record JpegHeader(int process, int width, int height) {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;

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
                                Bytes.bigEndianShort(content, at + 7),
                                Bytes.bigEndianShort(content, at + 5)));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** C0 to CF but for Huffman tables, the reserved one and arithmetic conditioning. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** 0 where there is none. */
    private static int marker(byte[] content, int at) {
        return content[at] == (byte) 0xFF ? content[at + 1] & 0xFF : 0;
    }

    public boolean isProgressive() {
        return (process & 3) == 2;
    }

    boolean isArithmetic() {
        return process > 8;
    }

    /** Baseline, extended or progressive, by Huffman's code: what all decoders know. */
    boolean isCommon() {
        return process <= 2;
    }

    long pixels() {
        return (long) width * height;
    }
}
