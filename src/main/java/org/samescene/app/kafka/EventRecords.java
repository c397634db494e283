package org.samescene.app.kafka;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary mode.
 *
 * <p>An id is made from what the event says (type, library, images, versions, model), so a replay repeats it.
 * The partition comes from the library alone, so that all of a library is in one order; the key is {@code
 * library/imageId}.
 */
public final class EventRecords {
    /** On a features record: how long its extraction took. */
    public static final String EXTRACT_MILLIS = "samescene_extractmillis";

    /** On a features record that repeats what is known, behind an older one that came late. */
    public static final String REPEATED = "samescene_repeated";

    /** On a features record that is to be compared with all others though it is known. */
    public static final String COMPARE_AGAIN = "samescene_compareagain";

    private static final String JSON = "application/json";
    private static final String BINARY = "application/octet-stream";

    /**
     * An input with more bytes is not repeated: it is still at its coordinates. Base64 makes a third more of it,
     * and {@link KafkaClients} sends at most 8 MiB.
     */
    private static final int LARGEST_INPUT_TO_REPEAT = 4 << 20;

    private final TopicSettings names;
    private final String model;
    private final CloudEventRecords events;

    /**
     * @param model whose features are written
     * @param partitions how many partitions the topic of a name has
     */
    public EventRecords(TopicSettings names, String model, ToIntFunction<String> partitions) {
        this.names = names;
        this.model = model;
        this.events = new CloudEventRecords(partitions);
    }

    public TopicSettings names() {
        return names;
    }

    public ProducerRecord<String, byte[]> uploaded(Arrival.Uploaded uploaded, long timestamp) {
        String id = CloudEventRecords.id(Topic.UPLOADED, uploaded);
        return json(Topic.UPLOADED, uploaded.key(), id, timestamp, EventJson.write(uploaded));
    }

    public ProducerRecord<String, byte[]> deleted(Arrival.Deleted deleted, long timestamp) {
        String id = CloudEventRecords.id(Topic.DELETED, deleted, timestamp);
        return json(Topic.DELETED, deleted.key(), id, timestamp, EventJson.write(deleted));
    }

    public ProducerRecord<String, byte[]> labelled(Arrival.Labelled labelled, long timestamp) {
        String id = CloudEventRecords.id(Topic.LABELLED, labelled, timestamp);
        return json(Topic.LABELLED, labelled.key(), id, timestamp, EventJson.write(labelled));
    }

    public ProducerRecord<String, byte[]> reviewed(Arrival.Reviewed reviewed, long timestamp) {
        String id = CloudEventRecords.id(Topic.RELATION_REVIEWED, reviewed, timestamp);
        return json(Topic.RELATION_REVIEWED, reviewed.key(), id, timestamp, EventJson.write(reviewed));
    }

    private ProducerRecord<String, byte[]> json(
            Topic topic, @Nullable ImageKey key, String id, long time, byte[] data) {
        return events.record(topic, topic.in(names), key, id, time, JSON, data);
    }

    /** What the features log says of images and pairs apart from features. */
    public NoteRecords notes() {
        return new NoteRecords(names.features(model), this);
    }

