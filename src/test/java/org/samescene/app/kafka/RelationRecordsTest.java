package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samescene.app.json.Json;
import org.samescene.arrival.ImageKey;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.Naming;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Review;
import org.samescene.index.Said;

class RelationRecordsTest {
    private static final EventRecords EVENTS = new EventRecords(DefaultTopics.NAMES, "gradient", topic -> 12);
    private static final RelationRecords RECORDS = EVENTS.relations();
    private static final ImageKey A = new ImageKey("museum", "2024/a\"[");
    private static final ImageKey B = new ImageKey("museum", "b");

    private static Relation.Statement statement(Relation.Kind kind, double log10FalseAlarms) {
        return new Relation.Statement("id of " + kind, kind, "1", "2", 31, log10FalseAlarms, "cafe");
    }

    static Stream<Said> said() {
        Relation copies =
                Relation.none(Pair.of(B, A)).saying(statement(Relation.Kind.DUPLICATE, Double.NEGATIVE_INFINITY));
        return Stream.of(
                copies,
                copies.saying(statement(Relation.Kind.SAME_LANDMARK, -12.25)),
                copies.withdrawn(),
                copies.reviewed(new Review(7, Review.Decision.CONFIRMED)),
                copies.reviewed(new Review(7, Review.Decision.REJECTED)).withdrawn(),
                new Naming(A, Optional.of(new LandmarkSuggestion("Tower", 0.75, List.of("b")))),
                new Naming(B, Optional.empty()));
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(sent.topic(), sent.partition(), 0, sent.key(), sent.value());
    }

    @ParameterizedTest
    @MethodSource("said")
    void areReadAsTheyWereWritten(Said said) {
        ProducerRecord<String, byte[]> record = RECORDS.said(said);
        assertThat(record.topic()).isEqualTo("image-relations.gradient");
        assertThat(record.partition()).isEqualTo(EVENTS.partition("any", "museum"));
        assertThat(RelationRecords.read(received(record))).isEqualTo(new RelationRecords.Content.OfImages(said));
    }

    @Test
    void haveThePairAsTheirKeyInOneOrder() {
        assertThat(RECORDS.said(Relation.none(Pair.of(B, A))).key()).isEqualTo("[\"museum\",\"2024/a\\\"[\",\"b\"]");
        assertThat(RECORDS.said(new Naming(B, Optional.empty())).value())
                .as("a tombstone")
                .isNull();
    }

    @Test
    void sayHowFarTheFeaturesAreAnswered() {
        RelationRecords.Progress progress = new RelationRecords.Progress("topic-id", 4711);
        ProducerRecord<String, byte[]> record = RECORDS.progress(7, progress);
        assertThat(record.partition()).isEqualTo(7);
        assertThat(RelationRecords.read(received(record))).isEqualTo(new RelationRecords.Content.OfLog(progress));
    }

    @Test
    void fitTheirSchema() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Json.mapper().readTree(GoldenEvents.schema("image-relations")));
        List<ProducerRecord<String, byte[]>> records = Stream.concat(
                        said().map(RECORDS::said),
                        Stream.of(RECORDS.progress(0, new RelationRecords.Progress("topic-id", 1))))
                .filter(record -> record.value() != null)
                .toList();
        assertThat(records).hasSize(7);
        for (ProducerRecord<String, byte[]> record : records) {
            assertThat(schema.validate(Json.mapper().readTree(record.value()))).isEmpty();
        }
    }

    @Test
    void ofOthersAreRefused() {
        for (String key : List.of("museum/a", "[1]", "[\"museum\"]", "{}")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> RelationRecords.read(new ConsumerRecord<>("t", 0, 0, key, new byte[] {'{', '}'})));
        }
    }
}
