package org.samescene.app.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.samescene.Matching;
import org.samescene.app.kafka.Attempt;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.SourceTime;
import org.samescene.app.kafka.StageWork;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;
import org.samescene.event.Rejection;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/** The second stage: features go into the {@link Shard} of their partition and are compared with what is there. */
final class MatchWork implements StageWork {
    private static final Logger LOG = Logger.getLogger(MatchWork.class);

    private final WorkerConfig config;
    private final String model;
    private final Matching matching;
    private final IndexFolder indexes;
    private final Map<String, LogIdentity> logs;
    private final EventRecords records;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("match-batch").daemon().factory());
    private final Map<TopicPartition, Shard> shards = new ConcurrentHashMap<>();

    /**
     * @param model whose features are taken
     * @param logs which log each topic is
     */
    MatchWork(
            WorkerConfig config,
            String model,
            Matching matching,
            IndexFolder indexes,
            Map<String, LogIdentity> logs,
            EventRecords records) {
        this.config = config;
        this.model = model;
        this.matching = matching;
        this.indexes = indexes;
        this.logs = logs;
        this.records = records;
    }

    @Override
    public List<String> topics() {
        return List.of(config.topics().features(model));
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
    public Map<TopicPartition, OffsetAndMetadata> assigned(Map<TopicPartition, Progress> partitions) {
        Map<TopicPartition, OffsetAndMetadata> from = new LinkedHashMap<>();
        partitions.forEach((partition, progress) -> {
            LogView view =
                    new LogView(Objects.requireNonNull(logs.get(partition.topic())), partition.partition(), model);
            Shard shard = new Shard(indexes.open(view, progress.end()), matching, view, progress.committed());
            shards.put(partition, shard);
            from.put(partition, new OffsetAndMetadata(shard.readFrom(), shard.epoch(), ""));
            LOG.debugf(
                    "Shard %s covers the log up to %d, the group is at %d",
                    partition, shard.covered(), progress.committed());
            if (shard.behind() > 0) {
                LOG.infof(
                        "Shard %s is %d records behind the group: it is brought up to date", partition, shard.behind());
            }
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

    /** What was written to the index and not committed there goes with it, so the batch is matched as if anew. */
    @Override
    public void aborted(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Shard shard = shards.remove(partition);
            if (shard != null) {
                shard.close();
            }
        }
    }

    @Override
    public CompletableFuture<List<ProducerRecord<String, byte[]>>> begin(List<ConsumerRecord<String, byte[]>> batch) {
        return CompletableFuture.supplyAsync(() -> process(batch), thread);
    }

    /** What a batch leads to depends on the index, so on the one before it. */
    @Override
    public int batchesAhead() {
        return 0;
    }

    @Override
    public Optional<String> notReady() {
        List<String> behind = shards.entrySet().stream()
                .filter(shard -> shard.getValue().behind() > 0)
                .map(shard -> shard.getKey() + " lacks " + shard.getValue().behind() + " records")
                .sorted()
                .toList();
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of("the index is made again: " + String.join(", ", behind));
    }

    private List<ProducerRecord<String, byte[]>> process(List<ConsumerRecord<String, byte[]>> batch) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> logs = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            logs.computeIfAbsent(partition, p -> new ArrayList<>()).add(record);
        }
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        logs.forEach((partition, log) -> {
            Shard shard = Objects.requireNonNull(
                    shards.get(partition), () -> "a record of " + partition + ", which is not this worker's");
            output.addAll(process(shard, log));
        });
        return output;
    }

    /** Consecutive records of one partition. */
    private List<ProducerRecord<String, byte[]>> process(Shard shard, List<ConsumerRecord<String, byte[]>> log) {
        long start = System.nanoTime();
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> sources = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : log) {
            try {
                changes.add(change(record));
                sources.add(record);
            } catch (RejectedException e) {
                LOG.warnf(
                        "%s-%d@%d is stepped over: %s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
                if (shard.isNews(record.offset())) {
                    output.add(rejected(record, e));
                }
            }
        }
        List<Effect> effects = shard.take(changes, log.getLast().leaderEpoch());
        long millisEach = (System.nanoTime() - start) / 1_000_000 / log.size();
        for (int i = 0; i < effects.size(); i++) {
            if (shard.isNews(sources.get(i).offset())) {
                output.addAll(said(effects.get(i), sources.get(i), millisEach));
            }
        }
        return output;
    }

    private List<ProducerRecord<String, byte[]>> said(
            Effect effect, ConsumerRecord<String, byte[]> source, long matchMillis) {
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        long time = SourceTime.of(source);
        for (Event event : effect.events()) {
            Event timed = timed(event, source, matchMillis);
            WorkerMeters.answered(timed, time);
            output.add(records.event(timed, time));
        }
        effect.again()
                .map(known -> known.image().isPresent()
                        ? records.featuresAgain(known.image().get(), known.time())
                        : records.noFeaturesAgain(known.key(), known.time()))
                .ifPresent(output::add);
        return output;
    }

    /** @throws RejectedException where the record is not one of this model's features log */
    private Change change(ConsumerRecord<String, byte[]> record) throws RejectedException {
        long time = SourceTime.of(record);
        boolean repeated = record.headers().lastHeader(EventRecords.REPEATED) != null;
        try {
            if (record.value() == null) {
                return new Change.Removed(
                        record.offset(), time, ImageKey.parse(String.valueOf(record.key())), repeated);
            }
            ImageFeatures image = ImageFeaturesCodec.decode(record.value());
            if (image.model().equals(model)) {
                return new Change.Added(record.offset(), time, image, repeated);
            }
            throw new RejectedException(
                    RejectionReason.INVALID_EVENT, "features of the model " + image.model() + ", not of " + model);
        } catch (RuntimeException e) {
            // whoever wrote it: what can't be decoded has no one exception
            throw new RejectedException(RejectionReason.INVALID_EVENT, "not a record of features: " + e, e);
        }
    }

    private ProducerRecord<String, byte[]> rejected(ConsumerRecord<String, byte[]> record, RejectedException why) {
        Event event = Event.ImageRejected.of(Attempt.of(record, keyCharset()).input(), Rejection.of(why));
        WorkerMeters.answered(event, SourceTime.of(record));
        return records.event(event, SourceTime.of(record));
    }

    @Override
    public List<ProducerRecord<String, byte[]>> quarantined(ConsumerRecord<String, byte[]> record) {
        return List.of(rejected(
                record,
                new RejectedException(
                        RejectionReason.INTERNAL_ERROR, "matching it has ended the worker several times")));
    }

    private static Event timed(Event event, ConsumerRecord<String, byte[]> record, long matchMillis) {
        String extractMillis = EventRecords.header(record, EventRecords.EXTRACT_MILLIS, "0");
        return event instanceof Event.ImageProcessed processed
                        && processed.outcome() == Event.Outcome.PROCESSED
                        && extractMillis.matches("\\d{1,18}")
                ? processed.withTimings(new Event.Timings(Long.parseLong(extractMillis), matchMillis))
                : event;
    }

    @Override
    public void committed(Map<TopicPartition, Long> committed) {
        shards.forEach(
                (partition, shard) -> shard.commit(committed.getOrDefault(partition, 0L), config.commitInterval()));
    }

    @Override
    public void close() {
        thread.close();
        shards.values().forEach(Shard::close);
        shards.clear();
    }
}
