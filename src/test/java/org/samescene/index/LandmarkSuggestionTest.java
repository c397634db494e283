package org.samescene.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.samescene.index.LandmarkSuggestion.Support;

class LandmarkSuggestionTest {
    private static LandmarkSuggestion best(List<Support> supports) {
        return LandmarkSuggestion.best(supports).orElseThrow();
    }

    @Test
    void withoutSupportThereIsNone() {
        assertThat(LandmarkSuggestion.best(List.of())).isEmpty();
    }

    @Test
    void oneSupportGivesItsNameAndConfidence() {
        assertThat(best(List.of(new Support("a", "Tower", 20, 0.9))))
                .isEqualTo(new LandmarkSuggestion("Tower", 1 - (1 - 0.9), List.of("a")));
    }

    @Test
    void theNameWithMostInliersBehindItWins() {
        LandmarkSuggestion best = best(List.of(
                new Support("a", "Tower", 30, 1),
                new Support("b", "Bridge", 25, 1),
                new Support("c", "Bridge", 20, 1)));
        assertThat(best).isEqualTo(new LandmarkSuggestion("Bridge", 45 / 75.0, List.of("b", "c")));
    }

    @Test
    void severalDoubtfulImagesMakeASurerName() {
        LandmarkSuggestion best = best(List.of(new Support("a", "Tower", 20, 0.5), new Support("b", "Tower", 20, 0.5)));
        assertThat(best.confidence()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void contraryEvidenceTakesItsShare() {
        LandmarkSuggestion best = best(List.of(new Support("a", "Tower", 60, 0.5), new Support("b", "Bridge", 20, 1)));
        assertThat(best.name()).isEqualTo("Tower");
        assertThat(best.confidence()).isCloseTo(0.5 * 0.75, within(1e-12));
    }

    @Test
    void ofEqualNamesTheFirstByTheAlphabetWins() {
        assertThat(best(List.of(new Support("a", "Tower", 20, 1), new Support("b", "Bridge", 20, 1)))
                        .name())
                .isEqualTo("Bridge");
    }

    @Test
    void theImagesComeBestFirstThenById() {
        assertThat(best(List.of(
                                new Support("d", "Tower", 20, 1),
                                new Support("c", "Tower", 20, 1),
                                new Support("z", "Tower", 50, 1)))
                        .because())
                .containsExactly("z", "c", "d");
    }

    @Test
    void copiesOfTheSameBytesWithoutFeaturesCanNameToo() {
        assertThat(best(List.of(new Support("a", "Tower", 0, 1))))
                .isEqualTo(new LandmarkSuggestion("Tower", 1, List.of("a")));
    }

    @Property(tries = 200)
    void theOrderOfSupportsDoesNotMatter(@ForAll Random random) {
        List<Support> supports = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            supports.add(new Support(
                    "image " + i,
                    random.nextBoolean() ? "Tower" : "Bridge",
                    random.nextInt(12, 15),
                    random.nextDouble()));
        }
        LandmarkSuggestion best = best(supports);
        Collections.shuffle(supports, random);
        assertThat(best(supports)).isEqualTo(best);
    }
}
