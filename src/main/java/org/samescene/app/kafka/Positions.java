package org.samescene.app.kafka;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/** Up to where the group has processed each partition of ours, exclusively; and from where the work reads it. */
final class Positions {
    private static final Logger LOG = Logger.getLogger(Positions.class);

    private final Consumer<String, byte[]> consumer;
    private final StageWork work;
    private final BooleanSupplier stopping;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    Positions(Consumer<String, byte[]> consumer, StageWork work, BooleanSupplier stopping) {
        this.consumer = consumer;
        this.work = work;
        this.stopping = stopping;
    }

    /** What the brokers say; while they don't answer, they are asked again. */
    private <T> T answer(Supplier<T> question) {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return question.get();
            } catch (TimeoutException e) {
                if (stopping.getAsBoolean()) {
                    throw e;
                }
                LOG.warnf("The brokers don't say where the group is: %s", e.getMessage());
                backoff.failed(stopping);
            }
        }
    }

    Map<TopicPartition, Long> committed() {
        return Collections.unmodifiableMap(committed);
    }

    /** Takes partitions from where the group says that it is; what it has stored of them. */
    Map<TopicPartition, OffsetAndMetadata> takeNew(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> stored = partitions.isEmpty()
                ? new HashMap<>()
                : new HashMap<>(answer(() -> consumer.committed(new HashSet<>(partitions))));
        stored.values().removeIf(Objects::isNull);
        stored.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        take(partitions, Map.of());
        return stored;
    }

    /**
     * Lets the work read partitions of ours from where it has to: the group's position, but not beyond what is in
     * the log.
     *
     * @param lostFrom where it is known that the log has lost all from there on
     */
    void take(Collection<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> lostFrom) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> beginnings = answer(() -> consumer.beginningOffsets(partitions));
        Map<TopicPartition, Long> ends = answer(() -> consumer.endOffsets(partitions));
        Map<TopicPartition, StageWork.Progress> taken = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long beginning = Objects.requireNonNull(beginnings.get(partition));
            OffsetAndMetadata lost = lostFrom.get(partition);
            long end = Math.min(
                    Objects.requireNonNull(ends.get(partition)), lost == null ? Long.MAX_VALUE : lost.offset());
            long position = committed.getOrDefault(partition, beginning);
            if (position > end) {
                LOG.warnf(
                        "%s ends at %d and the group has processed it up to %d: it goes on from the end",
                        partition, end, position);
            }
            long within = Math.clamp(position, beginning, Math.max(beginning, end));
            committed.put(partition, within);
            taken.put(partition, new StageWork.Progress(within, end));
        }
        work.assigned(taken).forEach(consumer::seek);
    }

    /** Those of the offsets that go further than the group has. */
    Map<TopicPartition, OffsetAndMetadata> further(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> further = new HashMap<>(offsets);
        further.entrySet().removeIf(entry -> entry.getValue().offset() <= committed.getOrDefault(entry.getKey(), 0L));
        return further;
    }

    void advance(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        work.committed(committed());
    }

    /** Partitions are another's from now on. */
    void release(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> left = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Long position = committed.remove(partition);
            if (position != null) {
                left.put(partition, position);
            }
        }
        work.revoked(left);
    }
}
