package org.samescene.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.samescene.arrival.ImageKey;
import org.samescene.index.Pair;
import org.samescene.index.Relation.Kind;

class EventIdTest {
    private static final ImageKey A = new ImageKey("museum", "a");
    private static final ImageKey B = new ImageKey("museum", "b");
    private static final Pair PAIR = Pair.of(A, B);

    private static String id(Kind kind, Pair pair, String first, String second, String model) {
        return EventId.of(kind, pair, first, second, model, List.of());
    }

    @Test
    void whoeverIsNamedFirstItIsTheSamePair() {
        assertThat(Pair.of(B, A)).isEqualTo(PAIR);
        assertThat(id(Kind.DUPLICATE, Pair.of(B, A), "1", "2", "m"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(id(Kind.DUPLICATE, PAIR, "1", "2", "m"));
    }

    @Test
    void anotherKindVersionModelOrPairHasAnotherId() {
        assertThat(Stream.of(
                        id(Kind.DUPLICATE, PAIR, "1", "2", "m"),
                        id(Kind.SAME_LANDMARK, PAIR, "1", "2", "m"),
                        id(Kind.DUPLICATE, PAIR, "2", "1", "m"),
                        id(Kind.DUPLICATE, PAIR, "12", "", "m"),
                        id(Kind.DUPLICATE, PAIR, "1", "2", "n"),
                        id(Kind.DUPLICATE, Pair.of(A, new ImageKey("museum", "c")), "1", "2", "m")))
                .doesNotHaveDuplicates();
    }

    @Test
    void anIdThatHasEndedIsNotGivenAgain() {
        String first = id(Kind.DUPLICATE, PAIR, "1", "2", "m");
        String second = EventId.of(Kind.DUPLICATE, PAIR, "1", "2", "m", List.of(first));
        String third = EventId.of(Kind.DUPLICATE, PAIR, "1", "2", "m", List.of(first, second));
        assertThat(Stream.of(first, second, third, EventId.ofWithdrawal(first))).doesNotHaveDuplicates();
        assertThat(EventId.of(Kind.DUPLICATE, PAIR, "1", "2", "m", List.of("another")))
                .isEqualTo(first);
    }
}
