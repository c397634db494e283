package org.samescene.app.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
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

    /** The name of this worker in its group; stable over restarts, so that a successor takes over at once. */
    @WithDefault("${HOSTNAME:worker}")
    String instance();

    /** The consumer groups are called this, with -extract and -match. */
    @WithName("kafka.group")
    @WithDefault("samescene")
    String group();

    /** How long a dead worker's share of the topics waits for it. */
    @WithName("kafka.session-timeout")
    @WithDefault("10s")
    Duration sessionTimeout();

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
