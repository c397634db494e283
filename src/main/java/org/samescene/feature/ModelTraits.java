package org.samescene.feature;

import java.util.Optional;

/**
 * What matching must know of a model: numbers that were measured with it, or published by its authors.
 *
 * @param maxDistance largest distance of descriptors that may match: Euclidean, of unit vectors, up to √2
 * @param distinctiveDistance matches of descriptors up to this are distinctive: hardly any two places have
 *     such by chance. √2 where nobody has measured it, which makes no difference between matches
 * @param poses what turning or mirroring a picture does to the descriptors; empty where that isn't known
 * @param chanceLimits which numbers of false alarms end the search for a transform
 * @param calibration what such a number is worth with this model; empty where nobody has measured it
 */
public record ModelTraits(
        double maxDistance,
        double distinctiveDistance,
        Optional<DescriptorPoses> poses,
        ChanceLimits chanceLimits,
        Optional<Calibration> calibration) {
    /**
     * Limits of log10 of the number of false alarms, not calibrated.
     *
     * @param screening a pair goes on to all of its features if its strongest ones reach this
     * @param guided the transform is known if the strongest ones reach this: the rest is matched only where it
     *     says
     * @param decisive the search for a transform ends with the first that reaches this
     */
    public record ChanceLimits(double screening, double guided, double decisive) {}

    /**
     * How a number of false alarms is corrected by what unrelated photos showed.
     *
     * @param all of matches at any distance
     * @param distinctive of distinctive matches alone
     */
    public record Calibration(Line all, Line distinctive) {}

    /**
     * log10 of the corrected number: min(0, offset + slope · log10).
     *
     * @param leastEvidence with fewer independent agreements it is 0, a number of 1
     */
    public record Line(double offset, double slope, int leastEvidence) {}
}
