package org.samescene.app.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads, processes and writes in one Kafka transaction per batch: what a batch leads to and the offsets of
 * its records appear together or not at all (KIP-98, KIP-447). A batch whose transaction fails is read again.
 * Where the work allows it, the next batch is begun while one is worked on; transactions stay in order.
 *
 * <p>Why transactions, where the ids of events are the same on every replay anyway? Readers that take an event
 * twice for two would each have to keep the ids that they have seen. And the second stage may only go on from
 * features that stay: after a crash its index must not hold an image that the log has not.
 */
public final class ExactlyOnceLoop implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ExactlyOnceLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FAILURES_IN_A_ROW = 5;

    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final StageWork work;

    /** Up to where the group has processed each partition of ours, exclusively. */
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /** Batches that are worked on, in the order in which they were read. */
    private final Queue<Batch> begun = new ArrayDeque<>();

    private volatile boolean stopping;
    private volatile boolean assigned;

    private record Batch(List<ConsumerRecord<String, byte[]>> records, StageWork.Output output) {
        /** Up to where it goes in each of its partitions, exclusively. */
        Map<TopicPartition, Long> ends() {
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                ends.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
            }
            return ends;
        }
    }

    public ExactlyOnceLoop(Consumer<String, byte[]> consumer, Producer<String, byte[]> producer, StageWork work) {
        this.consumer = consumer;
        this.producer = producer;
        this.work = work;
    }

    /** Makes {@link #run()} return after the batch that is being worked on. For any thread. */
    public void stop() {
        stopping = true;
        consumer.wakeup();
    }

    /** Whether the group has given this worker its share, be it empty. For any thread. */
    public boolean isAssigned() {
        return assigned;
    }

    /** Reads, processes and writes until {@link #stop()}, and closes all that it was given. */
    @Override
    public void run() {
        ExactlyOnceLoop self = this;
        try (self) {
            producer.initTransactions();
            consumer.subscribe(work.topics(), new Assignments());
            loop();
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes all that it was given; for a loop that never ran. */
    @Override
    public void close() {
        begun.clear(); // partitions are revoked as the consumer closes, when what was begun can't be finished
        try (work;
                consumer;
                producer) {
            LOG.debugf("%s: closing", work.topics());
        }
    }

    private void loop() throws InterruptedException {
        int failures = 0;
        while (!stopping) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(begun.isEmpty() ? POLL : Duration.ZERO).forEach(records::add);
            if (!records.isEmpty()) {
                begun.add(new Batch(records, work.begin(records)));
            }
            if (begun.isEmpty()) {
                work.committed(committed);
            } else if (records.isEmpty() || begun.size() > work.batchesAhead()) {
                failures = finishFirst() ? 0 : failures + 1;
                if (failures == FAILURES_IN_A_ROW) {
                    throw new IllegalStateException(
                            FAILURES_IN_A_ROW + " transactions in a row failed; see the log above");
                }
            }
        }
    }

    /**
     * The first of the batches that were begun: whether its transaction was committed. Where it was not, it
     * and all after it are read again.
     */
    private boolean finishFirst() throws InterruptedException {
        Batch batch = begun.remove();
        Map<TopicPartition, Long> next = batch.ends();
        long start = System.nanoTime();
        List<ProducerRecord<String, byte[]>> output = batch.output.await();
        long processed = System.nanoTime();
        next.entrySet().removeIf(entry -> entry.getValue() <= committed.getOrDefault(entry.getKey(), 0L));
        if (!next.isEmpty() && !commit(output, next)) {
            readAgain(next.keySet());
            return false;
        }
        LOG.debugf(
                "%s: %d records in, %d out; waited for %d ms, committed in %d ms",
                work.topics(),
                batch.records.size(),
                output.size(),
                (processed - start) / 1_000_000,
                (System.nanoTime() - processed) / 1_000_000);
        committed.putAll(next);
        work.committed(committed);
        return true;
    }

    /**
     * These partitions, and those of all that was begun, are read from where the group has processed them;
     * what was begun is forgotten.
     */
    private void readAgain(Set<TopicPartition> partitions) {
        Set<TopicPartition> again = new HashSet<>(partitions);
        begun.forEach(batch -> again.addAll(batch.ends().keySet()));
        begun.clear();
        again.retainAll(consumer.assignment());
        again.forEach(partition -> consumer.seek(partition, committed.getOrDefault(partition, 0L)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // where a record can't be sent, commitTransaction fails
    private boolean commit(List<ProducerRecord<String, byte[]>> output, Map<TopicPartition, Long> next) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        try {
            producer.beginTransaction();
            output.forEach(producer::send);
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
            return true;
        } catch (ProducerFencedException
                | OutOfOrderSequenceException
                | InvalidPidMappingException
                | AuthorizationException
                | UnsupportedVersionException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf(e, "A transaction failed and is tried again");
            producer.abortTransaction();
            return false;
        }
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Set<TopicPartition> mine = new HashSet<>(partitions);
            Map<TopicPartition, Long> groupHas = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> stored = mine.isEmpty() ? Map.of() : consumer.committed(mine);
            Map<TopicPartition, Long> beginnings = mine.isEmpty() ? Map.of() : consumer.beginningOffsets(mine);
            for (TopicPartition partition : mine) {
                OffsetAndMetadata offset = stored.get(partition);
                groupHas.put(
                        partition,
                        offset == null ? Objects.requireNonNull(beginnings.get(partition)) : offset.offset());
            }
            committed.putAll(groupHas);
            work.assigned(groupHas).forEach(consumer::seek);
            assigned = true;
        }

        /** What was begun is finished while it is ours. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                while (!begun.isEmpty()) {
                    finishFirst();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            release(partitions);
        }

        /** They may be another's already, so what was begun can't be committed. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            readAgain(Set.of());
            release(partitions);
        }

        private void release(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            for (TopicPartition partition : partitions) {
                positions.put(partition, committed.remove(partition));
            }
            work.revoked(positions);
        }
    }
}
