package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samescene.app.json.Json;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.RejectedException;
import org.samescene.event.Event;

class GoldenEventsTest {
    static Stream<Map.Entry<String, Object>> goldens() {
        return GoldenEvents.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void isWhatWeWrite(Map.Entry<String, Object> golden) throws IOException {
        byte[] written = switch (golden.getValue()) {
            case Arrival.Uploaded uploaded -> EventJson.write(uploaded);
            case Arrival.Deleted deleted -> EventJson.write(deleted);
            case Arrival.Labelled labelled -> EventJson.write(labelled);
            case Arrival.Reviewed reviewed -> EventJson.write(reviewed);
            case Event event -> EventJson.write(event);
            default -> throw new IllegalArgumentException("no writer for " + golden);
        };

        assertThat(Json.mapper().readTree(written))
                .isEqualTo(Json.mapper().readTree(GoldenEvents.json(golden.getKey())));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void isReadAsItsValue(Map.Entry<String, Object> golden) throws RejectedException {
        byte[] json = GoldenEvents.json(golden.getKey());
        Object read = switch (golden.getValue()) {
            case Arrival.Uploaded uploaded -> EventJson.readUploaded(ForeignJson.object(json, golden.getKey()));
            case Arrival.Deleted deleted -> EventJson.readDeleted(ForeignJson.object(json, golden.getKey()));
            case Arrival.Labelled labelled -> EventJson.readLabelled(ForeignJson.object(json, golden.getKey()));
            case Arrival.Reviewed reviewed -> EventJson.readReviewed(ForeignJson.object(json, golden.getKey()));
            case Event event -> EventJson.read(json, event.getClass());
            default -> throw new IllegalArgumentException("no reader for " + golden);
        };

        assertThat(read).usingRecursiveComparison().isEqualTo(golden.getValue());
    }
}
