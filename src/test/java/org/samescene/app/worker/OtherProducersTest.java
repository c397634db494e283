package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.app.kafka.DefaultTopics;
import org.samescene.app.kafka.GoldenEvents;
import org.samescene.app.kafka.InputRecords;
import org.samescene.arrival.RejectedException;

class OtherProducersTest {
    private final InputRecords inputs = new InputRecords(DefaultTopics.NAMES);

    private final CloudEvent upload = CloudEventBuilder.v1()
            .withId("5f1c")
            .withSource(URI.create("https://dam.example.org/assets"))
            .withType("org.example.dam.asset-created")
            .withSubject("basilica-17")
            .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .withData("application/json", GoldenEvents.json("image-uploaded"))
            .build();

    @Test
    void areReadInBinaryMode() throws RejectedException {
        ProducerRecord<String, byte[]> sent = KafkaMessageFactory.<String>createWriter(
                        "image-uploaded", null, "any key")
                .writeBinary(upload);

        assertThat(inputs.arrival(received(sent))).isEqualTo(GoldenEvents.UPLOADED);
    }

    @Test
    void areReadInStructuredMode() throws RejectedException {
        EventFormat json = EventFormatProvider.getInstance().resolveFormat("application/cloudevents+json");
        ProducerRecord<String, byte[]> sent = KafkaMessageFactory.<String>createWriter(
                        "image-uploaded", null, "any key")
                .writeStructured(upload, json);

        assertThat(sent.headers().lastHeader("ce_id")).isNull();
        assertThat(inputs.arrival(received(sent))).isEqualTo(GoldenEvents.UPLOADED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=UTF-8",
                "Application/CloudEvents+JSON"
            })
    void areReadFromAnEnvelopeWrittenByHand(String contentType) throws RejectedException {
        String envelope = """
                {"specversion": "1.0", "id": "1", "source": "/dam", "type": "gone",
                 "data": {"library": "museum", "imageId": "2024/basilica-17"}}
                """;
        var record = new ConsumerRecord<>("image-deleted", 0, 0, "any key", envelope.getBytes(StandardCharsets.UTF_8));
        record.headers().add("content-type", contentType.getBytes(StandardCharsets.UTF_8));

        assertThat(inputs.arrival(record)).isEqualTo(GoldenEvents.DELETED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON; charset=utf-8",
                "application/vnd.dam.asset+json",
                "text/json"
            })
    void areReadWhateverTheirJsonIsCalled(String contentType) throws RejectedException {
        CloudEvent named =
                CloudEventBuilder.v1(upload).withDataContentType(contentType).build();
        ProducerRecord<String, byte[]> sent = KafkaMessageFactory.<String>createWriter(
                        "image-uploaded", null, "any key")
                .writeBinary(named);

        assertThat(inputs.arrival(received(sent))).isEqualTo(GoldenEvents.UPLOADED);
    }

    @Test
    void mayLeaveOutTheContentTypeAndBeginWithAByteOrderMark() throws RejectedException {
        CloudEvent bare = CloudEventBuilder.v1(upload)
                .withoutDataContentType()
                .withData(("\ufeff" + new String(GoldenEvents.json("image-uploaded"), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8))
                .build();
        ProducerRecord<String, byte[]> sent = KafkaMessageFactory.<String>createWriter(
                        "image-uploaded", null, "any key")
                .writeBinary(bare);

        assertThat(inputs.arrival(received(sent))).isEqualTo(GoldenEvents.UPLOADED);
    }

    @Test
    void mayWriteTheirDataAsBase64() throws RejectedException {
        String envelope = """
                {"specversion": "1.0", "id": "1", "source": "/dam", "type": "gone", "data_base64": "%s", "extra": null}
                """.formatted(Base64.getEncoder().encodeToString(GoldenEvents.json("image-deleted")));
        var record = new ConsumerRecord<>("image-deleted", 0, 0, "any key", envelope.getBytes(StandardCharsets.UTF_8));
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));

        assertThat(inputs.arrival(record)).isEqualTo(GoldenEvents.DELETED);
    }

    @Test
    void areUnderstoodByTheirTopicAndNotByTheirTypeOrKey() throws RejectedException {
        ProducerRecord<String, byte[]> sent = KafkaMessageFactory.<String>createWriter(
                        "image-deleted", null, (String) null)
                .writeBinary(upload);

        assertThat(inputs.arrival(received(sent))).isEqualTo(GoldenEvents.DELETED);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        var record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
