package org.samescene.app.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads, processes and writes in one Kafka transaction per batch: what a batch leads to and the offsets of
 * its records appear together or not at all (KIP-98, KIP-447). A batch whose transaction fails is read again.
 * Where the work allows it, the next batch is begun while one is worked on; transactions stay in order. While
 * batches are worked on, the consumer polls on, so that the group never takes a busy worker for a dead one.
 *
 * <p>Why transactions, where the ids of events are the same on every replay anyway? Readers that take an event
 * twice for two would each have to keep the ids that they have seen. And the second stage may only go on from
 * features that stay: after a crash its index must not hold an image that the log has not.
 */
public final class ExactlyOnceLoop implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ExactlyOnceLoop.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(200);
    private static final Duration BUSY_POLL = Duration.ofMillis(50);

    /** A supervisor that has asked for an end kills after half a minute; closing takes its time too. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final StageWork work;
    private final Transactions transactions;
    private final Positions positions;
    private final Crashes crashes;
    private final Postponed postponed;
    private final StageProgress progress;

    /** Batches that are worked on, in the order in which they were read. */
    private final Queue<Batch> begun = new ArrayDeque<>();

    private volatile boolean stopping;

    /** @param producers opens a transactional producer, of the same name each time */
    public ExactlyOnceLoop(
            Consumer<String, byte[]> consumer, Supplier<Producer<String, byte[]>> producers, StageWork work) {
        this.consumer = consumer;
        this.work = work;
        this.transactions = new Transactions(producers, () -> stopping);
        this.progress = new StageProgress(transactions::areFailing);
        this.positions = new Positions(consumer, work, () -> stopping);
        this.crashes = new Crashes(consumer);
        this.postponed = new Postponed(consumer, work::due);
    }

    /**
     * Makes {@link #run()} return after the batches that are worked on, or without them where they take longer
     * than a while. For any thread.
     */
    public void stop() {
        stopping = true;
        consumer.wakeup();
    }

    /** How it gets on. For any thread. */
    public StageProgress progress() {
        return progress;
    }

    /** Why it can't say yet what it should; empty where it can. For any thread. */
    public Optional<String> notReady() {
        return work.notReady();
    }

    /** How many records something must still be brought up to date with, silently. For any thread. */
    public long behind() {
        return work.behind();
    }

    /** Reads, processes and writes until {@link #stop()}, and closes all that it was given. */
    @Override
    public void run() {
        ExactlyOnceLoop self = this;
        try (self) {
            transactions.begin();
            consumer.subscribe(work.topics(), new Assignments());
            try {
                loop();
            } catch (WakeupException e) {
                if (!stopping) {
                    throw e;
                }
            }
            finishBegun();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes all that it was given; for a loop that never ran. */
    @Override
    public void close() {
        begun.clear(); // partitions are revoked as the consumer closes, when what was begun can't be finished
        try (work;
                transactions) {
            LOG.debugf("%s: closing", work.topics());
            consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
        }
    }

    private void loop() throws InterruptedException {
        while (!stopping) {
            List<ConsumerRecord<String, byte[]>> records = poll();
            if (!records.isEmpty()) {
                begin(records);
            }
            if (begun.isEmpty()) {
                work.committed(positions.committed());
            } else if (begun.element().output().isDone()) {
                finishFirst();
            }
            progress.observe(lag());
        }
    }

    /** What is done soon is committed; what takes longer is left to the next start. */
    private void finishBegun() throws InterruptedException {
        long end = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (!begun.isEmpty() && begun.element().isDone(Duration.ofNanos(end - System.nanoTime()))) {
            finishFirst();
        }
        crashes.forgive();
    }

    /** Records that could be processed now, or are. */
    private long lag() {
        long lag = begun.stream().mapToLong(batch -> batch.records().size()).sum();
        for (TopicPartition partition : consumer.assignment()) {
            if (!postponed.contains(partition)) {
                lag += consumer.currentLag(partition).orElse(0);
            }
        }
        return lag;
    }

    /** Records that may be begun now. Where no more may be begun, none is read but the group hears of us. */
    private List<ConsumerRecord<String, byte[]>> poll() throws InterruptedException {
        boolean full = begun.size() > work.batchesAhead();
        if (full) {
            begun.element().isDone(IDLE_POLL);
            consumer.pause(consumer.assignment());
        } else {
            postponed.resume();
        }
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try {
            consumer.poll(begun.isEmpty() ? IDLE_POLL : Duration.ZERO).forEach(records::add);
        } catch (LogTruncationException e) {
            LOG.warnf("The log has lost its end: %s", e.getMessage());
            readAnew(e.partitions(), e.divergentOffsets());
        } catch (OffsetOutOfRangeException e) {
            LOG.warnf("The log does not reach where the group is: %s", e.getMessage());
            readAnew(e.partitions(), Map.of());
        }
        List<ConsumerRecord<String, byte[]>> due = crashes.cautious(postponed.due(records));
        if (due.isEmpty() && !full && !begun.isEmpty()) {
            begun.element().isDone(BUSY_POLL);
        }
        return due;
    }

    private void begin(List<ConsumerRecord<String, byte[]>> records) {
        ConsumerRecord<String, byte[]> first = records.getFirst();
        if (crashes.isFatal(first)) {
            LOG.errorf(
                    "%s-%d@%d has ended the worker several times: it is set aside",
                    first.topic(), first.partition(), first.offset());
            begun.add(new Batch(List.of(first), CompletableFuture.completedFuture(work.quarantined(first))));
        } else {
            crashes.begins(records, positions.committed());
            begun.add(new Batch(records, work.begin(records)));
        }
    }

    /**
     * Commits the first of the batches that were begun. Where its transaction fails, it and all after it are read
     * again.
     */
    private void finishFirst() throws InterruptedException {
        Batch batch = begun.remove();
        List<ProducerRecord<String, byte[]>> output = batch.result();
        Map<TopicPartition, OffsetAndMetadata> next = positions.further(batch.ends());
        if (!next.isEmpty() && !transactions.write(output, next, consumer.groupMetadata())) {
            readAgain(next.keySet());
            return;
        }
        crashes.passed(next.keySet());
        progress.finished(batch.records().size());
        positions.advance(next);
    }

    /**
     * These partitions, and those of all that was begun, are read from where the group has processed them;
     * what was begun is forgotten, when it has come to its end.
     */
    private void readAgain(Collection<TopicPartition> partitions) throws InterruptedException {
        Set<TopicPartition> again = new HashSet<>(partitions);
        for (Batch batch : begun) {
            again.addAll(batch.ends().keySet());
            batch.isDone(Duration.ofDays(1));
        }
        begun.clear();
        again.retainAll(consumer.assignment());
        work.aborted(again);
        positions.takeNew(again);
    }

    /** The log is not what it was; {@code ends} where it is known that it has lost all from there on. */
    private void readAnew(Set<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> ends)
            throws InterruptedException {
        readAgain(partitions);
        positions.take(partitions, ends);
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            finishAll();
            positions.takeNew(partitions).forEach(crashes::found);
            progress.assigned(consumer.assignment());
        }

        /** What was begun is finished while it is ours. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            finishAll();
            release(partitions);
        }

        private void finishAll() {
            try {
                while (!begun.isEmpty()) {
                    finishFirst();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** They may be another's already, so what was begun can't be committed. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            try {
                readAgain(Set.of());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            release(partitions);
        }

        private void release(Collection<TopicPartition> partitions) {
            positions.release(partitions);
            partitions.forEach(postponed::forget);
            partitions.forEach(crashes::forget);
            Set<TopicPartition> left = new HashSet<>(consumer.assignment());
            left.removeAll(partitions);
            progress.released(left);
        }
    }
}
