package org.samescene.app.kafka;

/**
 * Which log a topic is: a topic of the same name on another cluster, or made anew, is another one.
 *
 * @param cluster the id of the brokers' cluster
 * @param topicId the id of the topic (KIP-516)
 * @param partitions how many it has
 */
public record LogIdentity(String cluster, String topic, String topicId, int partitions) {}
