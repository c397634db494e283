package org.samescene.index.words;

import java.util.Arrays;

/**
 * The few best of what each of some queries has met so far, best first. Of equals the one with the lower
 * number is better, so that the order in which they are met doesn't matter.
 */
final class NearestRows {
    /** In place of a number where fewer were met than were asked for. */
    static final int NONE = -1;

    private final int limit;
    private final float[] scores;
    private final int[] rows;

    NearestRows(int queries, int limit) {
        this.limit = limit;
        this.scores = new float[queries * limit];
        this.rows = new int[queries * limit];
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        Arrays.fill(rows, NONE);
    }

    void add(int query, float score, int row) {
        int first = query * limit;
        int at = first + limit - 1;
        if (!isBetter(score, row, at)) {
            return;
        }
        while (at > first && isBetter(score, row, at - 1)) {
            scores[at] = scores[at - 1];
            rows[at] = rows[at - 1];
            at--;
        }
        scores[at] = score;
        rows[at] = row;
    }

    private boolean isBetter(float score, int row, int at) {
        return score > scores[at] || (score == scores[at] && row < rows[at]);
    }

    /** queries × limit numbers, row-major; {@link #NONE} where there were too few. */
    int[] rows() {
        return rows;
    }
}
