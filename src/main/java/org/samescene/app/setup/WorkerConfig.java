package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.samescene.feature.tensorflow.DeviceChoice;

/**
 * All settings, prefix {@code samescene}; each can come from the environment too, as {@code SAMESCENE_MODEL}
 * for {@code samescene.model}. Kafka's own client settings (brokers, security) have the prefix {@code kafka},
 * as everywhere in Quarkus.
 */
@ConfigMapping(prefix = "samescene")
public interface WorkerConfig {
    /** What this process does. */
    @WithDefault("extract,match")
    Set<Stage> stages();

    enum Stage {
        EXTRACT,
        MATCH
    }

    /** The name of this worker among its fellows; stable over restarts, so that a successor takes over at once. */
    @WithDefault("${HOSTNAME:worker}")
    String instance();

    /** Where the index lies; default: the XDG data folder. */
    Optional<Path> data();

    /** The model by its name: gradient, or one of the store; or a path to a folder. */
    @WithDefault("gradient")
    String model();

    /** The store: a folder with a folder for each model; default: models in the XDG cache folder. */
    Optional<Path> models();

    /** What the model runs on; with gpu, a worker that would run it on the processor does not start. */
    @WithDefault("auto")
    DeviceChoice device();

    Kafka kafka();

    Topics topics();

    Fetch fetch();

    Decode decode();

    Extract extract();

    Match match();

    Judge judge();

    Index index();

    interface Kafka {
        /** The consumer groups are called this, with -extract and -match. */
        @WithDefault("samescene")
        String group();

        /** How long a dead worker's share waits for it. */
        @WithDefault("10s")
        Duration sessionTimeout();
    }

    interface Topics {
        /** For topics that have to be made. */
        @WithDefault("1")
        int partitions();

        @WithDefault("1")
        short replication();

        @WithDefault("image-uploaded")
        String uploaded();

        @WithDefault("image-deleted")
        String deleted();

        @WithDefault("image-features")
        String features();

        @WithDefault("image-duplicate")
        String duplicate();

        @WithDefault("image-same-landmark")
        String sameLandmark();

        @WithDefault("image-processed")
        String processed();

        @WithDefault("image-rejected")
        String rejected();
    }

    interface Fetch {
        /** Largest file that is read. */
        @WithDefault("268435456")
        int maxBytes();
    }

    interface Decode {
        @WithDefault("100000000")
        long maxPixels();

        @WithDefault("536870912")
        long maxDecodedBytes();

        @WithDefault("30s")
        Duration timeout();
    }

    interface Extract {
        /** Images in one transaction. */
        @WithDefault("16")
        int batch();

        /** Images at once; 0: as many as there are cores. */
        @WithDefault("0")
        int concurrency();

        /** What the longest side of a picture is brought to, in pixels; default: what the model's settings say. */
        OptionalInt longestSidePx();
    }

    interface Match {
        /** Images in one transaction. */
        @WithDefault("32")
        int batch();

        /** How many images one is compared with at most. */
        @WithDefault("50")
        int maxCandidates();

        Turned turned();

        /** Farthest descriptors that may match, Euclidean; default as in {@link org.samescene.match.MatchOptions}. */
        OptionalDouble maxDistance();

        /**
         * Up to this distance of their descriptors matches are distinctive: hardly any two places have such
         * by chance; default as there.
         */
        OptionalDouble distinctiveDistance();

        /** Error up to which matched points agree with a transform, px at a longest side of 640 px. */
        OptionalDouble inlierRadiusPx();

        /** Whether a pair whose strongest features don't agree is given up before the rest is looked at. */
        @WithDefault("true")
        boolean screening();
    }

    /** Where the line is drawn; what each means, its unit and its default: {@link org.samescene.verdict.Thresholds}. */
    interface Judge {
        OptionalInt minEvidence();

        OptionalDouble maxLog10FalseAlarms();

        OptionalDouble maxDuplicateLog10FalseAlarms();

        OptionalDouble minDuplicateLikeness();

        OptionalDouble minDuplicateExactShare();

        OptionalDouble certainLikeness();

        OptionalDouble minCertainExactShare();

        OptionalDouble minDuplicateCoverage();

        OptionalDouble maxOverlaySpread();

        OptionalDouble sameFrameCoverage();
    }

    /** Copies that were turned by quarters or mirrored; with models whose descriptors can be posed. */
    interface Turned {
        @WithDefault("true")
        boolean enabled();

        /** How many of an image's strongest features ask, in each of seven poses. */
        @WithDefault("32")
        int descriptors();

        /** How many images are compared, in each pose. */
        @WithDefault("2")
        int candidates();
    }

    interface Index {
        /** How often the index is made to last; what came later is read again from the features log after a crash. */
        @WithDefault("10s")
        Duration commitInterval();

        @WithDefault("200")
        int indexedDescriptors();

        @WithDefault("200")
        int queriedDescriptors();

        @WithDefault("10")
        int neighbours();

        @WithDefault("0.5")
        double distanceLimit();
    }
}
