package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.app.kafka.DefaultTopics;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.GoldenEvents;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

class InvalidArrivalsTest {
    private static final String UPLOADED = "image-uploaded";
    private static final String DELETED = "image-deleted";

    private final EventRecords records = new EventRecords(DefaultTopics.NAMES, "gradient", topic -> 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            certainly not                                              | not JSON
            {"library": "a", "imageId": "b", "uri": "file:/c"          | not JSON
            {"library": "a", "imageId": "b", "uri": "file:/c"} {}      | not JSON
            ["library", "imageId"]                                     | not a JSON object
            null                                                       | not a JSON object
            {"imageId": "b", "uri": "file:/c"}                         | 'library' is missing
            {"library": "a", "uri": "file:/c"}                         | 'imageId' is missing
            {"library": "a", "imageId": "b"}                           | 'uri' is missing
            {"library": "a", "imageId": " ", "uri": "file:/c"}         | 'imageId' is missing or blank
            {"library": "a", "imageId": "b", "uri": null}              | 'uri' is missing
            {"library": "a", "imageId": 7, "uri": "file:/c"}           | 'imageId' is not a string
            {"library": "a", "imageId": "b", "uri": {"path": "c"}}     | 'uri' is not a string
            {"library": "a", "imageId": "b", "uri": "c", "version": 3} | 'version' is not a string
            {"library": "a/b", "imageId": "c", "uri": "file:/d"}       | without a slash, not 'a/b'
            {"library": "a", "imageId": "b", "uri": "c", "sha256": "x"} | 'sha256' is 64 hex digits, not 'x'
            {"library": "a", "imageId": "\\ud800", "uri": "file:/c"}   | half of a surrogate pair
            """)
    void namesWhatIsWrongWithAnUpload(String data, String message) {
        assertThat(rejection(binary(UPLOADED, data)).getMessage()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            gone                               | not JSON
            {"library": "a"}                   | 'imageId' is missing
            {"library": "a/b", "imageId": "c"} | without a slash
            """)
    void namesWhatIsWrongWithADeletion(String data, String message) {
        assertThat(rejection(binary(DELETED, data)).getMessage()).contains(message);
    }

    @Test
    void refusesTextsThatAreTooLongToBeKept() {
        String data = "{\"library\": \"a\", \"imageId\": \"b\", \"uri\": \"file:/c\", \"landmark\": \""
                + "x".repeat(1025) + "\"}";

        assertThat(rejection(binary(UPLOADED, data)).getMessage())
                .isEqualTo("'landmark' has 1025 characters, more than 1024");
    }

    @ParameterizedTest
    @ValueSource(strings = {UPLOADED, DELETED})
    void refusesARecordWithoutData(String topic) {
        assertThat(rejection(binary(topic, ""))).hasMessage("the record has no data");
        assertThat(rejection(headed(new ConsumerRecord<>(topic, 0, 0, "a/b", null))))
                .hasMessage("the record has no data");
    }

    @Test
    void refusesARecordThatIsNoCloudEventAndSaysHowToMakeItOne() {
        var record = new ConsumerRecord<>(UPLOADED, 0, 0, "museum/2024/basilica-17", GoldenEvents.json(UPLOADED));

        assertThat(rejection(record).getMessage())
                .contains("ce_specversion, ce_id, ce_source, ce_type")
                .contains("application/cloudevents+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_specversion"})
    void refusesACloudEventThatLacksARequiredAttribute(String header) {
        var record = binary(UPLOADED, new String(GoldenEvents.json(UPLOADED), StandardCharsets.UTF_8));
        record.headers().remove(header);

        assertThat(rejection(record).getMessage()).contains("not a CloudEvent");
    }

    @ParameterizedTest
    @CsvSource({"ce_specversion, 7.0", "ce_time, yesterday", "ce_source, '::'"})
    void refusesACloudEventWithABrokenAttribute(String header, String value) {
        var record = binary(UPLOADED, new String(GoldenEvents.json(UPLOADED), StandardCharsets.UTF_8));
        record.headers().remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));

        assertThat(rejection(record).getMessage()).contains("not a CloudEvent").contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_specversion", "content-type"})
    void refusesAHeaderWithoutAValue(String header) {
        var record = binary(UPLOADED, new String(GoldenEvents.json(UPLOADED), StandardCharsets.UTF_8));
        record.headers().remove(header).add(header, null);

        assertThat(rejection(record).getMessage()).contains("not a CloudEvent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"specversion\": \"1.0\"}"})
    void refusesABrokenEnvelope(String envelope) {
        var record = new ConsumerRecord<>(UPLOADED, 0, 0, "a/b", envelope.getBytes(StandardCharsets.UTF_8));
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));

        assertThat(rejection(record).getMessage()).contains("not a CloudEvent");
    }

    @Test
    void refusesAnEnvelopeWithoutAnything() {
        var record = new ConsumerRecord<String, byte[]>(UPLOADED, 0, 0, "a/b", null);
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));

        rejection(record);
    }

    @Test
    void saysLittleOfALargeHeader() {
        var record = binary(UPLOADED, "{}");
        record.headers()
                .remove("ce_specversion")
                .add("ce_specversion", "9".repeat(100_000).getBytes(StandardCharsets.UTF_8));

        assertThat(rejection(record).getMessage()).hasSizeLessThan(1000);
    }

    private RejectedException rejection(ConsumerRecord<String, byte[]> record) {
        RejectedException rejection = catchThrowableOfType(RejectedException.class, () -> records.arrival(record));
        assertThat(rejection).isNotNull();
        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_EVENT);
        return rejection;
    }

    private static ConsumerRecord<String, byte[]> binary(String topic, String data) {
        return headed(new ConsumerRecord<>(topic, 0, 0, "a/b", data.getBytes(StandardCharsets.UTF_8)));
    }

    private static ConsumerRecord<String, byte[]> headed(ConsumerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        headers.add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_id", "1".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_source", "/dam".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_type", "org.samescene.image-uploaded".getBytes(StandardCharsets.UTF_8));
        headers.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
