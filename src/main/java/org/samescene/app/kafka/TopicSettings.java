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

    @WithDefault("image-labelled")
    String labelled();

    @WithDefault("image-relation-reviewed")
    String relationReviewed();

    /** The features of each model have a topic of their own, which is called this and the model. */
    @WithDefault("image-features")
    String features();

    /** What was said by each model has a topic of its own, which is called this and the model. */
    @WithDefault("image-relations")
    String relations();

    @WithDefault("image-duplicate")
    String duplicate();

    @WithDefault("image-same-landmark")
    String sameLandmark();

    @WithDefault("image-landmark")
    String landmark();

    @WithDefault("image-relation-withdrawn")
    String relationWithdrawn();

    @WithDefault("image-processed")
    String processed();

    @WithDefault("image-rejected")
    String rejected();

    /** The topic of a model's features. */
    default String features(String model) {
        return ofModel(features(), model);
    }

    /** The topic of what was said by a model. */
    default String relations(String model) {
        return ofModel(relations(), model);
    }

    /** The topic of a model's features, or of what it has said, where the setting is this. */
    static String ofModel(String setting, String model) {
        return setting + "." + model.replaceAll("[^a-zA-Z0-9._-]", "-");
    }

    /** The topic of uploads that are tried again, for the time of this number. */
    default String retry(int attempt) {
        return uploaded() + "-retry-" + attempt;
    }
}
