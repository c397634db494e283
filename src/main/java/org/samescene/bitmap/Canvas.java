package org.samescene.bitmap;

/**
 * The screen of an animation, which its first frame may cover in part.
 *
 * @param width of the screen in pixels, at least as far right as the frame reaches
 * @param height of the screen in pixels, at least as far down as the frame reaches
 * @param left where on it the frame begins
 * @param top where on it the frame begins
 */
record Canvas(int width, int height, int left, int top) {
    private static final int IMAGE_DESCRIPTOR = 0x2C;
    private static final int EXTENSION = 0x21;

    /** As announced by the file's header. */
    static Canvas of(ImageFormat format, byte[] content, int frameWidth, int frameHeight) {
        try {
            Canvas announced = switch (format) {
                case GIF -> ofGif(content);
                case WEBP -> ofWebP(content, frameWidth, frameHeight);
                default -> new Canvas(frameWidth, frameHeight, 0, 0);
            };
            return new Canvas(
                    Math.max(announced.width, Math.addExact(announced.left, frameWidth)),
                    Math.max(announced.height, Math.addExact(announced.top, frameHeight)),
                    announced.left,
                    announced.top);
        } catch (IndexOutOfBoundsException e) {
            return new Canvas(frameWidth, frameHeight, 0, 0);
        }
    }

    private static Canvas ofGif(byte[] content) {
        int at = 13 + colourTableBytes(content[10]);
        while (content[at] == EXTENSION) {
            at += 2;
            while (content[at] != 0) {
                at += 1 + (content[at] & 0xFF);
            }
            at++;
        }
        boolean found = content[at] == IMAGE_DESCRIPTOR;
        return new Canvas(
                Bytes.littleEndianShort(content, 6),
                Bytes.littleEndianShort(content, 8),
                found ? Bytes.littleEndianShort(content, at + 1) : 0,
                found ? Bytes.littleEndianShort(content, at + 3) : 0);
    }

    private static int colourTableBytes(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static Canvas ofWebP(byte[] content, int frameWidth, int frameHeight) {
        Magic magic = new Magic(content);
        if (!magic.at(12, "VP8X")) {
            return new Canvas(frameWidth, frameHeight, 0, 0);
        }
        int width = 1 + Bytes.littleEndian24(content, 24);
        int height = 1 + Bytes.littleEndian24(content, 27);
        long at = 30;
        while (!magic.at((int) at, "ANMF")) {
            at += 8 + Bytes.littleEndianInt(content, (int) at + 4);
            at += at & 1;
            if (at < 30 || at >= content.length) {
                return new Canvas(width, height, 0, 0);
            }
        }
        return new Canvas(
                width,
                height,
                2 * Bytes.littleEndian24(content, (int) at + 8),
                2 * Bytes.littleEndian24(content, (int) at + 11));
    }

    long pixels() {
        return (long) width * height;
    }
}
