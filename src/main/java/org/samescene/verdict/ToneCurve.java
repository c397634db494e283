package org.samescene.verdict;

import java.util.Arrays;

/**
 * Which grey level of one picture became which of another where the two are overlaid: the median of what the
 * other shows, for each of {@value #STEPS} steps of grey. Brightness, contrast, gamma, a negative are such
 * curves, and so is a highlight that is clipped.
 */
final class ToneCurve {
    private static final int STEPS = 32;
    /** Of all places, that a step needs to have a median of its own. */
    private static final double LEAST_SHARE = 0.002;

    private final float[] levels;

    private ToneCurve(float[] levels) {
        this.levels = levels;
    }

    /** From the grey levels of A to those of B. */
    static ToneCurve of(Grid grid) {
        return of(grid.a(), grid.b(), grid.both());
    }

    private static ToneCurve of(float[] from, float[] to, boolean[] both) {
        int[][] histogram = new int[STEPS][256];
        int[] count = new int[STEPS];
        int all = 0;
        for (int i = 0; i < from.length; i++) {
            if (both[i]) {
                int step = Math.clamp((int) (from[i] * STEPS / 256), 0, STEPS - 1);
                histogram[step][Math.clamp(Math.round(to[i]), 0, 255)]++;
                count[step]++;
                all++;
            }
        }
        float[] levels = new float[STEPS];
        for (int step = 0; step < STEPS; step++) {
            levels[step] = count[step] > LEAST_SHARE * all && count[step] > 0
                    ? median(histogram[step], count[step])
                    : Float.NaN;
        }
        fillGaps(levels);
        return new ToneCurve(levels);
    }

    private static float median(int[] histogram, int count) {
        int below = 0;
        int level = 0;
        while (2 * (below + histogram[level]) < count) {
            below += histogram[level++];
        }
        return level;
    }

    private static void fillGaps(float[] levels) {
        int known = -1;
        for (int step = 0; step < levels.length; step++) {
            if (!Float.isNaN(levels[step])) {
                for (int gap = known + 1; gap < step; gap++) {
                    levels[gap] = known < 0
                            ? levels[step]
                            : levels[known] + (levels[step] - levels[known]) * (gap - known) / (step - known);
                }
                known = step;
            }
        }
        if (known < 0) {
            for (int step = 0; step < levels.length; step++) {
                levels[step] = (step + 0.5f) * 256 / STEPS;
            }
        } else {
            Arrays.fill(levels, known + 1, levels.length, levels[known]);
        }
    }

    float at(float grey) {
        float step = Math.clamp(grey * STEPS / 256 - 0.5f, 0, STEPS - 1f);
        int low = Math.min((int) step, STEPS - 2);
        return levels[low] + (levels[low + 1] - levels[low]) * (step - low);
    }

    float[] of(float[] from) {
        float[] toned = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            toned[i] = at(from[i]);
        }
        return toned;
    }
}
