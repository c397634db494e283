package org.samescene.app.kafka;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the topics are called, and how they are created where they are missing. */
public interface TopicSettings {
    /**
     * Of a topic that has to be created. Libraries are spread over them, and a library stays in its partition, so
     * the number is fixed once there are features.
     */
    @WithDefault("16")
    int partitions();

    /** Of a topic that has to be created: how many brokers hold each partition; -1: as the brokers are set. */
    @WithDefault("-1")
    short replication();

    /** How long events are kept in a topic that has to be created; features are kept for ever. */
    @WithDefault("365d")
    Duration retention();

    @WithDefault("image-uploaded")
    String uploaded();

    @WithDefault("image-deleted")
    String deleted();

    /** The features of each model have a topic of their own, which is called this and the model. */
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

    /** The topic of a model's features. */
    default String features(String model) {
        return features(features(), model);
    }

    /** The topic of a model's features where {@link #features()} is set to this. */
    static String features(String features, String model) {
        return features + "." + model.replaceAll("[^a-zA-Z0-9._-]", "-");
    }

    /** The topic of uploads that are tried again, for the time of this number. */
    default String retry(int attempt) {
        return uploaded() + "-retry-" + attempt;
    }
}
