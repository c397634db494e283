package org.samescene.app.kafka;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The topics' names where nothing is configured. */
public final class DefaultTopics {
    public static final TopicSettings NAMES = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(TopicSettings.class, "samescene.topics")
            .build()
            .getConfigMapping(TopicSettings.class, "samescene.topics");

    private DefaultTopics() {}
}
