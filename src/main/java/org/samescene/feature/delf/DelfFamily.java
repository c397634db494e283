package org.samescene.feature.delf;

import java.util.Optional;
import org.samescene.feature.ModelTraits;

/**
 * The models of the DELF research project, as their authors match their features. It holds for files of
 * features that don't say which model made them too.
 */
public final class DelfFamily {
    /** Detect-to-Retrieve has 0.9, DELF's colab 0.8, DELG 1.0. */
    private static final double MAX_DISTANCE = 0.9;
    /** Not known, so all matches count alike. */
    private static final double DISTINCTIVE_DISTANCE = Math.sqrt(2);
    /** Measured with the built-in model, not with these: they save time, and are far from where a relation begins. */
    private static final ModelTraits.ChanceLimits CHANCE_LIMITS = new ModelTraits.ChanceLimits(1, -12, -20);

    /** Nobody has measured how often unrelated photos agree with these models, so there is no calibration. */
    public static final ModelTraits TRAITS =
            new ModelTraits(MAX_DISTANCE, DISTINCTIVE_DISTANCE, Optional.empty(), CHANCE_LIMITS, Optional.empty());

    private DelfFamily() {}
}
