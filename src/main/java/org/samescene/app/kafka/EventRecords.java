package org.samescene.app.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.samescene.app.WorkerConfig;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.verdict.Event;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in binary mode.
 *
 * <p>An id is made from what the event says (type, library, images, versions, model), so a replay repeats it. The partition comes from the library
 * alone, so that all of a library is in one order; the key is {@code library/imageId}.
 */
public final class EventRecords {
    /** On a features record: how long its extraction took. On a tombstone: why ({@link #BECAUSE_DELETED}, {@link #BECAUSE_REJECTED}). */
    static final String EXTRACT_MILLIS = "samescene_extractmillis";

    static final String REMOVED_BECAUSE = "samescene_removedbecause";
    static final String BECAUSE_DELETED = "deleted";
    static final String BECAUSE_REJECTED = "rejected";

    private static final URI SOURCE = URI.create("/samescene");
    private static final String JSON = "application/json";
    private static final String BINARY = "application/octet-stream";

    private final WorkerConfig.Topics names;
    private final ToIntFunction<String> partitions;

    /** @param partitions how many partitions the topic of a name has */
    public EventRecords(WorkerConfig.Topics names, ToIntFunction<String> partitions) {
        this.names = names;
        this.partitions = partitions;
    }

    public ProducerRecord<String, byte[]> uploaded(Arrival.Uploaded uploaded, long timestamp) {
        String id = id(Topic.UPLOADED, uploaded.key(), uploaded.uri(), uploaded.version(), uploaded.landmark());
        return record(Topic.UPLOADED, uploaded.key(), id, timestamp, JSON, EventJson.write(uploaded));
    }

    public ProducerRecord<String, byte[]> deleted(Arrival.Deleted deleted, long timestamp) {
        String id = id(Topic.DELETED, deleted.key(), Long.toString(timestamp));
        return record(Topic.DELETED, deleted.key(), id, timestamp, JSON, EventJson.write(deleted));
    }

    ProducerRecord<String, byte[]> features(ImageFeatures image, long extractMillis, long timestamp) {
        String id = id(Topic.FEATURES, image.key(), image.version(), image.model());
        ProducerRecord<String, byte[]> record =
                record(Topic.FEATURES, image.key(), id, timestamp, BINARY, ImageFeaturesCodec.encode(image));
        record.headers().add(EXTRACT_MILLIS, Long.toString(extractMillis).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** Tells the features log that an image has none any more. */
    ProducerRecord<String, byte[]> noFeatures(ImageKey key, String because, long timestamp) {
        String topic = Topic.FEATURES.in(names);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, partition(topic, key.library()), timestamp, key.toString(), (byte[]) null);
        record.headers().add(REMOVED_BECAUSE, because.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    ProducerRecord<String, byte[]> event(Event event, long timestamp) {
        return switch (event) {
            case Event.ImageDuplicate e -> told(
                    Topic.DUPLICATE, e, id(Topic.DUPLICATE, e.key(), e.version(), e.duplicateOf(), e.duplicateOfVersion(), e.model()), timestamp);
            case Event.ImageSameLandmark e -> told(
                    Topic.SAME_LANDMARK, e, id(Topic.SAME_LANDMARK, e.key(), e.version(), e.model(), digestible(e)), timestamp);
            case Event.ImageProcessed e -> told(
                    Topic.PROCESSED, e, id(Topic.PROCESSED, e.key(), e.version(), e.outcome().name(), e.model(), Long.toString(timestamp)), timestamp);
            case Event.ImageRejected e -> told(
                    Topic.REJECTED, e, id(Topic.REJECTED, null, e.topic(), e.partition() + "", e.offset() + ""), timestamp);
        };
    }

    /** An image may be told of several times as its place gets known; each telling has its own id. */
    private static String digestible(Event.ImageSameLandmark event) {
        return event.matches() + " " + event.landmark();
    }

    private ProducerRecord<String, byte[]> told(Topic topic, Event event, String id, long timestamp) {
        ImageKey key = event.library() == null || event.imageId() == null ? null : event.key();
        return record(topic, key, id, timestamp, JSON, EventJson.write(event));
    }

    private ProducerRecord<String, byte[]> record(Topic topic, ImageKey key, String id, long timestamp, String contentType, byte[] data) {
        String name = topic.in(names);
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(SOURCE)
                .withType(topic.eventType())
                .withTime(Instant.ofEpochMilli(timestamp).atOffset(ZoneOffset.UTC))
                .withData(contentType, data)
                .build();
        Integer partition = key == null ? Integer.valueOf(0) : Integer.valueOf(partition(name, key.library()));
        String recordKey = key == null ? null : key.toString();
        return KafkaMessageFactory.createWriter(name, partition, timestamp, recordKey).writeBinary(event);
    }

    /** The partition of a library's records. */
    int partition(String topic, String library) {
        return Utils.toPositive(Utils.murmur2(library.getBytes(StandardCharsets.UTF_8))) % partitions.applyAsInt(topic);
    }

    private static String id(Topic topic, ImageKey key, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((topic + "\0" + key).getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                digest.update(("\0" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a DAM's record says. */
    Arrival arrival(ConsumerRecord<String, byte[]> record) throws RejectedException {
        byte[] data = data(record);
        return record.topic().equals(names.deleted()) ? EventJson.readDeleted(data) : EventJson.readUploaded(data);
    }

    private static byte[] data(ConsumerRecord<String, byte[]> record) throws RejectedException {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
            return event.getData() == null ? null : event.getData().toBytes();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            throw new RejectedException(
                    RejectionReason.INVALID_EVENT,
                    "not a CloudEvent in binary mode (headers ce_specversion, ce_id, ce_source, ce_type): " + e.getMessage(),
                    e);
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null ? otherwise : new String(header.value(), StandardCharsets.UTF_8);
    }
}
