package org.samescene.match;

import org.samescene.feature.ModelTraits;
import org.samescene.match.geometry.EstimatorOptions;

/**
 * Every threshold of matching, in one place.
 *
 * @param maxDistance largest distance of descriptors that may match, Euclidean, of unit vectors, up to √2
 * @param distinctiveDistance matches of descriptors up to this are distinctive: hardly any two places have
 *     such by chance. √2, the largest, makes no difference between matches
 * @param screening when a pair is dropped before all of its features are compared
 * @param transform how the transform is searched for; its lengths are in px at a longest side of {@link
 *     Size#COMMON_PX}
 */
public record MatchOptions(
        double maxDistance, double distinctiveDistance, Screening screening, EstimatorOptions transform) {
    /**
     * Nearly all pairs that are compared are unrelated, and nearly all of these show it in a part of their
     * features: the strongest of both pictures are matched first, and only a pair that may agree there goes
     * on to all.
     *
     * @param share of each picture's features that are matched first, 0 … 1; 1: all at once
     * @param maxLog10FalseAlarms a pair goes on if its number of false alarms there is at most 10 to this, not
     *     calibrated
     * @param guidedLog10FalseAlarms where it is at most 10 to this, the transform is known: the rest is
     *     matched only where it says ({@link GuidedNeighbours})
     * @param minFeatures pictures with fewer are not screened
     */
    public record Screening(double share, double maxLog10FalseAlarms, double guidedLog10FalseAlarms, int minFeatures) {
        public static final Screening OFF = new Screening(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

        public Screening {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is in (0, 1], not " + share);
            }
        }

        boolean concerns(int features) {
            return share < 1 && features >= minFeatures;
        }
    }

    public MatchOptions {
        if (!(maxDistance > 0 && maxDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("maxDistance is in (0, √2], not " + maxDistance);
        }
        if (!(distinctiveDistance > 0 && distinctiveDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("distinctiveDistance is in (0, √2], not " + distinctiveDistance);
        }
    }

    /** For features of a model. */
    public static MatchOptions of(ModelTraits model) {
        return MatchDefaults.with(model);
    }

    /**
     * Whether numbers of false alarms were measured with this model's features; otherwise they are a bound
     * that takes all matches for independent.
     */
    public boolean isCalibrated() {
        return transform.calibration().isPresent();
    }

    public MatchOptions withMaxDistance(double distance) {
        return new MatchOptions(distance, distinctiveDistance, screening, transform);
    }

    public MatchOptions withDistinctiveDistance(double distance) {
        return new MatchOptions(maxDistance, distance, screening, transform);
    }

    public MatchOptions withScreening(Screening wanted) {
        return new MatchOptions(maxDistance, distinctiveDistance, wanted, transform);
    }

    public MatchOptions withTransform(EstimatorOptions options) {
        return new MatchOptions(maxDistance, distinctiveDistance, screening, options);
    }
}
