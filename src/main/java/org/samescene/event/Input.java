package org.samescene.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input record, byte for byte.
 *
 * @param headers their values by name; null for a header without a value
 * @param key null where it has none
 * @param value null where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Kafka's own shape
public record Input(
        String topic,
        int partition,
        long offset,
        Map<String, byte @Nullable []> headers,
        byte @Nullable [] key,
        byte @Nullable [] value) {
    static Input at(String topic, int partition, long offset) {
        return new Input(topic, partition, offset, Map.of(), null, null);
    }

    long bytes() {
        long bytes = length(key) + length(value);
        for (Map.Entry<String, byte @Nullable []> header : headers.entrySet()) {
            bytes += header.getKey().length() + length(header.getValue());
        }
        return bytes;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
