package org.samescene.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * The paper of a page, the grounds of a screen: tones of what is flat and the same in both pictures. What is
 * written on them is small and is all that matters.
 */
final class Ground {
    /** Contrast up to which a place is flat, grey levels. */
    private static final double FLAT = 2;
    /** Grey levels to either side that are the same tone. */
    private static final int SAME_TONE = 6;
    /** How many grounds there are at most: a screen has bars, cards and what is behind them. */
    private static final int MOST = 4;
    /** Of the overlap, that one of them covers at least. */
    private static final double LEAST_SHARE = 0.02;
    /** Something is written on a ground where it shows through within this many samples. */
    private static final int REACH = 4;

    private static final double SHOWS_THROUGH = 0.15;
    private static final int LEVELS = 256;

    private final OverlaidPictures pictures;
    private final double share;
    private final boolean[] written;

    /** One tone, as it is in either picture. */
    private record Tone(int inA, int inB) {}

    Ground(OverlaidPictures pictures) {
        this.pictures = pictures;
        Grid grid = pictures.grid();
        written = new boolean[grid.both().length];
        boolean[] flat = new boolean[written.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = grid.both()[i]
                    && pictures.plain().detailA()[i] < FLAT
                    && pictures.plain().detailB()[i] < FLAT;
        }
        double sum = 0;
        for (Tone tone : tones(grid, flat)) {
            sum += (double) count(grid, flat, tone) / grid.countOfBoth();
            addWritten(grid, tone);
        }
        share = sum;
    }

    /** Most frequent first. */
    private static List<Tone> tones(Grid grid, boolean[] flat) {
        List<Tone> tones = new ArrayList<>();
        boolean[] left = flat.clone();
        while (tones.size() < MOST) {
            int inA = mode(grid.a(), left);
            boolean[] ofIt = new boolean[left.length];
            for (int i = 0; i < left.length; i++) {
                ofIt[i] = left[i] && Math.abs(grid.a()[i] - inA) <= SAME_TONE;
                left[i] &= !ofIt[i];
            }
            Tone tone = new Tone(inA, mode(grid.b(), ofIt));
            if (count(grid, flat, tone) < LEAST_SHARE * grid.countOfBoth()) {
                break;
            }
            tones.add(tone);
        }
        return tones;
    }

    private static int mode(float[] picture, boolean[] places) {
        int[] histogram = new int[LEVELS];
        for (int i = 0; i < places.length; i++) {
            if (places[i]) {
                histogram[Math.clamp(Math.round(picture[i]), 0, LEVELS - 1)]++;
            }
        }
        int mode = 0;
        for (int level = 0; level < LEVELS; level++) {
            mode = around(histogram, level) > around(histogram, mode) ? level : mode;
        }
        return mode;
    }

    private static int around(int[] histogram, int tone) {
        int count = 0;
        for (int level = Math.max(0, tone - SAME_TONE); level <= Math.min(LEVELS - 1, tone + SAME_TONE); level++) {
            count += histogram[level];
        }
        return count;
    }

    private static int count(Grid grid, boolean[] flat, Tone tone) {
        int count = 0;
        for (int i = 0; i < flat.length; i++) {
            count += flat[i]
                            && Math.abs(grid.a()[i] - tone.inA) <= SAME_TONE
                            && Math.abs(grid.b()[i] - tone.inB) <= SAME_TONE
                    ? 1
                    : 0;
        }
        return count;
    }

    private void addWritten(Grid grid, Tone tone) {
        float[] inA = shareOfWindows(grid, grid.a(), tone.inA);
        float[] inB = shareOfWindows(grid, grid.b(), tone.inB);
        for (int i = 0; i < written.length; i++) {
            written[i] |= Math.min(inA[i], inB[i]) >= SHOWS_THROUGH;
        }
    }

    /** The share of each window that has about the tone. */
    private static float[] shareOfWindows(Grid grid, float[] picture, int tone) {
        float[] about = new float[picture.length];
        for (int i = 0; i < picture.length; i++) {
            about[i] = grid.both()[i] && Math.abs(picture[i] - tone) <= 2 * SAME_TONE ? 1 : 0;
        }
        float[] sums = new LocalSums(grid.width(), grid.height(), REACH).of(about);
        int side = 2 * REACH + 1;
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= side * side;
        }
        return sums;
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
