package org.samescene.match.geometry;

/**
 * How a transform is looked for. All lengths are in pixels of the correspondences' frame; an error is
 * measured in whichever of the two pictures it is larger.
 *
 * @param wideRadiusPx error up to which a correspondence supports a first guess
 * @param inlierRadiusPx error up to which a correspondence agrees with the refined transform
 * @param scaleToleranceOctaves largest difference between a correspondence's change of feature size and the
 *     transform's change of scale, in octaves; infinite where feature sizes mean nothing
 * @param spacingPx inliers closer than this in either picture count once as evidence
 * @param spacingSizes the same in multiples of the feature sizes, of the smaller of two; whichever spacing is
 *     larger holds
 * @param minEvidence fewest independent agreements worth an answer, at least 3
 * @param refinements how many first guesses are refined
 * @param pairSamples how many guesses are made from two correspondences at once
 * @param seed of the sampling
 * @param decisiveLog10FalseAlarms the search ends with the first transform at or below it
 * @param bounds which transforms are believed
 */
public record EstimatorOptions(
        double wideRadiusPx,
        double inlierRadiusPx,
        double scaleToleranceOctaves,
        double spacingPx,
        double spacingSizes,
        int minEvidence,
        int refinements,
        int pairSamples,
        long seed,
        double decisiveLog10FalseAlarms,
        TransformBounds bounds) {

    public EstimatorOptions {
        positive("inlierRadiusPx", inlierRadiusPx);
        positive("scaleToleranceOctaves", scaleToleranceOctaves);
        if (!(spacingPx >= 0) || !(spacingSizes >= 0)) {
            throw new IllegalArgumentException("spacings are not negative: " + spacingPx + ", " + spacingSizes);
        }
        if (!(wideRadiusPx >= inlierRadiusPx)) {
            throw new IllegalArgumentException(
                    "wideRadiusPx " + wideRadiusPx + " is below inlierRadiusPx " + inlierRadiusPx);
        }
        if (minEvidence < 3) {
            throw new IllegalArgumentException("minEvidence is at least 3, not " + minEvidence);
        }
        if (refinements < 1 || pairSamples < 0) {
            throw new IllegalArgumentException(
                    "refinements " + refinements + " < 1 or pairSamples " + pairSamples + " < 0");
        }
    }

    /** With the wide radius in proportion. */
    public EstimatorOptions withInlierRadiusPx(double radius) {
        return new EstimatorOptions(
                wideRadiusPx * radius / inlierRadiusPx,
                radius,
                scaleToleranceOctaves,
                spacingPx,
                spacingSizes,
                minEvidence,
                refinements,
                pairSamples,
                seed,
                decisiveLog10FalseAlarms,
                bounds);
    }

    public EstimatorOptions withBounds(TransformBounds wanted) {
        return new EstimatorOptions(
                wideRadiusPx,
                inlierRadiusPx,
                scaleToleranceOctaves,
                spacingPx,
                spacingSizes,
                minEvidence,
                refinements,
                pairSamples,
                seed,
                decisiveLog10FalseAlarms,
                wanted);
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is positive, not " + value);
        }
    }
}