    /**
     * @param time of the upload by the source's clock, in milliseconds since 1970
     * @param origin the upload
     */
    public ProducerRecord<String, byte[]> features(ImageFeatures image, long extractMillis, long time, Origin origin) {
        ProducerRecord<String, byte[]> record = origin.on(features(image, time));
        record.headers().add(EXTRACT_MILLIS, Long.toString(extractMillis).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** The features that are known of an image, again: so that they, not an older record, are the log's last word. */
    public ProducerRecord<String, byte[]> featuresAgain(ImageFeatures image, long time) {
        return repeated(features(image, time));
    }

    private ProducerRecord<String, byte[]> features(ImageFeatures image, long time) {
        String id = CloudEventRecords.id(
                Topic.FEATURES,
                image.key(),
                image.version(),
                image.sha256(),
                image.uri(),
                image.landmark(),
                image.model());
        return events.record(
                Topic.FEATURES, names.features(model), image.key(), id, time, BINARY, ImageFeaturesCodec.encode(image));
    }

    /**
     * Tells the features log that an image was deleted.
     *
     * @param time of the deletion by the source's clock, in milliseconds since 1970
     * @param origin the deletion
     */
    public ProducerRecord<String, byte[]> noFeatures(ImageKey key, long time, Origin origin) {
        return origin.on(noFeatures(key, time));
    }

    private ProducerRecord<String, byte[]> noFeatures(ImageKey key, long time) {
        String topic = names.features(model);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, partition(topic, key.library()), key.toString(), (byte[]) null);
        SourceTime.put(record, time);
        return record;
    }

    /** That an image was deleted, again. */
    public ProducerRecord<String, byte[]> noFeaturesAgain(ImageKey key, long time) {
        return repeated(noFeatures(key, time));
    }

    static ProducerRecord<String, byte[]> repeated(ProducerRecord<String, byte[]> record) {
        record.headers().add(REPEATED, new byte[] {'1'});
        return record;
    }

    /**
     * The next attempt at an upload.
     *
     * @param at when it is due, in milliseconds since 1970
     */
    public ProducerRecord<String, byte[]> again(Attempt attempt, ImageKey key, long at) {
        String topic = names.retry(attempt.number() + 1);
        return attempt.next(topic, partition(topic, key.library()), at);
    }

    /** An event that no input led to. */
    public ProducerRecord<String, byte[]> event(Event event, long timestamp) {
        return event(event, timestamp, Origin.NONE);
    }

    /**
     * @param timestamp of what led to it, by the source's clock, in milliseconds since 1970
     * @param origin what led to it
     */
    public ProducerRecord<String, byte[]> event(Event event, long timestamp, Origin origin) {
        return origin.on(record(event, timestamp, origin));
    }

    private ProducerRecord<String, byte[]> record(Event event, long timestamp, Origin origin) {
        return switch (event) {
            case Event.ImageDuplicate e -> told(Topic.DUPLICATE, e, e.id(), timestamp);
            case Event.ImageSameLandmark e -> told(Topic.SAME_LANDMARK, e, e.id(), timestamp);
            case Event.ImageRelationWithdrawn e -> told(Topic.RELATION_WITHDRAWN, e, e.id(), timestamp);
            // a name may come back after another one: what has led to it tells the two events apart
            case Event.ImageLandmark e ->
                told(
                        Topic.LANDMARK,
                        e,
                        CloudEventRecords.id(
                                Topic.LANDMARK,
                                e.key(),
                                e.version(),
                                e.model(),
                                e.landmark(),
                                timestamp,
                                origin.identity()),
                        timestamp);
            case Event.ImageProcessed e ->
                told(
                        Topic.PROCESSED,
                        e,
                        CloudEventRecords.id(
                                Topic.PROCESSED,
                                e.key(),
                                e.version(),
                                e.outcome(),
                                e.retryAt(),
                                e.model(),
                                timestamp,
                                origin.identity()),
                        timestamp);
            case Event.ImageRejected e ->
                told(
                        Topic.REJECTED,
                        e.repeatingUpTo(LARGEST_INPUT_TO_REPEAT),
                        CloudEventRecords.id(Topic.REJECTED, e.topic(), e.partition(), e.offset()),
                        timestamp);
        };
    }

    private ProducerRecord<String, byte[]> told(Topic topic, Event event, String id, long time) {
        return json(topic, event.key(), id, time, EventJson.write(event));
    }

    /** The log of what was said. */
    public RelationRecords relations() {
        return new RelationRecords(names.relations(model), this);
    }

    /** The partition of a library's records. */
    int partition(String topic, String library) {
        return events.partition(topic, library);
    }

    /** The library of a record of the features log; empty text for one that every reader steps over. */
    public static String library(ConsumerRecord<String, byte[]> record) {
        try {
            return NoteRecords.isNote(record)
                    ? NoteRecords.library(record)
                    : ImageKey.parse(String.valueOf(record.key())).library();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? otherwise
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
