package org.samescene.match.geometry;

import java.util.Optional;

/**
 * How a transform is searched for. All lengths are in pixels of the correspondences' frame; an error is
 * measured in whichever of the two pictures it is larger.
 *
 * @param wideRadiusPx error up to which a correspondence supports a first guess
 * @param inlierRadiusPx error up to which a correspondence agrees with the refined transform
 * @param scaleToleranceOctaves largest difference between a correspondence's change of feature size and the
 *     transform's change of scale, in octaves; infinite where feature sizes mean nothing
 * @param spacing inliers that are closer count once as evidence
 * @param minIndependentInliers fewest independent inliers worth an answer, at least 3
 * @param effort how long the search goes on
 * @param bounds which transforms are accepted
 * @param calibration of the number of false alarms; empty: the number is the bound itself
 */
public record EstimatorOptions(
        double wideRadiusPx,
        double inlierRadiusPx,
        double scaleToleranceOctaves,
        Spacing spacing,
        int minIndependentInliers,
        Effort effort,
        TransformBounds bounds,
        Optional<Calibration> calibration) {

    public EstimatorOptions {
        positive("inlierRadiusPx", inlierRadiusPx);
        positive("scaleToleranceOctaves", scaleToleranceOctaves);
        if (!(wideRadiusPx >= inlierRadiusPx)) {
            throw new IllegalArgumentException(
                    "wideRadiusPx " + wideRadiusPx + " is below inlierRadiusPx " + inlierRadiusPx);
        }
        if (minIndependentInliers < 3) {
            throw new IllegalArgumentException("minIndependentInliers is at least 3, not " + minIndependentInliers);
        }
    }

    /**
     * How far inliers are apart, in either picture, that are independent evidence: the larger of the two.
     *
     * @param px in pixels
     * @param sizes in multiples of the feature sizes, of the smaller of two
     */
    public record Spacing(double px, double sizes) {
        public Spacing {
            if (!(px >= 0) || !(sizes >= 0)) {
                throw new IllegalArgumentException("spacings are not negative: " + px + ", " + sizes);
            }
        }
    }

    /**
     * How long the search goes on.
     *
     * @param refinements how many first guesses of a kind are refined
     * @param pairSamples how many guesses are made from two correspondences at once
     * @param decisiveLog10FalseAlarms the search ends with the first transform at or below it
     */
    public record Effort(int refinements, int pairSamples, double decisiveLog10FalseAlarms) {
        public Effort {
            if (refinements < 1 || pairSamples < 0) {
                throw new IllegalArgumentException(
                        "refinements " + refinements + " < 1 or pairSamples " + pairSamples + " < 0");
            }
        }
    }

    /** With the wide radius in proportion. */
    public EstimatorOptions withInlierRadiusPx(double radius) {
        return new EstimatorOptions(
                wideRadiusPx * radius / inlierRadiusPx,
                radius,
                scaleToleranceOctaves,
                spacing,
                minIndependentInliers,
                effort,
                bounds,
                calibration);
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is positive, not " + value);
        }
    }
}
