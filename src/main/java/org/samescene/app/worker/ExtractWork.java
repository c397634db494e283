package org.samescene.app.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.samescene.ImagePipeline;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.StageWork;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;

/** The first stage: uploads become features, deletions become tombstones, the unusable is rejected with its reason. */
final class ExtractWork implements StageWork {
    private static final Logger LOG = Logger.getLogger(ExtractWork.class);

    private final WorkerConfig config;
    private final ImagePipeline.Extraction extraction;
    private final EventRecords records;
    private final ExecutorService threads;

    /** @param extraction closed with this */
    ExtractWork(WorkerConfig config, ImagePipeline.Extraction extraction, EventRecords records) {
        this.config = config;
        this.extraction = extraction;
        this.records = records;
        this.threads = Executors.newFixedThreadPool(
                config.extract().threads(),
                Thread.ofPlatform().name("extract-", 0).daemon().factory());
    }

    @Override
    public List<String> topics() {
        return List.of(config.topics().uploaded(), config.topics().deleted());
    }

    /** The keys are the DAM's and may be any bytes; what a record is about, its data say. Latin-1 keeps each byte. */
    @Override
    public Charset keyCharset() {
        return StandardCharsets.ISO_8859_1;
    }

    @Override
    public int batchSize() {
        return config.extractBatch();
    }

    @Override
    public Map<TopicPartition, Long> assigned(Map<TopicPartition, Long> committed) {
        return committed;
    }

    @Override
    public void revoked(Map<TopicPartition, Long> committed) {}

    /**
     * Uploads and deletions come by two topics: by their timestamps they are put in one order again, as far
     * as they are in one batch.
     */
    @Override
    public Output begin(List<ConsumerRecord<String, byte[]>> batch) {
        List<ConsumerRecord<String, byte[]>> inOrder = new ArrayList<>(batch);
        inOrder.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        List<Future<List<ProducerRecord<String, byte[]>>>> results = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : inOrder) {
            results.add(threads.submit(() -> extract(record)));
        }
        return () -> await(results);
    }

    /**
     * While the last images of a batch are worked on and its transaction is committed, those of the next keep
     * the other threads busy, and the device.
     */
    @Override
    public int batchesAhead() {
        return 1;
    }

    private static List<ProducerRecord<String, byte[]>> await(
            List<Future<List<ProducerRecord<String, byte[]>>>> results) throws InterruptedException {
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        for (Future<List<ProducerRecord<String, byte[]>>> result : results) {
            try {
                output.addAll(result.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("extraction failed", e.getCause());
            }
        }
        return output;
    }

    private List<ProducerRecord<String, byte[]>> extract(ConsumerRecord<String, byte[]> record)
            throws InterruptedException {
        Arrival arrival = null;
        try {
            arrival = records.arrival(record);
            return switch (arrival) {
                case Arrival.Deleted deleted ->
                    List.of(records.noFeatures(deleted.key(), EventRecords.BECAUSE_DELETED, record.timestamp()));
                case Arrival.Uploaded uploaded -> {
                    long start = System.nanoTime();
                    ImageFeatures image = extraction.extract(uploaded);
                    yield List.of(records.features(image, (System.nanoTime() - start) / 1_000_000, record.timestamp()));
                }
            };
        } catch (RejectedException e) {
            return reject(record, arrival, e);
        }
    }

    private List<ProducerRecord<String, byte[]>> reject(
            ConsumerRecord<String, byte[]> record, Arrival arrival, RejectedException problem) {
        LOG.debugf(problem, "Rejected %s-%d@%d", record.topic(), record.partition(), record.offset());
        String reason = problem.reason().code();
        Arrival.Uploaded uploaded = arrival instanceof Arrival.Uploaded u ? u : null;
        ImageKey key = uploaded == null ? null : uploaded.key();
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        byte[] inputKey = record.key() == null ? null : record.key().getBytes(keyCharset());
        List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
        output.add(records.event(
                new Event.ImageRejected(
                        key == null ? null : key.library(),
                        key == null ? null : key.imageId(),
                        uploaded == null ? null : uploaded.version(),
                        uploaded == null ? null : uploaded.uri(),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        reason,
                        problem.getMessage(),
                        headers,
                        inputKey,
                        record.value()),
                record.timestamp()));
        if (key != null) {
            // an earlier version that could be read is not what the DAM has now
            output.add(records.noFeatures(key, EventRecords.BECAUSE_REJECTED, record.timestamp()));
            output.add(records.event(
                    new Event.ImageProcessed(
                            key.library(),
                            key.imageId(),
                            uploaded.version(),
                            Event.Outcome.REJECTED,
                            reason,
                            problem.getMessage(),
                            0,
                            0,
                            0,
                            0,
                            extraction.extractor().model(),
                            null),
                    record.timestamp()));
        }
        return output;
    }

    @Override
    public void committed(Map<TopicPartition, Long> committed) {}

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close(); // what was begun may be in the model's hands
        extraction.close();
    }
}
