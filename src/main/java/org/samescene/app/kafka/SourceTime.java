package org.samescene.app.kafka;

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
        long stated =
                Envelope.of(record).attribute("time").map(SourceTime::millis).orElse(written);
        boolean isTooFarAhead = record.timestamp() >= 0 && stated > written + TOO_FAR_AHEAD.toMillis();
        return isTooFarAhead ? written : stated;
    }

    /** Null where it is no time. */
    private static @Nullable Long millis(String time) {
        try {
            return Math.max(0, OffsetDateTime.parse(time).toInstant().toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    /** Of a record that is no CloudEvent, or carries one of another time. */
    public static void put(ProducerRecord<String, byte[]> record, long time) {
        record.headers().add(HEADER, Long.toString(time).getBytes(StandardCharsets.US_ASCII));
    }
}
