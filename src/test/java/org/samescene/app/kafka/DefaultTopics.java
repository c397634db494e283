package org.samescene.app.kafka;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.samescene.app.WorkerConfig;

/** The topics' names where nothing is configured. */
final class DefaultTopics {
    static final WorkerConfig.Topics NAMES = new SmallRyeConfigBuilder()
            .withMapping(WorkerConfig.Topics.class, "samescene.topics")
            .build()
            .getConfigMapping(WorkerConfig.Topics.class, "samescene.topics");

    private DefaultTopics() {}
}
