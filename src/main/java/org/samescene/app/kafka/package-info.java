/**
 * Kafka: the public events as records, and the loop in which a consumer group reads, processes and writes
 * exactly once. What a stage does with records is in {@code worker}.
 *
 * <p>Why are features a topic? It is the one place that all workers share and that outlives each of them. Compacted
 * by image, it holds the last version of every image of the library and nothing else, so that any shard is made
 * again by reading it once.
 */
@NullMarked
package org.samescene.app.kafka;

import org.jspecify.annotations.NullMarked;
