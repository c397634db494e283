package org.samescene.app.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that are worked on together.
 *
 * @param output what they lead to
 */
record Batch(
        List<ConsumerRecord<String, byte[]>> records, CompletableFuture<List<ProducerRecord<String, byte[]>>> output) {
    /** Up to where it goes in each of its partitions, exclusively. */
    Map<TopicPartition, OffsetAndMetadata> ends() {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            ends.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        }
        return ends;
    }

    /** Waits for its end for a while; whether it has come. */
    boolean isDone(Duration wait) throws InterruptedException {
        try {
            output.get(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true; // thrown where the result is taken
        }
        return true;
    }

    /** Waits for what it leads to. */
    List<ProducerRecord<String, byte[]>> result() throws InterruptedException {
        try {
            return output.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a batch failed", e.getCause());
        }
    }
}
