package org.samescene.app.kafka;

import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * When something happened by the clock of whoever says so. The topics have no common order; by this time they have
 * one: of two records about an image the later one holds, whichever is read first.
 */
public final class SourceTime {
    private static final String HEADER = "samescene_time";
    private static final String CLOUD_EVENT = "ce_time";

    /** A clock that is further ahead of the record's own time is not trusted: nothing could ever replace it. */
    private static final Duration TOO_FAR_AHEAD = Duration.ofDays(1);

    private SourceTime() {}

    /** In milliseconds since 1970: the CloudEvent's time, or where it has none the record's. */
    public static long of(ConsumerRecord<String, byte[]> record) {
        Header own = record.headers().lastHeader(HEADER);
        if (own != null && own.value() != null) {
            String text = new String(own.value(), StandardCharsets.US_ASCII);
            if (text.matches("\\d{1,18}")) {
                return Long.parseLong(text);
            }
        }
        long written = Math.max(0, record.timestamp());
        try {
            OffsetDateTime time = stated(record);
            long millis = time == null ? written : Math.max(0, time.toInstant().toEpochMilli());
            boolean tooFarAhead = record.timestamp() >= 0 && millis > written + TOO_FAR_AHEAD.toMillis();
            return tooFarAhead ? written : millis;
        } catch (RuntimeException e) {
            // no CloudEvent, or no time: the SDK has no one exception for that
            return written;
        }
    }

    private static @Nullable OffsetDateTime stated(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(CLOUD_EVENT);
        if (header != null && header.value() != null) {
            try {
                return OffsetDateTime.parse(new String(header.value(), StandardCharsets.UTF_8));
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        return record.headers().lastHeader("ce_specversion") != null
                ? null
                : KafkaMessageFactory.createReader(record).toEvent().getTime();
    }

    /** Of a record that is no CloudEvent, or carries one of another time. */
    public static void put(ProducerRecord<String, byte[]> record, long time) {
        record.headers().add(HEADER, Long.toString(time).getBytes(StandardCharsets.US_ASCII));
    }
}
