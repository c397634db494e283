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
import org.samescene.app.kafka.GoldenEvents;
import org.samescene.app.kafka.InputRecords;
import org.samescene.arrival.Mention;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

class InvalidArrivalsTest {
    private static final String UPLOADED = "image-uploaded";
    private static final String DELETED = "image-deleted";

    private final InputRecords inputs = new InputRecords(DefaultTopics.NAMES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            certainly not                                              | not JSON: something else is expected, at line 1, column 10
            {"library": "a", "imageId": "b", "uri": "file:/c"          | not JSON: it ends too early, at line 1, column
            {"library": "a", "imageId": "b", "uri": "file:/c"} {}      | not JSON: it goes on after its end, at line 1, column 52
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

    @Test
    void namesJsonThatIsNestedTooDeep() {
        assertThat(rejection(binary(UPLOADED, "[".repeat(5000))).getMessage()).contains("nested too deep");
    }

    @Test
    void refusesDataThatAreNotUtf8() {
        byte[] data =
                "{\"library\": \"a\", \"imageId\": \"b?\", \"uri\": \"file:/c\"}".getBytes(StandardCharsets.UTF_8);
        data[31] = (byte) 0xe9;
        assertThat(rejection(headed(new ConsumerRecord<>(UPLOADED, 0, 0, "a/b", data))))
                .hasMessage("the data is not in UTF-8: byte 32 can't stand where it is");
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16);
        assertThat(rejection(headed(new ConsumerRecord<>(UPLOADED, 0, 0, "a/b", utf16)))
                        .getMessage())
                .contains("not in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp", "json"})
    void refusesDataOfAnotherContentType(String contentType) {
        assertThat(rejection(with("content-type", contentType)))
                .hasMessage("the data are no JSON by their content type, which is '" + contentType + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents-batch+json", "Application/CloudEvents-Batch+JSON; charset=utf-8"})
    void refusesBatchesByName(String contentType) {
        assertThat(rejection(with("content-type", contentType)))
                .hasMessage("not a CloudEvent: batches are not read; each event is a record of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+avro", "application/cloudevents+xml", "application/cloudevents"})
    void refusesOtherFormatsByName(String contentType) {
        assertThat(rejection(with("content-type", contentType)))
                .hasMessage("not a CloudEvent: the format '" + contentType
                        + "' is not read; application/cloudevents+json is");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ce_id, ``, ce_id is missing or blank",
                "ce_id, ` `, ce_id is missing or blank",
                "ce_type, ``, ce_type is missing or blank",
                "ce_source, ``, ce_source is missing or blank",
                "ce_specversion, 0.3, `its ce_specversion is '0.3', not 1.0`",
                "ce_specversion, 7.0, `its ce_specversion is '7.0', not 1.0`",
                "ce_time, yesterday, `ce_time is no time as in 2026-03-01T12:00:00Z (RFC 3339): 'yesterday'`",
                "ce_source, ::, `ce_source is no URI: '::'`"
            })
    void refusesAnAttributeThatCloudEventsForbid(String header, String value, String message) {
        assertThat(rejection(with(header, value))).hasMessage("not a CloudEvent: " + message);
    }

    @Test
    void refusesAnAttributeThatIsNoText() {
        var record = binary(UPLOADED, "{}");
        record.headers().remove("ce_id").add("ce_id", new byte[] {(byte) 0xff});
        assertThat(rejection(record)).hasMessage("not a CloudEvent: the header ce_id is not in UTF-8");
        assertThat(rejection(with("ce_id", "a\nb")))
                .hasMessage("not a CloudEvent: ce_id has characters that a CloudEvent can't have");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"library": "a", "imageId": "b", "version": 3, "uri": "c"}      | a | b |   | c
            {"library": "a", "imageId": "b", "version": "3", "sha256": "x"} | a | b | 3 |
            {"library": "a", "imageId": 7, "version": "3"}                  | a |   | 3 |
            {"library": "a/b", "imageId": "c"}                              |   | c |   |
            {"specversion": "1.0", "data": {"library": "a", "imageId": "b"}} | a | b |   |
            ["a", "b"]                                                      |   |   |   |
            {"library": "a"                                                 |   |   |   |
            """)
    void saysWhatCanBeReadOfOneThatIsInvalid(String data, String library, String imageId, String version, String uri) {
        var record = new ConsumerRecord<>(UPLOADED, 0, 0, "any", data.getBytes(StandardCharsets.UTF_8));
        rejection(record);
        assertThat(inputs.mention(record)).isEqualTo(new Mention(library, imageId, version, uri));
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
        RejectedException rejection = catchThrowableOfType(RejectedException.class, () -> inputs.arrival(record));
        assertThat(rejection).isNotNull();
        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_EVENT);
        return rejection;
    }

    /** The golden upload with another header. */
    private static ConsumerRecord<String, byte[]> with(String header, String value) {
        var record = binary(UPLOADED, new String(GoldenEvents.json(UPLOADED), StandardCharsets.UTF_8));
        record.headers().remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));
        return record;
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
