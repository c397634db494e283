package org.samescene.match;

import org.samescene.match.geometry.AffineBounds;
import org.samescene.match.geometry.AffineOptions;

/**
 * Every threshold of matching, in one place. Lengths are in pixels of pictures brought to a longest side of {@link #longestSidePx()}.
 *
 * @param maxDistance farthest descriptors that may match, Euclidean distance of unit vectors, up to √2
 * @param longestSidePx the size to which both pictures' coordinates are brought, px
 * @param transform how the transform is looked for; its lengths are in px at longestSidePx
 */
public record MatchOptions(double maxDistance, double longestSidePx, AffineOptions transform) {
    public MatchOptions {
        if (!(maxDistance > 0 && maxDistance <= Math.sqrt(2))) {
            throw new IllegalArgumentException("maxDistance is in (0, √2], not " + maxDistance);
        }
        if (!(longestSidePx >= 1)) {
            throw new IllegalArgumentException("longestSidePx is at least 1, not " + longestSidePx);
        }
    }

    /** The defaults, each with where it came from. */
    public static MatchOptions defaults() {
        AffineBounds bounds = new AffineBounds(
                6, // maxZoom: a crop of 10% of the area is 3.2 at equal longest sides; twice that for two different views
                2.5, // maxAnisotropy: a wall seen from 66° aside
                45, // maxTurnDegrees: chosen, not measured: descriptors are upright, so larger turns are asked for by turned features
                false); // reflection: a mirrored picture is asked for by mirrored features
        AffineOptions transform = new AffineOptions(
                36, // wideRadiusPx: from a sketch on photos of places with RootSIFT-40; 24 and 48 gave about the same recall
                16, // inlierRadiusPx: the same; Detect-to-Retrieve uses 20 px, DELG 10 px
                0.75, // scaleToleranceOctaves: one and a half levels of a pyramid with two levels an octave
                8, // spacingPx: half an inlier radius, about a letter of a sign
                12, // spacingSizes, in px of the pyramid level: a quarter of a 48 px descriptor window. Of 4,113 unrelated pairs of photos
                // (RootSIFT-40) 202 had a number of false alarms below 1 and 20 below 0.01; at 0 px it was 621 and 112, at 16 px 79 and 10
                4, // minEvidence: one more than fixes an affine transform
                10, // refinements: 3 and 30 gave the same recall on photos
                400, // pairSamples: hits two of a share of 12% with a chance of 99.7%, 0.1 ms
                0x5CE9EL, // seed: any
                -20, // decisiveLog10FalseAlarms: far beyond anything that unrelated pictures reach
                bounds);
        return new MatchOptions(
                0.9, // maxDistance: Detect-to-Retrieve 0.9, DELF's colab 0.8, DELG 1.0
                640, // longestSidePx: where all lengths were measured
                transform);
    }

    public MatchOptions withMaxDistance(double distance) {
        return new MatchOptions(distance, longestSidePx, transform);
    }

    public MatchOptions withTransform(AffineOptions options) {
        return new MatchOptions(maxDistance, longestSidePx, options);
    }
}
