package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalDouble;

/** How images are compared; unset distances have the defaults of {@link org.samescene.match.MatchOptions}. */
@ConfigMapping(prefix = "samescene.match")
public interface MatchConfig {
    /** How many images one is compared with at most. */
    @WithDefault("100")
    int maxCandidates();

    /** Largest Euclidean distance of descriptors that may match. */
    OptionalDouble maxDistance();

    /** Up to this distance a match is distinctive: chance hardly ever makes descriptors so close. */
    OptionalDouble distinctiveDistance();

    /** Error up to which matched points agree with a transform, px at a longest side of 640 px. */
    OptionalDouble inlierRadiusPx();

    /** Whether a pair is dropped when its strongest features don't agree, before the rest is compared. */
    @WithDefault("true")
    boolean screening();

    Turned turned();

    /**
     * The search for copies that were turned by quarters or mirrored; only with models whose descriptors can
     * be turned and mirrored too.
     */
    interface Turned {
        @WithDefault("true")
        boolean enabled();

        /** How many of an image's strongest features query the index, in each of seven poses. */
        @WithDefault("64")
        int descriptors();

        /** How many images are compared, in each pose, at most. */
        @WithDefault("30")
        int candidates();
    }
}
