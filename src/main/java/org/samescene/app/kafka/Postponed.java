package org.samescene.app.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Partitions whose next record is not due yet: they are paused until it is, and then read on from there. */
final class Postponed {
    private final Consumer<String, byte[]> consumer;
    private final ToLongFunction<ConsumerRecord<String, byte[]>> due;
    private final Map<TopicPartition, Long> until = new HashMap<>();

    /** @param due when a record may be begun, in milliseconds since 1970 */
    Postponed(Consumer<String, byte[]> consumer, ToLongFunction<ConsumerRecord<String, byte[]>> due) {
        this.consumer = consumer;
        this.due = due;
    }

    /** Those of the records that are due; a partition is paused at the first that is not. */
    List<ConsumerRecord<String, byte[]>> due(List<ConsumerRecord<String, byte[]>> records) {
        long now = System.currentTimeMillis();
        List<ConsumerRecord<String, byte[]>> ready = new ArrayList<>();
        Set<TopicPartition> stopped = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (stopped.contains(partition)) {
                continue;
            }
            long time = due.applyAsLong(record);
            if (time > now) {
                stopped.add(partition);
                until.put(partition, time);
                consumer.seek(partition, record.offset());
                consumer.pause(Set.of(partition));
            } else {
                ready.add(record);
            }
        }
        return ready;
    }

    /** Every partition is read, but for those that wait. */
    void resume() {
        long now = System.currentTimeMillis();
        until.values().removeIf(time -> time <= now);
        Set<TopicPartition> paused = new HashSet<>(consumer.paused());
        paused.removeAll(until.keySet());
        if (!paused.isEmpty()) {
            consumer.resume(paused);
        }
    }

    boolean contains(TopicPartition partition) {
        return until.containsKey(partition);
    }

    void forget(TopicPartition partition) {
        until.remove(partition);
    }
}
