package org.samescene.match;

/** Width and height of a picture in pixels, both at least 1. */
public record Size(int width, int height) {
    /** The longest side, in px, to which both pictures' coordinates are scaled: where all lengths were measured. */
    public static final double COMMON_PX = 640;

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has at least one pixel, not " + width + " × " + height);
        }
    }

    public int longestSide() {
        return Math.max(width, height);
    }

    /** The factor that makes the longest side {@value #COMMON_PX} px. */
    public double toCommon() {
        return COMMON_PX / longestSide();
    }
}
