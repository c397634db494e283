package org.samescene.app.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.samescene.app.json.Json;
import org.samescene.arrival.ImageKey;
import org.samescene.index.Label;
import org.samescene.index.Pair;
import org.samescene.index.Review;

/**
 * Notes in the features log: what people say of images and of pairs. They stand there because it is the one order that
 * a library has. Their keys begin with a slash, which no image's key does: {@code /label} or {@code /review}, and a
 * JSON array of the library and the id, or both ids in their order.
 */
public final class NoteRecords {
    private static final String LABEL = "/label";
    private static final String REVIEW = "/review";

    private final String topic;
    private final EventRecords records;

    NoteRecords(String topic, EventRecords records) {
        this.topic = topic;
        this.records = records;
    }

    /** What a note says. */
    public sealed interface Note {
        record OfImage(ImageKey key, Label label) implements Note {}

        record OfPair(Pair pair, Review review) implements Note {}
    }

    private record LabelData(@Nullable String landmark) {}

    private record ReviewData(Review.Decision decision) {}

    public ProducerRecord<String, byte[]> note(Note note) {
        return switch (note) {
            case Note.OfImage image ->
                record(
                        LABEL,
                        List.of(image.key().library(), image.key().imageId()),
                        new LabelData(image.label().landmark().orElse(null)),
                        image.label().time());
            case Note.OfPair pair ->
                record(
                        REVIEW,
                        List.of(
                                pair.pair().library(),
                                pair.pair().first().imageId(),
                                pair.pair().second().imageId()),
                        new ReviewData(pair.review().decision()),
                        pair.review().time());
        };
    }

    /** A note again: so that it, not an older one that came late, is the log's last word. */
    public ProducerRecord<String, byte[]> again(Note note) {
        return EventRecords.repeated(note(note));
    }

    private ProducerRecord<String, byte[]> record(String kind, List<String> about, Object data, long time) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic, records.partition(topic, about.getFirst()), kind + Json.write(about), EventJson.write(data));
        SourceTime.put(record, time);
        return record;
    }

    public static boolean isNote(ConsumerRecord<String, byte[]> record) {
        return record.key() != null && record.key().startsWith("/");
    }

    /** @throws IllegalArgumentException where it is no note */
    public static Note read(ConsumerRecord<String, byte[]> record) {
        List<String> about = about(record);
        long time = SourceTime.of(record);
        if (record.key().startsWith(LABEL) && about.size() == 2) {
            LabelData data = EventJson.read(record.value(), LabelData.class);
            return new Note.OfImage(
                    new ImageKey(about.get(0), about.get(1)), new Label(time, Optional.ofNullable(data.landmark())));
        }
        if (record.key().startsWith(REVIEW) && about.size() == 3) {
            Review.Decision decision =
                    EventJson.read(record.value(), ReviewData.class).decision();
            return new Note.OfPair(
                    new Pair(new ImageKey(about.get(0), about.get(1)), new ImageKey(about.get(0), about.get(2))),
                    new Review(time, decision));
        }
        throw new IllegalArgumentException("not a note of an image or a pair: " + record.key());
    }

    static String library(ConsumerRecord<String, byte[]> record) {
        List<String> about = about(record);
        return about.isEmpty() ? "" : about.getFirst();
    }

    private static List<String> about(ConsumerRecord<String, byte[]> record) {
        int start = record.key().indexOf('[');
        if (start < 0) {
            throw new IllegalArgumentException("not the key of a note: " + record.key());
        }
        try {
            List<String> about = new ArrayList<>();
            Json.mapper().readTree(record.key().substring(start)).forEach(part -> about.add(part.asText()));
            return about;
        } catch (IOException e) {
            throw new IllegalArgumentException("not the key of a note: " + record.key(), e);
        }
    }
}
