package org.samescene.match;

/** Width and height of a picture in pixels, both at least 1. */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has at least one pixel, not " + width + " × " + height);
        }
    }

    public int longestSide() {
        return Math.max(width, height);
    }
}
