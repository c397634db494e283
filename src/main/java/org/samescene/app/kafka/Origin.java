package org.samescene.app.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.samescene.event.Input;

/**
 * Which input led to an output, and the trace that both are part of. It stands in headers: of the outputs, as
 * extension attributes of CloudEvents, and of the records of the features log on the way to them.
 *
 * @param headers texts by their names
 */
public record Origin(Map<String, String> headers) {
    /** Of what no input led to. */
    public static final Origin NONE = new Origin(Map.of());

    // causationid is that of the Correlation extension of CloudEvents; the others complete it
    private static final String ID = "ce_causationid";
    private static final String SOURCE = "ce_causationsource";
    private static final String TOPIC = "ce_causationtopic";
    private static final String PARTITION = "ce_causationpartition";
    private static final String OFFSET = "ce_causationoffset";

    /** Passed on as they come: the Correlation and the Distributed Tracing extension, and W3C's Trace Context. */
    private static final List<String> PASSED_ON =
            List.of("ce_correlationid", "ce_traceparent", "ce_tracestate", "traceparent", "tracestate");

    private static final Set<String> ALL = union(PASSED_ON, ID, SOURCE, TOPIC, PARTITION, OFFSET);

    /** What is longer is left out: it would have to fit into every record that follows. */
    private static final int LONGEST_UTF_16_UNITS = 4096;

    public Origin {
        headers = Map.copyOf(headers);
    }

    static Origin of(Envelope envelope, Input input) {
        Map<String, String> headers = new LinkedHashMap<>();
        envelope.attribute("id").ifPresent(id -> put(headers, ID, id));
        envelope.attribute("source").ifPresent(source -> put(headers, SOURCE, source));
        headers.put(TOPIC, input.topic());
        headers.put(PARTITION, Integer.toString(input.partition()));
        headers.put(OFFSET, Long.toString(input.offset()));
        for (String name : PASSED_ON) {
            String value = name.startsWith("ce_")
                    ? envelope.attribute(name.substring("ce_".length())).orElse(null)
                    : text(input.headers().get(name));
            if (value != null) {
                put(headers, name, value);
            }
        }
        return new Origin(headers);
    }

    /** That of a record on which it was put. */
    public static Origin of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            String value = ALL.contains(header.key()) ? text(header.value()) : null;
            if (value != null) {
                headers.put(header.key(), value);
            }
        }
        return new Origin(headers);
    }

    ProducerRecord<String, byte[]> on(ProducerRecord<String, byte[]> record) {
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** What tells the input from all others, whenever it is read: its source and id or, without those, its place. */
    List<@Nullable String> identity() {
        return headers.containsKey(ID) && headers.containsKey(SOURCE)
                ? List.of(headers.get(SOURCE), headers.get(ID))
                : List.of(
                        headers.getOrDefault(TOPIC, ""),
                        headers.getOrDefault(PARTITION, ""),
                        headers.getOrDefault(OFFSET, ""));
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value.length() <= LONGEST_UTF_16_UNITS && value.codePoints().noneMatch(Character::isISOControl)) {
            headers.put(name, value);
        }
    }

    private static @Nullable String text(byte @Nullable [] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static Set<String> union(List<String> names, String... others) {
        Set<String> all = new HashSet<>(names);
        all.addAll(List.of(others));
        return Set.copyOf(all);
    }
}
