package org.samescene.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.samescene.Entry;
import org.samescene.Matching;
import org.samescene.event.Event;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.index.ExhaustiveIndex;
import org.samescene.index.FeatureIndex;
import org.samescene.match.MatchOptions;
import org.samescene.match.PlantedScene;
import org.samescene.verdict.Thresholds;

class ThresholdsTest {
    @Test
    void areTheDefaultsWhereNothingIsConfigured() {
        Assembly assembly = TestConfig.with(Map.of()).assembly();
        assertThat(assembly.thresholds()).isEqualTo(Thresholds.DEFAULT);
        assertThat(assembly.matching().judge().thresholds()).isEqualTo(Thresholds.DEFAULT);
        assertThat(assembly.matchOptions()).isEqualTo(MatchOptions.of(Models.traits(Models.GRADIENT)));
    }

    @Test
    void eachCanBeConfiguredByItsName() throws Exception {
        for (RecordComponent threshold : Thresholds.class.getRecordComponents()) {
            Object other = threshold.getType() == int.class ? (Object) 17 : (Object) 0.123;
            Thresholds configured = TestConfig.with(
                            Map.of("samescene.judge." + kebabCase(threshold.getName()), other.toString()))
                    .assembly()
                    .thresholds();
            for (RecordComponent each : Thresholds.class.getRecordComponents()) {
                Object expected = each.getName().equals(threshold.getName())
                        ? other
                        : each.getAccessor().invoke(Thresholds.DEFAULT);
                assertThat(each.getAccessor().invoke(configured))
                        .as("%s where %s is set", each, threshold)
                        .isEqualTo(expected);
            }
        }
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Test
    void reachTheJudgeAndTheEvent() {
        Map<String, String> settings = new HashMap<>(
                Map.of("samescene.match.max-distance", "0.9", "samescene.judge.min-duplicate-coverage", "0.45"));
        assertThat(events(settings))
                .filteredOn(Event.ImageDuplicate.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    Event.ImageDuplicate duplicate = (Event.ImageDuplicate) event;
                    assertThat(duplicate.thresholds())
                            .isEqualTo(TestConfig.with(settings).assembly().thresholds());
                    assertThat(duplicate.calibrated()).as("the model is").isNull();
                });

        settings.put("samescene.judge.max-displaced-share", "-0.1");
        assertThat(events(settings))
                .noneMatch(Event.ImageDuplicate.class::isInstance)
                .filteredOn(Event.ImageSameLandmark.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(
                                ((Event.ImageSameLandmark) event).thresholds().maxDisplacedShare())
                        .isEqualTo(-0.1));

        settings.put("samescene.judge.min-evidence", "1000");
        assertThat(events(settings)).singleElement().isInstanceOf(Event.ImageProcessed.class);
    }

    /** What is said of a copy. */
    private static List<Event> events(Map<String, String> settings) {
        Assembly assembly = TestConfig.with(settings).assembly();
        Matching matching = assembly.matching();
        PlantedScene scene = new PlantedScene(31, 80);
        try (FeatureIndex index = new ExhaustiveIndex(assembly.searchOptions())) {
            index.add(0, scene.photo("original").features());
            index.refresh();
            return matching.match(List.of(new Entry(1, scene.photo("copy").features())), index)
                    .events()
                    .getFirst();
        }
    }
}
