package org.samescene.app.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.samescene.ExtractionPool;
import org.samescene.app.kafka.Attempt;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.InputRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.NoteRecords.Note;
import org.samescene.app.kafka.StageWork;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Mention;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;
import org.samescene.event.Rejection;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.Label;
import org.samescene.index.Pair;
import org.samescene.index.Review;

/**
 * The first stage: uploads become features, deletions become tombstones; labels and reviews are passed on. What can't be had now is tried again
 * later, on topics of its own, so that it holds up nothing else; what can't be used is rejected with its reason.
 * Only a deletion takes features back: an image whose new version can't be had keeps those of the old one.
 */
final class ExtractWork implements StageWork {
    private static final Logger LOG = Logger.getLogger(ExtractWork.class);

    /** Headers and key come on top. */
    private static final int LARGEST_FEATURES_BYTES = KafkaClients.MAX_RECORD_BYTES - (1 << 17);

    private final List<String> topics;
    private final int batchSize;
    private final List<Duration> delays;
    private final ExtractionPool pool;
    private final EventRecords records;
    private final InputRecords inputs;

    /**
     * @param topics of uploads and deletions, or of later attempts at uploads
     * @param delays before each later attempt
     * @param pool closing it is up to the caller
     */
    ExtractWork(List<String> topics, int batchSize, List<Duration> delays, ExtractionPool pool, EventRecords records) {
        this.topics = List.copyOf(topics);
        this.batchSize = batchSize;
        this.delays = List.copyOf(delays);
        this.pool = pool;
        this.records = records;
        this.inputs = new InputRecords(records.names());
    }

    @Override
    public List<String> topics() {
        return topics;
    }

