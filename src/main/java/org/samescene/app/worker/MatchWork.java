package org.samescene.app.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.samescene.ImagePipeline;
import org.samescene.ImagePipeline.Entry;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.StageWork;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.FeatureIndex;

/**
 * The second stage: features go into the shard of their partition and are compared with what is there.
 *
 * <p>A shard's commit never covers more of the features log than the group has committed, so what it lacks
 * after a crash is found there: it is read again from the shard's own position, silently up to the group's.
 */
final class MatchWork implements StageWork {
    private static final Logger LOG = Logger.getLogger(MatchWork.class);

    private final WorkerConfig config;
    private final IndexFolder folder;
    private final String model;
    private final ImagePipeline.Matching matching;
    private final EventRecords records;
    private final Map<TopicPartition, Shard> shards = new HashMap<>();

    /** A partition's index, and how far it and the group are. */
    private static final class Shard {
        final FeatureIndex index;

        /** Below this offset all was said already. */
        final long speaksFrom;

        /** The index holds the log up to here, exclusively. */
        long covered;

        long lastCommitNanos = System.nanoTime();

        Shard(FeatureIndex index, long speaksFrom) {
            this.index = index;
            this.speaksFrom = speaksFrom;
            this.covered = index.committedPosition();
        }
    }

    MatchWork(
            WorkerConfig config,
            IndexFolder folder,
            String model,
            ImagePipeline.Matching matching,
            EventRecords records) {
        this.config = config;
        this.folder = folder;
        this.model = model;
        this.matching = matching;
        this.records = records;
    }

    @Override
    public List<String> topics() {
        return List.of(config.topics().features());
    }

    @Override
    public Charset keyCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public int batchSize() {
        return config.matchBatch();
    }

    @Override
    public Map<TopicPartition, Long> assigned(Map<TopicPartition, Long> committed) {
        Map<TopicPartition, Long> from = new HashMap<>();
        committed.forEach((partition, offset) -> {
            Shard shard = new Shard(folder.open(partition), offset);
            shards.put(partition, shard);
            from.put(partition, Math.min(shard.covered, offset));
            LOG.debugf("Shard %s covers the log up to %d, the group is at %d", partition, shard.covered, offset);
        });
        return from;
    }

    @Override
    public void revoked(Map<TopicPartition, Long> committed) {
        committed.forEach((partition, position) -> {
            Shard shard = shards.remove(partition);
            if (shard != null) {
                if (shard.covered <= position) {
                    shard.index.commit(shard.covered);
                }
                shard.index.close();
            }
        });
    }

    @Override
    public Output begin(List<ConsumerRecord<String, byte[]>> batch) {
        return () -> process(batch);
    }

    /** What a batch leads to depends on the index, so on the one before it. */
    @Override
    public int batchesAhead() {
        return 0;
    }

    private List<ProducerRecord<String, byte[]>> process(List<ConsumerRecord<String, byte[]>> batch) {
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            byPartition
                    .computeIfAbsent(new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>())
                    .add(record);
        }
        byPartition.forEach((partition, its) -> output.addAll(new Run(shards.get(partition)).through(its)));
        return output;
    }

    /**
     * One pass over consecutive records of a partition, cut where the order matters: before a removal, and
     * before an image comes again.
     */
    private final class Run {
        private final Shard shard;
        private final List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        private final List<ConsumerRecord<String, byte[]>> waiting = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final Set<ImageKey> keys = new HashSet<>();

        Run(Shard shard) {
            this.shard = shard;
        }

        List<ProducerRecord<String, byte[]>> through(List<ConsumerRecord<String, byte[]>> partition) {
            for (ConsumerRecord<String, byte[]> record : partition) {
                if (record.value() == null) {
                    match();
                    remove(record);
                } else {
                    add(record);
                }
            }
            match();
            return output;
        }

        private void remove(ConsumerRecord<String, byte[]> record) {
            ImageKey key = ImageKey.parse(record.key());
            if (record.offset() >= shard.covered) {
                shard.index.remove(key);
                shard.covered = record.offset() + 1;
            }
            boolean deleted =
                    EventRecords.BECAUSE_DELETED.equals(EventRecords.header(record, EventRecords.REMOVED_BECAUSE, ""));
            if (deleted && record.offset() >= shard.speaksFrom) {
                output.add(records.event(
                        new Event.ImageProcessed(
                                key.library(),
                                key.imageId(),
                                null,
                                Event.Outcome.DELETED,
                                null,
                                null,
                                0,
                                0,
                                0,
                                0,
                                model,
                                null),
                        record.timestamp()));
            }
        }

        private void add(ConsumerRecord<String, byte[]> record) {
            ImageFeatures image = ImageFeaturesCodec.decode(record.value());
            if (!image.model().equals(model)) {
                throw new IllegalStateException(
                        record.topic() + " holds features of the model " + image.model() + ", this worker has " + model
                                + ": give each model a features topic of its own (samescene.topics.features)");
            }
            boolean known = record.offset() < shard.covered;
            boolean wasKnown = !entries.isEmpty() && entries.getFirst().position() < shard.covered;
            if (!keys.add(image.key()) || known != wasKnown && !entries.isEmpty()) {
                match();
                keys.add(image.key());
            }
            entries.add(new Entry(record.offset(), image));
            waiting.add(record);
        }

        private void match() {
            if (entries.isEmpty()) {
                return;
            }
            long start = System.nanoTime();
            boolean known = entries.getFirst().position() < shard.covered;
            List<List<Event>> events = matching.match(entries, shard.index, known);
            long millisEach = (System.nanoTime() - start) / 1_000_000 / entries.size();
            for (int i = 0; i < entries.size(); i++) {
                ConsumerRecord<String, byte[]> record = waiting.get(i);
                if (record.offset() >= shard.speaksFrom) {
                    events.get(i)
                            .forEach(event ->
                                    output.add(records.event(timed(event, record, millisEach), record.timestamp())));
                }
            }
            shard.covered = Math.max(shard.covered, entries.getLast().position() + 1);
            entries.clear();
            waiting.clear();
            keys.clear();
        }
    }

    private static Event timed(Event event, ConsumerRecord<String, byte[]> record, long matchMillis) {
        long extractMillis = Long.parseLong(EventRecords.header(record, EventRecords.EXTRACT_MILLIS, "0"));
        return event instanceof Event.ImageProcessed processed
                ? processed.withTimings(new Event.Timings(extractMillis, matchMillis))
                : event;
    }

    @Override
    public void committed(Map<TopicPartition, Long> committed) {
        long interval = config.commitInterval().toNanos();
        shards.forEach((partition, shard) -> {
            boolean behind = shard.index.committedPosition() < shard.covered;
            if (behind
                    && shard.covered <= committed.get(partition)
                    && System.nanoTime() - shard.lastCommitNanos > interval) {
                shard.index.commit(shard.covered);
                shard.lastCommitNanos = System.nanoTime();
            }
        });
    }

    @Override
    public void close() {
        shards.values().forEach(shard -> shard.index.close());
        shards.clear();
    }
}
