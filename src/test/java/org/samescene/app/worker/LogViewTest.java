package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.app.kafka.LogIdentity;

class LogViewTest {
    private static final LogView VIEW = new LogView(
            new LogIdentity("cluster", "features", "id", 16),
            new LogIdentity("cluster", "relations", "relations-id", 16),
            3,
            "gradient-1");

    private final Map<String, String> committed = new HashMap<>(VIEW.commitData(Optional.of(2), 40));

    @Test
    void anIndexOfTheSameLogIsUsed() {
        assertThat(VIEW.mismatch(committed, 10, 12, 40)).isEmpty();
        assertThat(VIEW.mismatch(committed, 12, 12, 40)).isEmpty();
        assertThat(LogView.epoch(committed)).contains(2);
        assertThat(LogView.epoch(VIEW.commitData(Optional.empty(), 40))).isEmpty();
    }

    @Test
    void aNewIndexIsUsed() {
        assertThat(VIEW.mismatch(Map.of(), 0, 12, 40)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cluster,other",
        "topicId,other",
        "relationsId,other",
        "partitions,12",
        "partition,4",
        "model,delf-v1",
        "topic,other"
    })
    void anIndexOfAnotherLogIsNot(String what, String value) {
        committed.put(what, value);
        assertThat(VIEW.mismatch(committed, 10, 12, 40).orElseThrow())
                .contains(what)
                .contains(value);
    }

    @Test
    void anIndexThatCoversMoreThanTheLogHasIsNot() {
        assertThat(VIEW.mismatch(committed, 13, 12, 40).orElseThrow())
                .isEqualTo("it covers the log up to 13, which ends at 12");
    }

    @Test
    void anIndexThatCoversMoreThanWasSaidIsNot() {
        assertThat(LogView.relationsUpTo(committed)).isEqualTo(40);
        assertThat(VIEW.mismatch(committed, 12, 12, 39).orElseThrow()).contains("what was said up to 40");
    }

    @Test
    void anIndexThatIsOlderThanTheLogRemembersRemovalsIsNot() {
        committed.put("time", Instant.now().minus(Duration.ofDays(88)).toString());
        assertThat(VIEW.mismatch(committed, 10, 12, 40)).isEmpty();
        committed.put("time", Instant.now().minus(Duration.ofDays(90)).toString());
        assertThat(VIEW.mismatch(committed, 10, 12, 40).orElseThrow()).contains("removals");
    }

    @Test
    void anIndexThatDoesNotSayIsNot() {
        assertThat(VIEW.mismatch(Map.of(), 5, 12, 40)).isPresent();
    }
}
