package org.samescene.match.geometry;

/**
 * What a bound on the number of false alarms is worth in practice: log10 NFA' = min(0, offset + slope · log10
 * NFA).
 *
 * @param leastEvidence with fewer independent agreements NFA' is 1
 */
record Calibration(double offset, double slope, int leastEvidence) {
    /**
     * Of correspondences of any distance: of 94,272 views the tail reaches to log10 NFA' = -3.2; what lies
     * below is extrapolated.
     */
    static final Calibration ALL = new Calibration(-3.3, 0.42, 6);
    /**
     * Of distinctive correspondences alone: of 800,000 views ten with at least six independent agreements reach
     * -4.7, two -5.3 and one -5.5; what lies below is extrapolated. Seven are asked for, since a pair of
     * unrelated photos, reduced to 512 px, had six and -6.5.
     */
    static final Calibration DISTINCTIVE = new Calibration(-4.3, 0.65, 7);

    /** log10 NFA' of log10 NFA, with this many independent agreements. */
    double calibrated(double log10, int evidence) {
        return evidence < leastEvidence ? 0 : Math.min(0, offset + slope * log10);
    }
}
