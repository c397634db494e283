package org.samescene.app.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.samescene.Matching;
import org.samescene.app.kafka.Attempt;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.Origin;
import org.samescene.app.kafka.RelationRecords;
import org.samescene.app.kafka.SourceTime;
import org.samescene.app.kafka.StageWork;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Mention;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;
import org.samescene.event.Rejection;

/** The second stage: features go into the {@link Shard} of their partition and are compared with what is there. */
final class MatchWork implements StageWork {
    private static final Logger LOG = Logger.getLogger(MatchWork.class);

    private final WorkerConfig config;
    private final String model;
    private final Matching matching;
    private final IndexFolder indexes;
    private final Map<String, LogIdentity> logs;
    private final RelationsLog relations;
    private final FeaturesLogRecords features;
    private final EventRecords records;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("match-batch").daemon().factory());
    private final Map<TopicPartition, OpenShard> shards = new ConcurrentHashMap<>();

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
            KafkaClients clients,
            EventRecords records) {
        this.config = config;
        this.model = model;
        this.matching = matching;
        this.indexes = indexes;
        this.logs = logs;
        this.relations = new RelationsLog(
                clients, Objects.requireNonNull(logs.get(config.topics().relations(model))));
        this.features = new FeaturesLogRecords(model);
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
            LogView view = new LogView(
                    Objects.requireNonNull(logs.get(partition.topic())), relations.log(), partition.partition(), model);
            Shard shard = new Shard(
                    indexes.open(view, progress.end(), relations.end(partition.partition())),
                    matching,
                    view,
                    progress.committed());
            shards.put(
                    partition,
                    new OpenShard(
                            shard, partition.partition(), relations, view.log().topicId(), thread));
            from.put(partition, new OffsetAndMetadata(shard.readFrom(), shard.epoch(), ""));
            LOG.debugf(
                    "Shard %s covers the log up to %d, the group is at %d",
                    partition, shard.covered(), progress.committed());
        });
        return from;
    }

    @Override
    public void revoked(Map<TopicPartition, Long> committed) {
        committed.forEach((partition, position) -> {
            OpenShard shard = shards.remove(partition);
            if (shard != null) {
                shard.commit(position, Duration.ZERO);
                shard.close();
            }
        });
    }

    /** What was written to the index and not committed there goes with it, so the batch is matched as if anew. */
    @Override
    public void aborted(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OpenShard shard = shards.remove(partition);
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
        List<String> behind = new ArrayList<>();
        shards.forEach(
                (partition, shard) -> shard.notReady().ifPresent(problem -> behind.add(partition + " " + problem)));
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the index is made again: " + behind.stream().sorted().collect(Collectors.joining(", ")));
    }

    @Override
    public long behind() {
        return shards.values().stream().mapToLong(OpenShard::behind).sum();
    }

    private List<ProducerRecord<String, byte[]>> process(List<ConsumerRecord<String, byte[]>> batch) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> logs = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            logs.computeIfAbsent(partition, p -> new ArrayList<>()).add(record);
        }
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        logs.forEach((partition, log) -> {
            OpenShard open = Objects.requireNonNull(
                    shards.get(partition), () -> "a record of " + partition + ", which is not this worker's");
            output.addAll(process(open.shard(), log));
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
                changes.add(features.read(record));
                sources.add(record);
            } catch (RejectedException e) {
                LOG.warnf(
                        "%s-%d@%d is stepped over: %s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
                if (shard.isNews(record.offset())) {
                    output.addAll(rejected(record, e));
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
        ConsumerRecord<String, byte[]> last = log.getLast();
        if (shard.isNews(last.offset())) {
            output.add(records.relations()
                    .progress(
                            last.partition(),
                            new RelationRecords.Progress(
                                    Objects.requireNonNull(logs.get(last.topic()))
                                            .topicId(),
                                    last.offset() + 1)));
        }
        return output;
    }

    private List<ProducerRecord<String, byte[]>> said(
            Effect effect, ConsumerRecord<String, byte[]> source, long matchMillis) {
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        long time = SourceTime.of(source);
        Origin origin = Origin.of(source);
        for (Event event : effect.events()) {
            Event timed = timed(event, source, matchMillis);
            WorkerMeters.answered(timed, time);
            output.add(records.event(timed, time, origin));
        }
        effect.said().forEach(said -> output.add(records.relations().said(said)));
        effect.again()
                .map(known -> switch (known) {
                    case Effect.Known.OfImage image ->
                        image.image().isPresent()
                                ? records.featuresAgain(image.image().get(), image.time())
                                : records.noFeaturesAgain(image.key(), image.time());
                    case Effect.Known.OfNote note -> records.notes().again(note.note());
                })
                .ifPresent(output::add);
        return output;
    }

    /** Whoever waits for an answer about an image gets one, if only the record's key says which it is. */
    private List<ProducerRecord<String, byte[]>> rejected(
            ConsumerRecord<String, byte[]> record, RejectedException problem) {
        Rejection why = Rejection.of(problem);
        Optional<ImageKey> key = key(record);
        List<Event> events = new ArrayList<>();
        events.add(Event.ImageRejected.of(
                key.map(Mention::of).orElse(Mention.NOTHING),
                Attempt.of(record, keyCharset()).input(),
                why));
        key.map(image -> Event.ImageProcessed.rejected(image, null, why, model)).ifPresent(events::add);
        long time = SourceTime.of(record);
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        for (Event event : events) {
            WorkerMeters.answered(event, time);
            output.add(records.event(event, time, Origin.of(record)));
        }
        return output;
    }

    private static Optional<ImageKey> key(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(ImageKey.parse(String.valueOf(record.key())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<ProducerRecord<String, byte[]>> quarantined(ConsumerRecord<String, byte[]> record) {
        return rejected(
                record,
                new RejectedException(
                        RejectionReason.INTERNAL_ERROR, "matching it has ended the worker several times"));
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
        shards.values().forEach(OpenShard::close);
        shards.clear();
        thread.close();
    }
}
