package org.samescene.match;

import org.samescene.match.geometry.EstimatorOptions;
import org.samescene.match.geometry.TransformBounds;

/**
 * Every threshold of matching, in one place. Lengths are in pixels of pictures brought to a longest side of
 * {@link #longestSidePx()}.
 *
 * @param maxDistance farthest descriptors that may match, Euclidean distance of unit vectors, up to √2
 * @param distinctiveDistance matches of descriptors up to this are distinctive: hardly any two places have such
 *     by chance. √2, the largest, makes no difference
 * @param longestSidePx the size to which both pictures' coordinates are brought, px
 * @param screening when a pair is given up before all of its features are looked at
 * @param transform how the transform is looked for; its lengths are in px at longestSidePx
 */
public record MatchOptions(
        double maxDistance,
        double distinctiveDistance,
        double longestSidePx,
        Screening screening,
        EstimatorOptions transform) {
    /**
     * Nearly all pairs that are looked at are unrelated, and nearly all of these show it in a part of their
     * features: the strongest of both pictures are matched first, and only a pair that may agree there goes
     * on to all.
     *
     * @param share of each picture's features that are looked at first, 0 … 1; 1: all at once
     * @param log10FalseAlarms a pair goes on if its expected number of chance agreements there is at most 10
     *     to this
     * @param decisiveLog10FalseAlarms where it is at most 10 to this, the transform is known: the rest is
     *     matched only where it says ({@link GuidedNeighbours})
     * @param minFeatures pictures with fewer are not screened
     */
    public record Screening(double share, double log10FalseAlarms, double decisiveLog10FalseAlarms, int minFeatures) {
        public static final Screening OFF = new Screening(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

        public Screening {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is in (0, 1], not " + share);
            }
        }
    }

    public MatchOptions {
        if (!(maxDistance > 0 && maxDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("maxDistance is in (0, √2], not " + maxDistance);
        }
        if (!(distinctiveDistance > 0 && distinctiveDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("distinctiveDistance is in (0, √2], not " + distinctiveDistance);
        }
        if (!(longestSidePx >= 1)) {
            throw new IllegalArgumentException("longestSidePx is at least 1, not " + longestSidePx);
        }
    }

    /** The defaults, each with where it came from. */
    public static MatchOptions defaults() {
        TransformBounds bounds = new TransformBounds(
                6, // maxZoom: a crop of 10% of the area is 3.2 at equal longest sides; twice that for two different
                // views
                2.5, // maxAnisotropy: a wall seen from 66° aside
                45, // maxTurnDegrees: chosen, not measured: descriptors are upright, so larger turns are asked for by
                // turned features
                false); // reflection: a mirrored picture is asked for by mirrored features
        EstimatorOptions transform = new EstimatorOptions(
                36, // wideRadiusPx: from a sketch on photos of places with RootSIFT-40; 24 and 48 gave about the same
                // recall
                16, // inlierRadiusPx: the same; Detect-to-Retrieve uses 20 px, DELG 10 px
                0.75, // scaleToleranceOctaves: one and a half levels of a pyramid with two levels an octave
                8, // spacingPx: half an inlier radius, about a letter of a sign
                16, // spacingSizes, in px of the pyramid level: a third of a 48 px descriptor window. Of 23,568
                // unrelated pairs of
                // photos (one of the two in all eight poses) the best had a number of false alarms of 10^-4.9 at 12,
                // 10^-2.8 at 16 and 20, 10^-0.2 at 24, before
                // calibration, while .73, .73, .62 and .64 of the pairs of sacre_coeur were better than that
                4, // minEvidence: one more than fixes an affine transform
                10, // refinements: 3 and 30 gave the same recall on photos
                400, // pairSamples: hits two of a share of 12% with a chance of 99.7%, 0.1 ms
                0x5CE9EL, // seed: any
                -20, // decisiveLog10FalseAlarms: far beyond anything that unrelated pictures reach
                bounds);
        return new MatchOptions(
                0.9, // maxDistance: Detect-to-Retrieve 0.9, DELF's colab 0.8, DELG 1.0
                Math.sqrt(2), // distinctiveDistance: not known for DELF, so all count alike
                640, // longestSidePx: where all lengths were measured
                new Screening(
                        0.44, // share: costs a fifth of the products
                        1, // log10FalseAlarms: of 5,405 unrelated pairs of photos 9% go on; of 70 pairs of one place
                        // none is lost that has -5 in all
                        -12, // decisiveLog10FalseAlarms: calibrated 10^-8.3, far beyond where a relation begins
                        256), // minFeatures: chosen, not measured: with fewer there is little to save
                transform);
    }

    /**
     * For {@code gradient}, where farther matches than this hardly ever agree: with unrelated photos and
     * photos of one landmark alike it makes no difference whether the limit is 0.6 or 0.9. At 0.32 fewer
     * false matches are left, but so are those of copies turned by 30° and of small, strongly compressed
     * ones.
     *
     * <p>Distinctive at 0.3: of 200,000 views of unrelated photos (one of each pair in a random pose, both cropped
     * at random) the best had log10 NFA = -1.9 among distinctive matches, before calibration, and 32 of 45 pairs of
     * sacre_coeur -3.1 or less; at 0.34 it was -5.1 and -3.3, at 0.26 none and 0.
     */
    public static MatchOptions gradient() {
        return defaults().withMaxDistance(0.6).withDistinctiveDistance(0.3);
    }

    public MatchOptions withMaxDistance(double distance) {
        return new MatchOptions(distance, distinctiveDistance, longestSidePx, screening, transform);
    }

    public MatchOptions withDistinctiveDistance(double distance) {
        return new MatchOptions(maxDistance, distance, longestSidePx, screening, transform);
    }

    public MatchOptions withScreening(Screening wanted) {
        return new MatchOptions(maxDistance, distinctiveDistance, longestSidePx, wanted, transform);
    }

    public MatchOptions withTransform(EstimatorOptions options) {
        return new MatchOptions(maxDistance, distinctiveDistance, longestSidePx, screening, options);
    }
}
