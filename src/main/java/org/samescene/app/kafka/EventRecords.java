package org.samescene.app.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/**
 * Events as Kafka records and back: CloudEvents 1.0, written in binary mode, read in either mode.
 *
 * <p>An id is made from what the event says (type, library, images, versions, model), so a replay repeats it.
 * The partition comes from the library alone, so that all of a library is in one order; the key is {@code
 * library/imageId}.
 */
public final class EventRecords {
    /**
     * On a features record: how long its extraction took. On a tombstone: why ({@link #BECAUSE_DELETED},
     * {@link #BECAUSE_REJECTED}).
     */
    public static final String EXTRACT_MILLIS = "samescene_extractmillis";

    public static final String REMOVED_BECAUSE = "samescene_removedbecause";
    public static final String BECAUSE_DELETED = "deleted";
    public static final String BECAUSE_REJECTED = "rejected";

    private static final URI SOURCE = URI.create("/samescene");
    private static final String JSON = "application/json";
    private static final String BINARY = "application/octet-stream";

    /**
     * An input with more bytes is not repeated: it is still at its coordinates. Base64 makes a third more of it,
     * and {@link KafkaClients} sends at most 8 MiB.
     */
    private static final int LARGEST_INPUT_TO_REPEAT = 4 << 20;

    private static final int LONGEST_DIAGNOSIS = 300;

    private final TopicSettings names;
    private final ToIntFunction<String> partitions;

    /** @param partitions how many partitions the topic of a name has */
    public EventRecords(TopicSettings names, ToIntFunction<String> partitions) {
        this.names = names;
        this.partitions = partitions;
    }

    public ProducerRecord<String, byte[]> uploaded(Arrival.Uploaded uploaded, long timestamp) {
        return record(
                Topic.UPLOADED,
                uploaded.key(),
                id(Topic.UPLOADED, uploaded),
                timestamp,
                JSON,
                EventJson.write(uploaded));
    }

    public ProducerRecord<String, byte[]> deleted(Arrival.Deleted deleted, long timestamp) {
        return record(
                Topic.DELETED,
                deleted.key(),
                id(Topic.DELETED, deleted, timestamp),
                timestamp,
                JSON,
                EventJson.write(deleted));
    }

    public ProducerRecord<String, byte[]> features(ImageFeatures image, long extractMillis, long timestamp) {
        String id = id(
                Topic.FEATURES,
                image.key(),
                image.version(),
                image.sha256(),
                image.uri(),
                image.landmark(),
                image.model());
        ProducerRecord<String, byte[]> record =
                record(Topic.FEATURES, image.key(), id, timestamp, BINARY, ImageFeaturesCodec.encode(image));
        record.headers().add(EXTRACT_MILLIS, Long.toString(extractMillis).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** Tells the features log that an image has none any more. */
    public ProducerRecord<String, byte[]> noFeatures(ImageKey key, String because, long timestamp) {
        String topic = Topic.FEATURES.in(names);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic, partition(topic, key.library()), sinceEpoch(timestamp), key.toString(), (byte[]) null);
        record.headers().add(REMOVED_BECAUSE, because.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    public ProducerRecord<String, byte[]> event(Event event, long timestamp) {
        return switch (event) {
            case Event.ImageDuplicate e ->
                told(
                        Topic.DUPLICATE,
                        e,
                        id(Topic.DUPLICATE, e.key(), e.version(), e.duplicateOf(), e.duplicateOfVersion(), e.model()),
                        timestamp);
            // an image may be told of several times as its place gets known; each telling has its own id
            case Event.ImageSameLandmark e ->
                told(
                        Topic.SAME_LANDMARK,
                        e,
                        id(Topic.SAME_LANDMARK, e.key(), e.version(), e.model(), e.matches(), e.landmark()),
                        timestamp);
            case Event.ImageProcessed e ->
                told(
                        Topic.PROCESSED,
                        e,
                        id(Topic.PROCESSED, e.key(), e.version(), e.outcome(), e.model(), timestamp),
                        timestamp);
            case Event.ImageRejected e ->
                told(
                        Topic.REJECTED,
                        e.repeatingUpTo(LARGEST_INPUT_TO_REPEAT),
                        id(Topic.REJECTED, e.topic(), e.partition(), e.offset()),
                        timestamp);
        };
    }

    private ProducerRecord<String, byte[]> told(Topic topic, Event event, String id, long timestamp) {
        return record(topic, event.key(), id, timestamp, JSON, EventJson.write(event));
    }

    @SuppressWarnings("NullAway") // a record may be without a key
    private ProducerRecord<String, byte[]> record(
            Topic topic, @Nullable ImageKey key, String id, long inputTime, String contentType, byte[] data) {
        String name = topic.in(names);
        long timestamp = sinceEpoch(inputTime);
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(SOURCE)
                .withType(topic.eventType())
                .withTime(Instant.ofEpochMilli(timestamp).atOffset(ZoneOffset.UTC))
                .withData(contentType, data)
                .build();
        Integer partition = key == null ? Integer.valueOf(0) : Integer.valueOf(partition(name, key.library()));
        String recordKey = key == null ? null : key.toString();
        return KafkaMessageFactory.createWriter(name, partition, timestamp, recordKey)
                .writeBinary(event);
    }

    /** The partition of a library's records. */
    int partition(String topic, String library) {
        return Utils.toPositive(Utils.murmur2(library.getBytes(StandardCharsets.UTF_8))) % partitions.applyAsInt(topic);
    }

    /** A record of an old client may have no time, which Kafka gives as -1 but does not take. */
    private static long sinceEpoch(long timestamp) {
        return Math.max(0, timestamp);
    }

    private static String id(Topic topic, @Nullable Object... content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(EventJson.write(List.of(topic.eventType(), Arrays.asList(content))));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a DAM's record says. */
    public Arrival arrival(ConsumerRecord<String, byte[]> record) throws RejectedException {
        byte[] data = data(record);
        return record.topic().equals(names.deleted()) ? EventJson.readDeleted(data) : EventJson.readUploaded(data);
    }

    /** The data of the CloudEvent in a record, in whichever mode; null where it has none. */
    public static byte @Nullable [] data(ConsumerRecord<String, byte[]> record) throws RejectedException {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
            return event.getData() == null ? null : event.getData().toBytes();
        } catch (RuntimeException e) {
            // the SDK has no one exception for what is no CloudEvent: a header without a value is a
            // NullPointerException
            String diagnosis = String.valueOf(e.getMessage());
            throw new RejectedException(
                    RejectionReason.INVALID_EVENT,
                    "not a CloudEvent in binary mode (headers ce_specversion, ce_id, ce_source, "
                            + "ce_type) or structured mode"
                            + " (content-type application/cloudevents+json): "
                            + diagnosis.substring(0, Math.min(diagnosis.length(), LONGEST_DIAGNOSIS)),
                    e);
        }
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null ? otherwise : new String(header.value(), StandardCharsets.UTF_8);
    }
}
