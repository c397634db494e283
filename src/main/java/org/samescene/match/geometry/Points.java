package org.samescene.match.geometry;

/** The ends of N correspondences in one picture, in packed arrays. */
public final class Points {
    final float[] x;
    final float[] y;
    final float[] size;
    final double area;

    /**
     * @param x N coordinates, px
     * @param y N coordinates, px
     * @param size of N features, px; what a size of 1 means is the caller's to choose, but alike in both pictures
     * @param area of the picture, px²: where a false correspondence could have fallen
     */
    public Points(float[] x, float[] y, float[] size, double area) {
        if (y.length != x.length || size.length != x.length) {
            throw new IllegalArgumentException(
                    "lengths disagree: " + x.length + ", " + y.length + ", sizes " + size.length);
        }
        if (!(area > 0)) {
            throw new IllegalArgumentException("an area is positive, not " + area);
        }
        this.x = x;
        this.y = y;
        this.size = size;
        this.area = area;
    }

    int count() {
        return x.length;
    }
}
