package org.samescene.app.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.samescene.Entry;
import org.samescene.Matching;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.StageWork;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.FeatureIndex;

/** The second stage: features go into the {@link Shard} of their partition and are compared with what is there. */
final class MatchWork implements StageWork {
    private static final Logger LOG = Logger.getLogger(MatchWork.class);

    private final WorkerConfig config;
    private final String model;
    private final Matching matching;
    private final Function<TopicPartition, FeatureIndex> indexes;
    private final EventRecords records;
    private final Map<TopicPartition, Shard> shards = new HashMap<>();

    /**
     * @param model whose features are taken
     * @param indexes opens the index of a partition, which is closed with its shard
     */
    MatchWork(
            WorkerConfig config,
            String model,
            Matching matching,
            Function<TopicPartition, FeatureIndex> indexes,
            EventRecords records) {
        this.config = config;
        this.model = model;
        this.matching = matching;
        this.indexes = indexes;
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
            Shard shard = new Shard(indexes.apply(partition), matching, offset);
            shards.put(partition, shard);
            from.put(partition, shard.readFrom());
            LOG.debugf("Shard %s covers the log up to %d, the group is at %d", partition, shard.covered(), offset);
        });
        return from;
    }

    @Override
    public void revoked(Map<TopicPartition, Long> committed) {
        committed.forEach((partition, position) -> {
            Shard shard = shards.remove(partition);
            if (shard != null) {
                shard.commit(position);
                shard.close();
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
        Map<Shard, List<ConsumerRecord<String, byte[]>>> logs = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            Shard shard = shards.get(new TopicPartition(record.topic(), record.partition()));
            if (shard == null) {
                throw new IllegalStateException(
                        "a record of partition " + record.partition() + ", which is not this worker's");
            }
            logs.computeIfAbsent(shard, s -> new ArrayList<>()).add(record);
        }
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        logs.forEach((shard, log) -> output.addAll(process(shard, log)));
        return output;
    }

    /** Consecutive records of one partition. Images before a removal are still compared with the removed one. */
    private List<ProducerRecord<String, byte[]>> process(Shard shard, List<ConsumerRecord<String, byte[]>> log) {
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> images = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : log) {
            if (record.value() == null) {
                output.addAll(match(shard, images));
                images.clear();
                output.addAll(remove(shard, record));
            } else {
                images.add(record);
            }
        }
        output.addAll(match(shard, images));
        return output;
    }

    private List<ProducerRecord<String, byte[]>> remove(Shard shard, ConsumerRecord<String, byte[]> record) {
        ImageKey key = ImageKey.parse(record.key());
        shard.remove(record.offset(), key);
        boolean deleted =
                EventRecords.BECAUSE_DELETED.equals(EventRecords.header(record, EventRecords.REMOVED_BECAUSE, ""));
        return deleted && shard.isNews(record.offset())
                ? List.of(records.event(Event.ImageProcessed.deleted(key, model), record.timestamp()))
                : List.of();
    }

    private List<ProducerRecord<String, byte[]>> match(Shard shard, List<ConsumerRecord<String, byte[]>> images) {
        if (images.isEmpty()) {
            return List.of();
        }
        long start = System.nanoTime();
        List<List<Event>> events = shard.match(images.stream().map(this::entry).toList());
        long millisEach = (System.nanoTime() - start) / 1_000_000 / images.size();
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            ConsumerRecord<String, byte[]> record = images.get(i);
            if (shard.isNews(record.offset())) {
                for (Event event : events.get(i)) {
                    output.add(records.event(timed(event, record, millisEach), record.timestamp()));
                }
            }
        }
        return output;
    }

    private Entry entry(ConsumerRecord<String, byte[]> record) {
        ImageFeatures image = ImageFeaturesCodec.decode(record.value());
        if (!image.model().equals(model)) {
            throw new IllegalStateException(
                    record.topic() + " holds features of the model " + image.model() + ", this worker has " + model
                            + ": give each model a features topic of its own (samescene.topics.features)");
        }
        return new Entry(record.offset(), image);
    }

    private static Event timed(Event event, ConsumerRecord<String, byte[]> record, long matchMillis) {
        long extractMillis = Long.parseLong(EventRecords.header(record, EventRecords.EXTRACT_MILLIS, "0"));
        return event instanceof Event.ImageProcessed processed
                ? processed.withTimings(new Event.Timings(extractMillis, matchMillis))
                : event;
    }

    @Override
    public void committed(Map<TopicPartition, Long> committed) {
        shards.forEach(
                (partition, shard) -> shard.commit(committed.getOrDefault(partition, 0L), config.commitInterval()));
    }

    @Override
    public void close() {
        shards.values().forEach(Shard::close);
        shards.clear();
    }
}
