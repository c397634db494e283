package org.samescene.app.kafka;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.samescene.app.setup.WorkerConfig;

/** The topics' names where nothing is configured. */
public final class DefaultTopics {
    public static final WorkerConfig.Topics NAMES = new SmallRyeConfigBuilder()
            .withMapping(WorkerConfig.Topics.class, "samescene.topics")
            .build()
            .getConfigMapping(WorkerConfig.Topics.class, "samescene.topics");

    private DefaultTopics() {}
}
