package org.samescene.match.geometry;

/**
 * How many agreements as good as this one chance would be expected to make, the number of false alarms (NFA),
 * as log10: the lower, the surer. It is counted twice: of all correspondences, and of the distinctive ones
 * alone, which look so much alike that chance hardly ever makes them agree.
 *
 * <p>Why not the number of inliers, as most matchers have it? Thirty inliers of forty correspondences are
 * beyond doubt and thirty of two thousand are noise; so are thirty under a radius four times as wide. The
 * number of false alarms weighs all of that in one number, and one limit of it holds for every pair.
 *
 * @param log10 of all correspondences
 * @param log10OfDistinctive of the distinctive ones alone
 */
public record FalseAlarms(double log10, double log10OfDistinctive) {
    /** Nothing agrees. */
    public static final FalseAlarms NO_AGREEMENT = new FalseAlarms(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether both numbers are at most this. */
    public boolean areAtMost(double maxLog10) {
        return Math.max(log10, log10OfDistinctive) <= maxLog10;
    }

    /** Of two counts of one agreement the lesser. */
    FalseAlarms orLess(FalseAlarms other) {
        return new FalseAlarms(Math.min(log10, other.log10), Math.min(log10OfDistinctive, other.log10OfDistinctive));
    }

    /** Where as many comparisons were tried, and each had its chance of a false alarm. */
    public FalseAlarms amongTried(int comparisons) {
        double more = Math.log10(comparisons);
        return new FalseAlarms(log10 + more, log10OfDistinctive + more);
    }

    /** Of all correspondences: 1 / (1 + NFA), in [0, 1]. */
    public double confidence() {
        return confidence(log10);
    }

    /** Of the distinctive ones alone: 1 / (1 + NFA), in [0, 1]. */
    public double confidenceOfDistinctive() {
        return confidence(log10OfDistinctive);
    }

    /** 1 / (1 + NFA), in [0, 1]. */
    public static double confidence(double log10) {
        return 1 / (1 + Math.pow(10, log10));
    }
}
