package org.samescene.app.kafka;

import io.smallrye.config.WithDefault;

/** What the topics are called, and how they are created where they are missing. */
public interface TopicSettings {
    /** Of a topic that has to be created. */
    @WithDefault("1")
    int partitions();

    /** Of a topic that has to be created: how many brokers hold each partition. */
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
