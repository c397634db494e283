package org.samescene.bitmap;

/**
 * The eight ways a picture can be stored, by the number of the EXIF tag 0x0112. What is stored becomes
 * upright by being transposed (x and y swapped) where {@link #transposed}, then mirrored left to right and
 * top to bottom where so marked.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    ROTATED_180(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    ROTATED_LEFT(true, true, false),
    TRANSVERSED(true, true, true),
    ROTATED_RIGHT(true, false, true);

    private final boolean transposed;
    private final boolean mirroredAcross;
    private final boolean mirroredDown;

    Orientation(boolean transposed, boolean mirroredAcross, boolean mirroredDown) {
        this.transposed = transposed;
        this.mirroredAcross = mirroredAcross;
        this.mirroredDown = mirroredDown;
    }

    /** Numbers other than 1 to 8 mean nothing, so upright. */
    static Orientation ofExif(int number) {
        return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
    }

    int uprightWidth(int storedWidth, int storedHeight) {
        return transposed ? storedHeight : storedWidth;
    }

    int uprightHeight(int storedWidth, int storedHeight) {
        return transposed ? storedWidth : storedHeight;
    }

    /** A stored picture, upright. */
    Bitmap upright(Bitmap stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = stored.width();
        int height = stored.height();
        byte[] upright = new byte[stored.rgb().length];
        place(stored.rgb(), 0, 0, width, height, width, height, upright);
        return new Bitmap(uprightWidth(width, height), uprightHeight(width, height), upright);
    }

    /**
     * Puts a tile of the stored picture at its place in the upright one.
     *
     * @param tile tileHeight × tileWidth × 3, whose top left pixel is stored at (x, y)
     * @param upright {@link #uprightHeight} × {@link #uprightWidth} × 3
     */
    void place(
            byte[] tile,
            int x,
            int y,
            int tileWidth,
            int tileHeight,
            int storedWidth,
            int storedHeight,
            byte[] upright) {
        int width = uprightWidth(storedWidth, storedHeight);
        int height = uprightHeight(storedWidth, storedHeight);
        int left = transposed ? y : x;
        int top = transposed ? x : y;
        int across = transposed ? tileHeight : tileWidth;
        int down = transposed ? tileWidth : tileHeight;
        int tileStepAcross = 3 * (transposed ? tileWidth : 1);
        int tileStepDown = 3 * (transposed ? 1 : tileWidth);
        int stepAcross = mirroredAcross ? -3 : 3;
        for (int j = 0; j < down; j++) {
            int row = mirroredDown ? height - 1 - top - j : top + j;
            int from = j * tileStepDown;
            int to = 3 * (row * width + (mirroredAcross ? width - 1 - left : left));
            if (tileStepAcross == 3 && stepAcross == 3) {
                System.arraycopy(tile, from, upright, to, 3 * across);
                continue;
            }
            for (int i = 0; i < across; i++) {
                upright[to] = tile[from];
                upright[to + 1] = tile[from + 1];
                upright[to + 2] = tile[from + 2];
                from += tileStepAcross;
                to += stepAcross;
            }
        }
    }
}
