package org.samescene.match.geometry;

/**
 * What the bound on the number of false alarms ({@link FalseAlarmBound}) is worth in practice. The bound is
 * wrong twice. It counts all C(n, s) transforms where hardly more than n were tried, so it is too careful by
 * some decades. And it takes correspondences for independent that aren't, as pictures have lines and
 * repetitions, so it falls too fast. Both depend on what is matched, so it has to be measured: a line fitted
 * to the tail of unrelated pairs.
 *
 * @param all of correspondences at any distance
 * @param distinctive of the distinctive ones alone
 */
public record Calibration(Line all, Line distinctive) {
    /**
     * log10 NFA' = min(0, offset + slope · log10 NFA), where NFA is the bound.
     *
     * @param leastEvidence with fewer independent agreements NFA' is 1: unrelated pairs have no tail to
     *     measure there
     */
    public record Line(double offset, double slope, int leastEvidence) {
        double calibrated(double log10, int evidence) {
            return evidence < leastEvidence ? 0 : Math.min(0, offset + slope * log10);
        }
    }
}
