package org.samescene.app.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.samescene.Extraction;
import org.samescene.ExtractionPool;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.StageWork;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.RejectedException;
import org.samescene.event.Event;
import org.samescene.event.Input;
import org.samescene.event.Rejection;
import org.samescene.feature.ImageFeatures;

/** The first stage: uploads become features, deletions become tombstones, the unusable is rejected with its reason. */
final class ExtractWork implements StageWork {
    private static final Logger LOG = Logger.getLogger(ExtractWork.class);

    private final WorkerConfig config;
    private final ExtractionPool pool;
    private final EventRecords records;

    /** @param pool closing it is up to the caller */
    ExtractWork(WorkerConfig config, ExtractionPool pool, EventRecords records) {
        this.config = config;
        this.pool = pool;
        this.records = records;
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
        List<ExtractionPool.Pending<List<ProducerRecord<String, byte[]>>>> results = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : inOrder) {
            results.add(pool.begin(extraction -> process(record, extraction)));
        }
        return () -> {
            List<ProducerRecord<String, byte[]>> output = new ArrayList<>();
            for (ExtractionPool.Pending<List<ProducerRecord<String, byte[]>>> result : results) {
                output.addAll(result.await());
            }
            return output;
        };
    }

    /**
     * While the last images of a batch are worked on and its transaction is committed, those of the next keep
     * the other threads busy, and the device.
     */
    @Override
    public int batchesAhead() {
        return 1;
    }

    private List<ProducerRecord<String, byte[]>> process(ConsumerRecord<String, byte[]> record, Extraction extraction)
            throws InterruptedException {
        Arrival arrival;
        try {
            arrival = records.arrival(record);
        } catch (RejectedException e) {
            return List.of(rejected(record, Event.ImageRejected.of(input(record), Rejection.of(e)), e));
        }
        return switch (arrival) {
            case Arrival.Deleted deleted ->
                List.of(records.noFeatures(deleted.key(), EventRecords.BECAUSE_DELETED, record.timestamp()));
            case Arrival.Uploaded uploaded -> extract(record, uploaded, extraction);
        };
    }

    private List<ProducerRecord<String, byte[]>> extract(
            ConsumerRecord<String, byte[]> record, Arrival.Uploaded uploaded, Extraction extraction)
            throws InterruptedException {
        long start = System.nanoTime();
        try {
            ImageFeatures image = extraction.extract(uploaded);
            long millis = (System.nanoTime() - start) / 1_000_000;
            return List.of(records.features(image, millis, record.timestamp()));
        } catch (RejectedException e) {
            Rejection why = Rejection.of(e);
            return List.of(
                    rejected(record, Event.ImageRejected.of(uploaded, input(record), why), e),
                    // an earlier version that could be read is not what the DAM has now
                    records.noFeatures(uploaded.key(), EventRecords.BECAUSE_REJECTED, record.timestamp()),
                    records.event(
                            Event.ImageProcessed.rejected(uploaded, why, extraction.model()), record.timestamp()));
        }
    }

    private ProducerRecord<String, byte[]> rejected(
            ConsumerRecord<String, byte[]> record, Event.ImageRejected event, RejectedException problem) {
        LOG.debugf(problem, "Rejected %s-%d@%d", record.topic(), record.partition(), record.offset());
        return records.event(event, record.timestamp());
    }

    private Input input(ConsumerRecord<String, byte[]> record) {
        Map<String, byte @Nullable []> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        byte[] key = record.key() == null ? null : record.key().getBytes(keyCharset());
        return new Input(record.topic(), record.partition(), record.offset(), headers, key, record.value());
    }

    @Override
    public void committed(Map<TopicPartition, Long> committed) {}

    @Override
    public void close() {}
}
