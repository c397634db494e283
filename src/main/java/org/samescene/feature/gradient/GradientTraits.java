package org.samescene.feature.gradient;

import java.util.Optional;
import org.samescene.feature.ModelTraits;

/** What was measured of matching features of {@code gradient}. */
public final class GradientTraits {
    /**
     * Farther matches hardly ever agree: with unrelated photos and photos of one landmark alike it makes no
     * difference whether the limit is 0.6 or 0.9. At 0.32 fewer false matches are left, but so are those of
     * copies turned by 30° and of small, strongly compressed ones.
     */
    private static final double MAX_DISTANCE = 0.6;

    /**
     * Of 200,000 views of unrelated photos (one of each pair in a random pose, both cropped at random) the
     * best had a log10 of the number of false alarms of -1.9 among matches up to this distance, before
     * calibration, and 32 of 45 pairs of sacre_coeur had -3.1 or less; at 0.34 it was -5.1 and -3.3, at 0.26
     * none and 0.
     */
    private static final double DISTINCTIVE_DISTANCE = 0.3;

    /**
     * Of 5,405 unrelated pairs of photos 9% go on; of 70 pairs of one place none is lost that has -5 in all.
     */
    private static final double SCREENING = 1;
    /** Calibrated 10^-8.3, far beyond where a relation begins. */
    private static final double GUIDED = -12;
    /** Far beyond anything that unrelated pictures reach. */
    private static final double DECISIVE = -20;

    /**
     * Of matches at any distance: of 94,272 views of unrelated photos (as above) the tail reaches to a
     * calibrated log10 of -3.2; what is below is extrapolated. With fewer than six independent agreements
     * there is no tail to speak of.
     */
    private static final ModelTraits.Line ALL = new ModelTraits.Line(-3.3, 0.42, 6);

    /**
     * Of distinctive matches alone: of 800,000 views ten with at least six independent agreements reach -4.7,
     * two -5.3 and one -5.5; what is below is extrapolated. Seven are required, since a pair of unrelated
     * photos, reduced to 512 px, had six and -6.5.
     */
    private static final ModelTraits.Line DISTINCTIVE = new ModelTraits.Line(-4.3, 0.65, 7);

    public static final ModelTraits TRAITS = new ModelTraits(
            MAX_DISTANCE,
            DISTINCTIVE_DISTANCE,
            Optional.of(GradientPoses.poses()),
            new ModelTraits.ChanceLimits(SCREENING, GUIDED, DECISIVE),
            Optional.of(new ModelTraits.Calibration(ALL, DISTINCTIVE)));

    private GradientTraits() {}
}
