package org.samescene.match;

import java.util.Optional;
import org.samescene.feature.ModelTraits;
import org.samescene.match.geometry.Calibration;
import org.samescene.match.geometry.EstimatorOptions;
import org.samescene.match.geometry.TransformBounds;

/**
 * The numbers of matching that hold for every model, each with what it was measured on. What is measured with
 * one model comes with its {@link ModelTraits}. Lengths are in px at a longest side of {@link Size#COMMON_PX}.
 */
final class MatchDefaults {
    /** From a sketch on photos of places with RootSIFT-40; 24 and 48 gave about the same recall. */
    private static final double WIDE_RADIUS_PX = 36;
    /** From that sketch as well; Detect-to-Retrieve uses 20 px, DELG 10 px. */
    private static final double INLIER_RADIUS_PX = 16;
    /** One and a half levels of a pyramid with two levels an octave. */
    private static final double SCALE_TOLERANCE_OCTAVES = 0.75;

    /** Half an inlier radius, about a letter of a sign. */
    private static final double SPACING_PX = 8;
    /**
     * In px of the pyramid level: a third of a 48 px descriptor window. Of 23,568 unrelated pairs of photos
     * (one of the two in all eight poses) the best had a number of false alarms of 10^-4.9 at 12, 10^-2.8 at
     * 16 and 20, 10^-0.2 at 24, before calibration, while .73, .73, .62 and .64 of the pairs of sacre_coeur
     * were better than that.
     */
    private static final double SPACING_SIZES = 16;

    /** One more than determines an affine transform. */
    private static final int MIN_INDEPENDENT_INLIERS = 4;
    /** 3 and 30 gave the same recall on photos. */
    private static final int REFINEMENTS = 10;
    /** Includes two of a share of 12% with a probability of 99.7%; takes 0.1 ms. */
    private static final int PAIR_SAMPLES = 400;

    /** A crop of 10% of the area is 3.2 at equal longest sides; twice that for two different views. */
    private static final double MAX_ZOOM = 6;
    /** A wall seen from 66° aside. */
    private static final double MAX_ANISOTROPY = 2.5;
    /** Chosen, not measured: descriptors are upright, so larger turns are found with turned features. */
    private static final double MAX_TURN_DEGREES = 45;

    /** It costs a fifth of the products. */
    private static final double SCREENED_SHARE = 0.44;
    /** Chosen, not measured: with fewer there is little to save. */
    private static final int MIN_SCREENED_FEATURES = 256;

    private MatchDefaults() {}

    static MatchOptions with(ModelTraits model) {
        ModelTraits.ChanceLimits limits = model.chanceLimits();
        return new MatchOptions(
                model.maxDistance(),
                model.distinctiveDistance(),
                new MatchOptions.Screening(SCREENED_SHARE, limits.screening(), limits.guided(), MIN_SCREENED_FEATURES),
                new EstimatorOptions(
                        WIDE_RADIUS_PX,
                        INLIER_RADIUS_PX,
                        SCALE_TOLERANCE_OCTAVES,
                        new EstimatorOptions.Spacing(SPACING_PX, SPACING_SIZES),
                        MIN_INDEPENDENT_INLIERS,
                        new EstimatorOptions.Effort(REFINEMENTS, PAIR_SAMPLES, limits.decisive()),
                        new TransformBounds(MAX_ZOOM, MAX_ANISOTROPY, MAX_TURN_DEGREES),
                        calibration(model)));
    }

    private static Optional<Calibration> calibration(ModelTraits model) {
        return model.calibration().map(measured -> new Calibration(line(measured.all()), line(measured.distinctive())));
    }

    private static Calibration.Line line(ModelTraits.Line line) {
        return new Calibration.Line(line.offset(), line.slope(), line.leastEvidence());
    }
}
