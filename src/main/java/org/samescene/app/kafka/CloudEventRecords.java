package org.samescene.app.kafka;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Sha256;

/** CloudEvents in binary mode: their attributes, ids, keys and partitions, whatever they say. */
final class CloudEventRecords {
    private static final URI SOURCE = URI.create("/samescene");

    private final ToIntFunction<String> partitions;

    /** @param partitions how many the topic of a name has */
    CloudEventRecords(ToIntFunction<String> partitions) {
        this.partitions = partitions;
    }

    /** Carries the time when it is written: brokers keep records by that. What it is about happened at ce_time. */
    @SuppressWarnings("NullAway") // a record may be without a key, and the producer sets its time
    ProducerRecord<String, byte[]> record(
            Topic type, String topic, @Nullable ImageKey key, String id, long time, String contentType, byte[] data) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(SOURCE)
                .withType(type.eventType())
                .withTime(Instant.ofEpochMilli(Math.max(0, time)).atOffset(ZoneOffset.UTC))
                .withData(contentType, data);
        if (key != null) {
            event.withSubject(key.toString());
        }
        type.schema().ifPresent(event::withDataSchema);
        Integer partition = key == null ? Integer.valueOf(0) : Integer.valueOf(partition(topic, key.library()));
        String recordKey = key == null ? null : key.toString();
        Long now = null;
        return KafkaMessageFactory.createWriter(topic, partition, now, recordKey)
                .writeBinary(event.build());
    }

    int partition(String topic, String library) {
        return partition(library, partitions.applyAsInt(topic));
    }

    static int partition(String library, int partitions) {
        return Utils.toPositive(Utils.murmur2(library.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Made from what the event says. */
    static String id(Topic topic, @Nullable Object... content) {
        byte[] json = EventJson.write(List.of(topic.eventType(), Arrays.asList(content)));
        return Sha256.hex(json).substring(0, 32);
    }
}
