package org.samescene.verdict;

/**
 * The paper of a page, the ground of a screen: the one tone of what is flat in both pictures. What is written
 * on it is small and is all that matters.
 */
final class Ground {
    /** Contrast up to which a place is flat, grey levels. */
    private static final double FLAT = 2;
    /** Grey levels to either side that are the same tone. */
    private static final int SAME_TONE = 6;
    /** Something is written on the ground where the ground shows through within this many samples. */
    private static final int REACH = 4;

    private static final double SHOWS_THROUGH = 0.15;
    private static final int LEVELS = 256;

    private final OverlaidPictures pictures;
    private final double share;
    private final boolean[] written;

    Ground(OverlaidPictures pictures) {
        this.pictures = pictures;
        Grid grid = pictures.grid();
        int[] inA = new int[LEVELS];
        int[] inB = new int[LEVELS];
        for (int i = 0; i < grid.both().length; i++) {
            if (grid.both()[i]
                    && pictures.plain().detailA()[i] < FLAT
                    && pictures.plain().detailB()[i] < FLAT) {
                inA[level(grid.a()[i])]++;
                inB[level(grid.b()[i])]++;
            }
        }
        int toneOfA = mode(inA);
        int toneOfB = mode(inB);
        share = Math.min(around(inA, toneOfA), around(inB, toneOfB)) / (double) Math.max(1, grid.countOfBoth());
        written = written(near(grid.a(), toneOfA), near(grid.b(), toneOfB));
    }

    private static int level(float grey) {
        return Math.clamp(Math.round(grey), 0, LEVELS - 1);
    }

    private static int around(int[] histogram, int tone) {
        int count = 0;
        for (int level = Math.max(0, tone - SAME_TONE); level <= Math.min(LEVELS - 1, tone + SAME_TONE); level++) {
            count += histogram[level];
        }
        return count;
    }

    private static int mode(int[] histogram) {
        int mode = 0;
        for (int level = 0; level < LEVELS; level++) {
            mode = around(histogram, level) > around(histogram, mode) ? level : mode;
        }
        return mode;
    }

    /** The share of each window that has the tone. */
    private float[] near(float[] picture, int tone) {
        Grid grid = pictures.grid();
        float[] near = new float[picture.length];
        for (int i = 0; i < picture.length; i++) {
            near[i] = grid.both()[i] && Math.abs(picture[i] - tone) <= 2 * SAME_TONE ? 1 : 0;
        }
        float[] sums = new LocalSums(grid.width(), grid.height(), REACH).of(near);
        int side = 2 * REACH + 1;
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= side * side;
        }
        return sums;
    }

    private boolean[] written(float[] nearA, float[] nearB) {
        boolean[] onGround = new boolean[nearA.length];
        for (int i = 0; i < onGround.length; i++) {
            onGround[i] = Math.min(nearA[i], nearB[i]) >= SHOWS_THROUGH;
        }
        return onGround;
    }

    /** Of the overlap that is bare ground in both pictures, 0 … 1. */
    double share() {
        return share;
    }

    /** Whether both pictures have something written here, and not the same. */
    boolean isRewritten(int i) {
        return written[i] && pictures.isReplaced(i);
    }
}
