package org.samescene.feature;

/**
 * The eight ways to turn and mirror a picture so that its pixels fill a grid again: the symmetries of a
 * square. A point p of the upright picture is at M p + shift in the turned or mirrored one; the shift makes
 * the picture's corner the origin.
 */
public enum Pose {
    UPRIGHT(1, 0, 0, 1),
    /** Clockwise on the screen. */
    TURNED_90(0, -1, 1, 0),
    TURNED_180(-1, 0, 0, -1),
    TURNED_270(0, 1, -1, 0),
    /** Left to right. */
    MIRRORED(-1, 0, 0, 1),
    /** Mirrored, then turned. */
    MIRRORED_TURNED_90(0, -1, -1, 0),
    MIRRORED_TURNED_180(1, 0, 0, -1),
    MIRRORED_TURNED_270(0, 1, 1, 0);

    private final int xx;
    private final int xy;
    private final int yx;
    private final int yy;

    Pose(int xx, int xy, int yx, int yy) {
        this.xx = xx;
        this.xy = xy;
        this.yx = yx;
        this.yy = yy;
    }

    /** This one, and mirrored left to right after that. */
    public Pose mirrored() {
        for (Pose pose : values()) {
            if (pose.xx == -xx && pose.xy == -xy && pose.yx == yx && pose.yy == yy) {
                return pose;
            }
        }
        throw new IllegalStateException("not a symmetry of a square: " + this);
    }

    /** M, row-major: [x from x, x from y, y from x, y from y]; each -1, 0 or 1. */
    public int[] matrix() {
        return new int[] {xx, xy, yx, yy};
    }

    /** The pose that makes a picture in this one upright again. */
    public Pose inverse() {
        // of a turn by a quarter the other one; the rest are their own
        return switch (this) {
            case TURNED_90 -> TURNED_270;
            case TURNED_270 -> TURNED_90;
            default -> this;
        };
    }

    /** Whether width and height change places. */
    public boolean transposed() {
        return xx == 0;
    }

    /** The shift of x in pixels, for an upright picture of this size: its extent where M makes x negative. */
    public int shiftX(int width, int height) {
        return Math.max(0, -xx) * width + Math.max(0, -xy) * height;
    }

    /** The shift of y in pixels, for an upright picture of this size: its extent where M makes y negative. */
    public int shiftY(int width, int height) {
        return Math.max(0, -yx) * width + Math.max(0, -yy) * height;
    }
}
