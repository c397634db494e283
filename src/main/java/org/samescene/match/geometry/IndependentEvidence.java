package org.samescene.match.geometry;

/**
 * Counts evidence that is independent: of inliers closer than a spacing in either picture only the most trusted counts, so fifty
 * matches on one letter of a sign are one. Features look at a neighbourhood, so the spacing grows with their size: neighbours that see
 * nearly the same pixels match the same false thing together. Greedy in the order of trust. Scratch space of one estimation;
 * not for several threads.
 */
final class IndependentEvidence {
    private final Correspondences c;
    private final double spacingPx;
    private final double spacingSizes;
    private final int[] counted;

    IndependentEvidence(Correspondences c, double spacingPx, double spacingSizes) {
        this.c = c;
        this.spacingPx = spacingPx;
        this.spacingSizes = spacingSizes;
        this.counted = new int[c.count()];
    }

    /** How many of the first {@code count} correspondences named in {@code chosen}, ascending, are independent; stops at {@code enough}. */
    int count(int[] chosen, int count, int enough) {
        int independent = 0;
        for (int k = 0; k < count && independent < enough; k++) {
            if (isNew(chosen[k], independent)) {
                counted[independent++] = chosen[k];
            }
        }
        return independent;
    }

    private boolean isNew(int i, int independent) {
        for (int k = 0; k < independent; k++) {
            int j = counted[k];
            if (close(c.xA[i] - c.xA[j], c.yA[i] - c.yA[j], Math.min(c.sizeA[i], c.sizeA[j]))
                    || close(c.xB[i] - c.xB[j], c.yB[i] - c.yB[j], Math.min(c.sizeB[i], c.sizeB[j]))) {
                return false;
            }
        }
        return true;
    }

    private boolean close(float dx, float dy, float size) {
        double spacing = Math.max(spacingPx, spacingSizes * size);
        return dx * dx + dy * dy < spacing * spacing;
    }
}
