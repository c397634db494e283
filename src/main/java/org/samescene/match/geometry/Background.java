package org.samescene.match.geometry;

/**
 * The chance α that a correspondence which means nothing agrees with a transform.
 *
 * <p>Two models, of which the larger counts. <em>Uniform</em>: its end falls anywhere in the picture with equal probability, and the
 * feature sizes pair up at random. <em>Permuted</em>: the ends stay where they are but belong to other beginnings; this knows that
 * features crowd,
 * along a skyline or in one lit window, where a chance agreement is easier than the area says.
 */
final class Background {
    /** Beginnings looked at in the permuted model, evenly spread over the order of trust: bounds its time to 256 · N. */
    private static final int MAX_BEGINNINGS = 256;

    private final Correspondences c;
    private final float toleranceOctaves;

    Background(Correspondences c, double toleranceOctaves) {
        this.c = c;
        this.toleranceOctaves = (float) Math.min(toleranceOctaves, Float.MAX_VALUE);
    }

    /** A disc of the radius in the picture where it is the larger share of the area. */
    double uniform(Affine t, double radiusPx) {
        double scale = t.scale();
        double inB = radiusPx * Math.min(1, scale);
        double inA = radiusPx * Math.min(1, 1 / scale);
        return Math.min(1, Math.PI * Math.max(inB * inB / c.areaB, inA * inA / c.areaA));
    }

    /** α for each of {@code radiiPx}, which descend. */
    double[] chances(Affine t, double[] radiiPx) {
        int n = c.count();
        float octaves = Support.octaves(t);
        float[] limits = new float[radiiPx.length];
        for (int r = 0; r < radiiPx.length; r++) {
            limits[r] = Support.squaredRadius(t, radiiPx[r]);
        }
        long[] agreeing = new long[radiiPx.length];
        long sizesAgree = 0;
        long pairs = 0;
        int step = (n + MAX_BEGINNINGS - 1) / MAX_BEGINNINGS;
        for (int j = 0; j < n; j += step) {
            float x = (float) t.applyX(c.xA[j], c.yA[j]);
            float y = (float) t.applyY(c.xA[j], c.yA[j]);
            // what belongs to A stays with the beginning, what belongs to B goes with the end: sizes are permuted as a whole
            for (int k = 0; k < n; k++) {
                if (k == j) {
                    continue;
                }
                pairs++;
                if (Math.abs(c.octaves[k] - octaves) > toleranceOctaves) {
                    continue;
                }
                sizesAgree++;
                float dx = x - c.xB[k];
                float dy = y - c.yB[k];
                float squared = dx * dx + dy * dy;
                for (int r = 0; r < limits.length && squared < limits[r]; r++) {
                    agreeing[r]++;
                }
            }
        }
        double[] chances = new double[radiiPx.length];
        for (int r = 0; r < chances.length; r++) {
            double sizes = pairs == 0 ? 1 : (double) sizesAgree / pairs;
            double permuted = pairs == 0 ? 1 : (double) agreeing[r] / pairs;
            chances[r] = Math.max(uniform(t, radiiPx[r]) * sizes, permuted);
        }
        return chances;
    }
}
