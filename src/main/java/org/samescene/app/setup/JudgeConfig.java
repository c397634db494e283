package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Where the judge draws its lines; what each means, its unit and default: {@link org.samescene.verdict.Thresholds}. */
@ConfigMapping(prefix = "samescene.judge")
public interface JudgeConfig {
    OptionalInt minEvidence();

    OptionalDouble maxLog10FalseAlarms();

    OptionalDouble maxDuplicateLog10FalseAlarms();

    OptionalDouble maxDifferingShare();

    OptionalDouble maxRewrittenShare();

    OptionalDouble maxDisplacedShare();

    OptionalDouble minDuplicateCoverage();

    OptionalDouble maxOverlaySpread();

    OptionalDouble sameFrameCoverage();
}
