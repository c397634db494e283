package org.samescene.app.worker;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.RelationRecords;

/**
 * The compacted log of what was said. Each of its partitions has one writer at a time: whoever has the partition of
 * the features log of the same number.
 *
 * @param log which it is
 */
record RelationsLog(KafkaClients clients, LogIdentity log) {
    private static final Logger LOG = Logger.getLogger(RelationsLog.class);
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    /** Up to where a partition goes, exclusively, with what is perhaps not committed yet. */
    long end(int partition) {
        return clients.end(new TopicPartition(log.topic(), partition));
    }

    /**
     * Reads a partition to its present end. Where a predecessor's transaction is not at its end yet, waits for that:
     * what it has written belongs to features that the group has committed.
     *
     * @param from position of the first record
     * @param stopping whether to give up
     * @return up to where it was read, exclusively
     */
    long read(int partition, long from, Consumer<RelationRecords.Content> reader, BooleanSupplier stopping) {
        TopicPartition part = new TopicPartition(log.topic(), partition);
        long end = end(partition);
        if (from >= end) {
            return from;
        }
        long records = 0;
        long start = System.nanoTime();
        long reported = start;
        try (var consumer = clients.reader("relations-" + partition)) {
            consumer.assign(List.of(part));
            consumer.seek(part, from);
            while (consumer.position(part) < end && !stopping.getAsBoolean()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
                    take(record, reader);
                    records++;
                }
                if (System.nanoTime() - reported > BETWEEN_REPORTS.toNanos()) {
                    reported = System.nanoTime();
                    LOG.infof("%s is read up to %d of %d", part, consumer.position(part), end);
                }
            }
        }
        LOG.debugf("%s: %d records in %d ms", part, records, (System.nanoTime() - start) / 1_000_000);
        return end;
    }

    /** What others have written there is stepped over. */
    private static void take(ConsumerRecord<String, byte[]> record, Consumer<RelationRecords.Content> reader) {
        RelationRecords.Content content;
        try {
            content = RelationRecords.read(record);
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "%s-%d@%d is stepped over: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
            return;
        }
        reader.accept(content);
    }
}
