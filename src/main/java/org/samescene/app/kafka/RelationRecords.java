package org.samescene.app.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.samescene.app.json.Json;
import org.samescene.arrival.ImageKey;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.Naming;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Relation.Statement;
import org.samescene.index.Review;
import org.samescene.index.Said;

/**
 * The relations log as Kafka records: what was said of pairs and of images. A key is a JSON array: of a pair, its
 * library and both ids in their order; of an image, its library and its id; empty for how far the features log is
 * answered.
 */
public final class RelationRecords {
    private static final String PROGRESS_KEY = "[]";

    private final String topic;
    private final EventRecords records;

    RelationRecords(String topic, EventRecords records) {
        this.topic = topic;
        this.records = records;
    }

    /** What is said of a pair. */
    enum State {
        ANNOUNCED,
        WITHDRAWN,
        /** A person has said that the two are not related: nothing will be said of them, whatever is found. */
        REJECTED
    }

    /**
     * What a record says of a pair.
     *
     * @param versions of the two, in the order of the key
     * @param log10FalseAlarms absent for the same bytes
     * @param review what a person has decided
     * @param reviewedAt when, in milliseconds since 1970
     * @param ended ids of events about the two that hold no more
     */
    private record PairData(
            State state,
            @Nullable String eventId,
            Relation.@Nullable Kind kind,
            @Nullable List<String> versions,
            @Nullable Integer inliers,
            @Nullable Double log10FalseAlarms,
            @Nullable String thresholds,
            Review.@Nullable Decision review,
            @Nullable Long reviewedAt,
            List<String> ended) {
        static PairData of(Relation relation) {
            Optional<Statement> said = relation.statement();
            State quiet = relation.is(Review.Decision.REJECTED) ? State.REJECTED : State.WITHDRAWN;
            return new PairData(
                    said.isPresent() ? State.ANNOUNCED : quiet,
                    said.map(Statement::eventId).orElse(null),
                    said.map(Statement::kind).orElse(null),
                    said.map(of -> List.of(of.firstVersion(), of.secondVersion()))
                            .orElse(null),
                    said.map(Statement::inliers).orElse(null),
                    said.map(Statement::log10FalseAlarms)
                            .filter(Double::isFinite)
                            .orElse(null),
                    said.map(Statement::thresholds).orElse(null),
                    relation.review().map(Review::decision).orElse(null),
                    relation.review().map(Review::time).orElse(null),
                    relation.ended());
        }

        Relation of(Pair pair) {
            Optional<Statement> statement = eventId == null || kind == null || versions == null || thresholds == null
                    ? Optional.empty()
                    : Optional.of(new Statement(
                            eventId,
                            kind,
                            versions.get(0),
                            versions.get(1),
                            inliers == null ? 0 : inliers,
                            log10FalseAlarms == null ? Double.NEGATIVE_INFINITY : log10FalseAlarms,
                            thresholds));
            Optional<Review> decided = review == null || reviewedAt == null
                    ? Optional.empty()
                    : Optional.of(new Review(reviewedAt, review));
            return new Relation(pair, statement, decided, List.copyOf(ended));
        }
    }

    private record ImageData(LandmarkSuggestion landmark) {}

    /**
     * How far the features log is answered, by what is in the relations log.
     *
     * @param topicId of the features topic
     * @param position up to here, exclusively
     */
    public record Progress(String topicId, long position) {}

    /** What a record of the log says. */
    public sealed interface Content {
        record OfImages(Said said) implements Content {}

        record OfLog(Progress progress) implements Content {}
    }

    public ProducerRecord<String, byte[]> said(Said said) {
        return switch (said) {
            case Relation relation -> {
                Pair pair = relation.pair();
                yield record(
                        pair.library(),
                        List.of(
                                pair.library(),
                                pair.first().imageId(),
                                pair.second().imageId()),
                        Optional.of(PairData.of(relation)));
            }
            case Naming naming ->
                record(
                        naming.image().library(),
                        List.of(naming.image().library(), naming.image().imageId()),
                        naming.suggestion().map(ImageData::new));
        };
    }

    public ProducerRecord<String, byte[]> progress(int partition, Progress progress) {
        return new ProducerRecord<>(topic, partition, PROGRESS_KEY, EventJson.write(progress));
    }

    private ProducerRecord<String, byte[]> record(String library, List<String> key, Optional<?> value) {
        return new ProducerRecord<>(
                topic,
                records.partition(topic, library),
                Json.write(key),
                value.map(EventJson::write).orElse(null));
    }

    /** @throws IllegalArgumentException where it is no record of this log */
    public static Content read(ConsumerRecord<String, byte[]> record) {
        try {
            List<String> key = texts(Json.mapper().readTree(String.valueOf(record.key())));
            return switch (key.size()) {
                case 0 -> new Content.OfLog(EventJson.read(record.value(), Progress.class));
                case 2 -> {
                    Optional<LandmarkSuggestion> suggestion = record.value() == null
                            ? Optional.empty()
                            : Optional.of(EventJson.read(record.value(), ImageData.class)
                                    .landmark());
                    yield new Content.OfImages(new Naming(new ImageKey(key.get(0), key.get(1)), suggestion));
                }
                case 3 -> {
                    Pair pair = new Pair(new ImageKey(key.get(0), key.get(1)), new ImageKey(key.get(0), key.get(2)));
                    yield new Content.OfImages(
                            EventJson.read(record.value(), PairData.class).of(pair));
                }
                default -> throw new IllegalArgumentException("a key of " + key.size() + " parts");
            };
        } catch (IOException e) {
            throw new IllegalArgumentException("not a key of the relations log: " + record.key(), e);
        }
    }

    /** The library of a record; empty where it is of none. */
    static Optional<String> library(ConsumerRecord<String, byte[]> record) {
        try {
            return texts(Json.mapper().readTree(String.valueOf(record.key()))).stream()
                    .findFirst();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("not a key of the relations log: " + array);
        }
        return array.valueStream().map(JsonNode::textValue).toList();
    }
}