    /** The keys are the DAM's and may be any bytes; what a record is about, its data say. Latin-1 keeps each byte. */
    @Override
    public Charset keyCharset() {
        return StandardCharsets.ISO_8859_1;
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> assigned(Map<TopicPartition, Progress> partitions) {
        Map<TopicPartition, OffsetAndMetadata> from = new HashMap<>();
        partitions.forEach((partition, progress) -> from.put(partition, new OffsetAndMetadata(progress.committed())));
        return from;
    }

    @Override
    public void revoked(Map<TopicPartition, Long> committed) {}

    @Override
    public void aborted(Collection<TopicPartition> partitions) {}

    @Override
    public long due(ConsumerRecord<String, byte[]> record) {
        return Attempt.due(record);
    }

    @Override
    public CompletableFuture<List<ProducerRecord<String, byte[]>>> begin(List<ConsumerRecord<String, byte[]>> batch) {
        List<CompletableFuture<List<ProducerRecord<String, byte[]>>>> results =
                batch.stream().map(this::process).toList();
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
                    results.forEach(result -> output.addAll(result.join()));
                    return output;
                });
    }

    /**
     * While the last images of a batch are worked on and its transaction is committed, those of the next keep
     * the other threads busy, and the device.
     */
    @Override
    public int batchesAhead() {
        return 1;
    }

    private CompletableFuture<List<ProducerRecord<String, byte[]>>> process(ConsumerRecord<String, byte[]> record) {
        Attempt attempt = Attempt.of(record, keyCharset());
        try {
            return switch (inputs.arrival(record)) {
                case Arrival.Deleted deleted ->
                    CompletableFuture.completedFuture(
                            List.of(records.noFeatures(deleted.key(), attempt.time(), attempt.origin())));
                case Arrival.Labelled labelled ->
                    noted(new Note.OfImage(
                            labelled.key(), new Label(attempt.time(), Optional.ofNullable(labelled.landmark()))));
                case Arrival.Reviewed reviewed ->
                    noted(new Note.OfPair(
                            Pair.of(reviewed.key(), reviewed.other()),
                            new Review(
                                    attempt.time(),
                                    reviewed.isRelated() ? Review.Decision.CONFIRMED : Review.Decision.REJECTED)));
                case Arrival.Uploaded uploaded -> extract(attempt, uploaded);
            };
        } catch (RejectedException e) {
            return CompletableFuture.completedFuture(rejected(attempt, inputs.mention(record), e));
        }
    }

    private CompletableFuture<List<ProducerRecord<String, byte[]>>> noted(Note note) {
        return CompletableFuture.completedFuture(List.of(records.notes().note(note)));
    }

    private CompletableFuture<List<ProducerRecord<String, byte[]>>> extract(
            Attempt attempt, Arrival.Uploaded uploaded) {
        long start = System.nanoTime();
        return pool.extract(uploaded, attempt.number() == 0)
                .thenApply(image -> features(attempt, uploaded, image, (System.nanoTime() - start) / 1_000_000))
                .exceptionally(problem -> refused(attempt, uploaded, rejection(problem)));
    }

    private List<ProducerRecord<String, byte[]>> features(
            Attempt attempt, Arrival.Uploaded uploaded, ImageFeatures image, long millis) {
        ProducerRecord<String, byte[]> record = records.features(image, millis, attempt.time(), attempt.origin());
        return record.value().length <= LARGEST_FEATURES_BYTES
                ? List.of(record)
                : refused(
                        attempt,
                        uploaded,
                        new RejectedException(
                                RejectionReason.TOO_MANY_BYTES,
                                "its features take " + record.value().length + " bytes, more than "
                                        + LARGEST_FEATURES_BYTES));
    }

    private static RejectedException rejection(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof RejectedException refused) {
            return refused;
        }
        LOG.error("An extraction failed", cause);
        return new RejectedException(
                RejectionReason.INTERNAL_ERROR, "extraction failed; the worker's log says at what", cause);
    }

    private List<ProducerRecord<String, byte[]>> refused(
            Attempt attempt, Arrival.Uploaded uploaded, RejectedException problem) {
        Rejection why = Rejection.of(problem);
        if (!why.retryable() || attempt.number() >= delays.size()) {
            return rejected(attempt, Mention.of(uploaded), problem);
        }
        Instant at = Instant.now().plus(delays.get(attempt.number()));
        LOG.infof(
                "%s (%s) is tried again at %s, attempt %d of %d failed: %s: %s",
                uploaded.key(), at(attempt), at, attempt.number() + 1, delays.size() + 1, why.reason(), why.message());
        return List.of(
                records.again(attempt, uploaded.key(), at.toEpochMilli()),
                event(Event.ImageProcessed.deferred(uploaded, why, at, pool.model()), attempt));
    }

    private List<ProducerRecord<String, byte[]>> rejected(Attempt attempt, Mention said, RejectedException problem) {
        Rejection why = Rejection.of(problem);
        String image = said.key().map(key -> key + " (" + at(attempt) + ")").orElse(at(attempt));
        LOG.infof("%s is rejected: %s: %s", image, why.reason(), why.message());
        LOG.debugf(problem, "Rejected %s", at(attempt));
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        output.add(event(Event.ImageRejected.of(said, attempt.input(), why), attempt));
        said.key()
                .map(key -> Event.ImageProcessed.rejected(key, said.version(), why, pool.model()))
                .ifPresent(processed -> output.add(event(processed, attempt)));
        return output;
    }

    private ProducerRecord<String, byte[]> event(Event event, Attempt attempt) {
        WorkerMeters.answered(event, attempt.time());
        return records.event(event, attempt.time(), attempt.origin());
    }

    private static String at(Attempt attempt) {
        return attempt.input().topic() + "-" + attempt.input().partition() + "@"
                + attempt.input().offset();
    }

    @Override
    public List<ProducerRecord<String, byte[]>> quarantined(ConsumerRecord<String, byte[]> record) {
        Attempt attempt = Attempt.of(record, keyCharset());
        RejectedException problem = new RejectedException(
                RejectionReason.INTERNAL_ERROR, "processing it has ended the worker several times");
        return rejected(attempt, inputs.mention(record), problem);
    }

    @Override
    public void committed(Map<TopicPartition, Long> committed) {}

    @Override
    public void close() {}
}
