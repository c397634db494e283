package org.samescene.app.kafka;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.samescene.event.Input;

/**
 * Which attempt at an upload a record is. The first is the DAM's own record; each later one is a copy of it on the
 * retry topic of its number, with headers that say where it came from and when it is due. All records of such a
 * topic waited equally long, so they fall due in their order.
 *
 * @param number 0 for the DAM's own record
 * @param due when it may be begun, in milliseconds since 1970; 0: at once
 * @param input the DAM's record, byte for byte
 * @param time by the source's clock, in milliseconds since 1970
 * @param origin what every output names as what led to it: the DAM's record
 */
public record Attempt(int number, long due, Input input, long time, Origin origin) {
    private static final String PREFIX = "samescene_";
    private static final String NUMBER = PREFIX + "attempt";
    private static final String DUE = PREFIX + "due";
    private static final String TOPIC = PREFIX + "topic";
    private static final String PARTITION = PREFIX + "partition";
    private static final String OFFSET = PREFIX + "offset";
    private static final String KEY = PREFIX + "key";

    /** @param keyCharset by which the bytes of the record's key became text */
    public static Attempt of(ConsumerRecord<String, byte[]> record, Charset keyCharset) {
        Map<String, byte @Nullable []> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.put(header.key(), header.value());
            }
        }
        Input input = input(record, headers, keyCharset);
        boolean isFirst = text(record, TOPIC).isEmpty();
        return new Attempt(
                isFirst ? 0 : (int) number(record, NUMBER),
                isFirst ? 0 : number(record, DUE),
                input,
                SourceTime.of(record),
                Origin.of(Envelope.of(record), input));
    }

    private static Input input(
            ConsumerRecord<String, byte[]> record, Map<String, byte @Nullable []> headers, Charset keyCharset) {
        Optional<String> topic = text(record, TOPIC);
        if (topic.isEmpty()) {
            byte[] key = record.key() == null ? null : record.key().getBytes(keyCharset);
            return new Input(record.topic(), record.partition(), record.offset(), headers, key, record.value());
        }
        Header key = record.headers().lastHeader(KEY);
        return new Input(
                topic.get(),
                (int) number(record, PARTITION),
                number(record, OFFSET),
                headers,
                key == null ? null : key.value(),
                record.value());
    }

    /** When a record may be begun, in milliseconds since 1970; 0: at once. */
    public static long due(ConsumerRecord<String, byte[]> record) {
        return number(record, DUE);
    }

    /**
     * The next attempt.
     *
     * @param topic of its number
     * @param at when it is due, in milliseconds since 1970
     */
    ProducerRecord<String, byte[]> next(String topic, int partition, long at) {
        ProducerRecord<String, byte[]> next = new ProducerRecord<>(topic, partition, noKey(), input.value());
        input.headers().forEach((name, value) -> next.headers().add(name, value));
        put(next, NUMBER, Integer.toString(number + 1));
        put(next, DUE, Long.toString(at));
        put(next, TOPIC, input.topic());
        put(next, PARTITION, Integer.toString(input.partition()));
        put(next, OFFSET, Long.toString(input.offset()));
        SourceTime.put(next, time);
        if (input.key() != null) {
            next.headers().add(KEY, input.key());
        }
        return next;
    }

    @SuppressWarnings("NullAway") // a record may be without a key
    private static String noKey() {
        return null;
    }

    private static void put(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** 0 where there is none. */
    private static long number(ConsumerRecord<String, byte[]> record, String name) {
        return text(record, name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
