package org.samescene.app.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.setup.ExtractConfig;

/**
 * How a worker shares the work with others. Kafka's own client settings (brokers, security) have the prefix
 * {@code kafka}, as everywhere in Quarkus.
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

    /**
     * The name of this worker in its group; stable over restarts, so that a successor takes over at once, and no
     * other worker's. Default: one that is kept in the data folder.
     */
    Optional<String> instance();

    /** The consumer groups are called this, with -extract and -match. */
    @WithName("kafka.group")
    @WithDefault("samescene")
    String group();

    /** The consumer group of a stage. A model of its own reads all uploads, beside another's. */
    default String group(String stage, String model) {
        return group() + "-" + stage + "." + model;
    }

    /** How long a dead worker's share of the topics waits for it. */
    @WithName("kafka.session-timeout")
    @WithDefault("45s")
    Duration sessionTimeout();

    /** After which delays an upload is tried again that could not be had; after the last it is rejected. */
    @WithName("retry.delays")
    @WithDefault("10s,1m,10m,1h,6h")
    List<Duration> retryDelays();

    /** A worker with something to do that finishes nothing for this long is not alive. */
    @WithName("stall-timeout")
    @WithDefault("10m")
    Duration stallTimeout();

    TopicSettings topics();

    ExtractConfig extract();

    /** Images in one transaction of the extract stage. */
    @WithName("extract.batch")
    @WithDefault("16")
    int extractBatch();

    /** Images in one transaction of the match stage. */
    @WithName("match.batch")
    @WithDefault("32")
    int matchBatch();

    /** How often the index is committed; after a crash, what came later is read again from the features log. */
    @WithName("index.commit-interval")
    @WithDefault("10s")
    Duration commitInterval();
}
