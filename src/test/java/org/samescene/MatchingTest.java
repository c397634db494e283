package org.samescene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.Photo;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.index.ExhaustiveIndex;
import org.samescene.index.FeatureIndex;
import org.samescene.index.Relation;
import org.samescene.index.SearchOptions;
import org.samescene.match.MatchOptions;
import org.samescene.match.PlantedScene;
import org.samescene.match.Verifier;
import org.samescene.match.geometry.Affine;
import org.samescene.verdict.Judge;
import org.samescene.verdict.Thresholds;
import org.samescene.verdict.Verdict;

class MatchingTest {
    private static final Matching MATCHING = new Matching(
            new Verifier(MatchOptions.of(DelfFamily.TRAITS)), new Judge(Thresholds.DEFAULT), 20, Optional.empty());
    private final PlantedScene tower = new PlantedScene(1, 60);
    private final PlantedScene bridge = new PlantedScene(2, 60);
    private final FeatureIndex index = new ExhaustiveIndex(SearchOptions.DEFAULT);
    private long next;

    /** Another photo of the tower, the light its own. */
    private Photo towerIn(int light) {
        return tower.inLight(light).photo("tower " + light);
    }

    private static Photo shrunk(PlantedScene scene, String id) {
        return scene.photo(id, Affine.scaling(0.5), 500, 400);
    }

    private List<Event> arrives(Photo photo) {
        return match(List.of(new Entry(next++, photo.features()))).getFirst();
    }

    /** As the owner of the index does it. */
    private List<List<Event>> match(List<Entry> batch) {
        batch.forEach(entry -> index.add(entry.position(), entry.image()));
        index.refresh();
        Report report = MATCHING.match(batch, index);
        report.relations().forEach(index::record);
        return report.events();
    }

    private static List<Event.ImageSameLandmark> sameLandmark(List<Event> events) {
        return ofType(events, Event.ImageSameLandmark.class);
    }

    private static <T> List<T> ofType(List<Event> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void aFirstImageIsProcessedAndNothingMore() {
        assertThat(arrives(towerIn(0).landmark("Tower")))
                .singleElement()
                .isInstanceOfSatisfying(Event.ImageProcessed.class, processed -> {
                    assertThat(processed.outcome()).isEqualTo(Event.Outcome.PROCESSED);
                    assertThat(processed.key()).isEqualTo(new ImageKey("lib", "tower 0"));
                    assertThat(processed.features())
                            .isEqualTo(towerIn(0).local().count());
                    assertThat(processed.candidates()).isZero();
                });
    }

    @Test
    void aCopyIsADuplicateOfTheEarlierOne() {
        arrives(tower.photo("original"));
        List<Event> events = arrives(shrunk(tower, "copy"));
        assertThat(ofType(events, Event.ImageDuplicate.class)).singleElement().satisfies(duplicate -> {
            assertThat(duplicate.imageId()).isEqualTo("copy");
            assertThat(duplicate.duplicateOf()).isEqualTo("original");
            assertThat(duplicate.kind()).isEqualTo(Verdict.Kind.EDITED);
            assertThat(duplicate.relation()).isEqualTo(Verdict.Frame.SAME_FRAME);
            assertThat(duplicate.preferred()).isEqualTo("original");
            assertThat(duplicate.transform()[0]).isBetween(1.98, 2.02);
            assertThat(duplicate.calibrated())
                    .as("nobody has measured chance with this model")
                    .isFalse();
        });
        assertThat(sameLandmark(events)).isEmpty();
        assertThat(ofType(events, Event.ImageProcessed.class))
                .singleElement()
                .satisfies(processed -> assertThat(processed.duplicates()).isOne());
        index.refresh();
        assertThat(index.relations(new ImageKey("lib", "original")))
                .extracting(Relation::kind)
                .containsExactly(Relation.Kind.DUPLICATE);
    }

    @Test
    void anotherPhotoOfAKnownPlaceGetsItsName() {
        arrives(towerIn(0).landmark("Tower"));
        arrives(towerIn(1).landmark("Tower"));
        arrives(bridge.photo("bridge").landmark("Bridge"));
        assertThat(sameLandmark(arrives(towerIn(2)))).singleElement().satisfies(said -> {
            assertThat(said.imageId()).isEqualTo("tower 2");
            assertThat(said.matches())
                    .extracting(Event.LandmarkMatch::imageId)
                    .containsExactlyInAnyOrder("tower 0", "tower 1");
            assertThat(said.matches()).extracting(Event.LandmarkMatch::inliers).isSortedAccordingTo((a, b) -> b - a);
            assertThat(said.landmark().name()).isEqualTo("Tower");
            assertThat(said.landmark().because()).containsExactlyInAnyOrder("tower 0", "tower 1");
            assertThat(said.landmark().confidence()).isGreaterThan(0.999);
            assertThat(said.calibrated()).isFalse();
        });
    }

    @Test
    void aPhotoOfNoKnownPlaceGetsNoName() {
        arrives(towerIn(0));
        assertThat(sameLandmark(arrives(towerIn(1))))
                .singleElement()
                .satisfies(said -> assertThat(said.landmark()).isNull());
        assertThat(sameLandmark(arrives(bridge.photo("bridge")))).isEmpty();
    }

    @Test
    void aCopyOfAKnownPhotoGetsItsNameToo() {
        arrives(tower.photo("original").landmark("Tower"));
        assertThat(sameLandmark(arrives(shrunk(tower, "copy")))).singleElement().satisfies(said -> {
            assertThat(said.matches()).isEmpty();
            assertThat(said.landmark().name()).isEqualTo("Tower");
            assertThat(said.landmark().because()).containsExactly("original");
        });
    }

    @Test
    void theSameBytesOfAKnownPhotoGetItsNameEvenWithoutFeatures() {
        Photo known = Photo.of("lib", "known").landmark("Tower");
        arrives(known);
        List<Event> events = arrives(Photo.of("lib", "copy").sameBytesAs(known));
        assertThat(ofType(events, Event.ImageDuplicate.class))
                .extracting(Event.ImageDuplicate::kind)
                .containsExactly(Verdict.Kind.EXACT);
        assertThat(sameLandmark(events))
                .singleElement()
                .satisfies(said -> assertThat(said.landmark().name()).isEqualTo("Tower"));
    }

    @Test
    void whenTheNameComesLaterTheEarlierPhotosAreToldIt() {
        arrives(towerIn(0));
        arrives(towerIn(1));
        List<Event> events = arrives(towerIn(2).landmark("Tower"));
        assertThat(sameLandmark(events))
                .extracting(Event.ImageSameLandmark::imageId)
                .containsExactlyInAnyOrder("tower 2", "tower 0", "tower 1");
        assertThat(sameLandmark(events))
                .filteredOn(said -> said.imageId().equals("tower 2"))
                .singleElement()
                .satisfies(said -> assertThat(said.landmark()).isNull());
        assertThat(sameLandmark(events))
                .filteredOn(said -> said.imageId().equals("tower 0"))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.matches())
                            .extracting(Event.LandmarkMatch::imageId)
                            .containsExactlyInAnyOrder("tower 1", "tower 2");
                    assertThat(said.landmark().name()).isEqualTo("Tower");
                    assertThat(said.landmark().because()).containsExactly("tower 2");
                });
    }

    @Test
    void aKnownPlaceIsNotRenamed() {
        arrives(towerIn(0).landmark("Tower"));
        assertThat(sameLandmark(arrives(towerIn(1).landmark("Belfry"))))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.imageId()).isEqualTo("tower 1");
                    assertThat(said.landmark()).isNull();
                });
    }

    @Test
    void aBatchIsReportedWithoutWritingTheIndex() {
        List<Entry> batch = List.of(
                new Entry(0, tower.photo("original").features()),
                new Entry(1, shrunk(tower, "copy").features()),
                new Entry(2, towerIn(1).features()));
        batch.forEach(entry -> index.add(entry.position(), entry.image()));
        index.refresh();

        Report report = MATCHING.match(batch, index);
        assertThat(report.events()).hasSize(3);
        assertThat(report.relations())
                .extracting(r ->
                        r.image().imageId() + " " + r.kind() + " " + r.other().imageId())
                .containsExactlyInAnyOrder(
                        "copy DUPLICATE original", "tower 1 SAME_LANDMARK original", "tower 1 SAME_LANDMARK copy");
        index.refresh();
        assertThat(batch)
                .allSatisfy(entry ->
                        assertThat(index.relations(entry.image().key())).isEmpty());
        assertThat(MATCHING.match(batch, index)).usingRecursiveComparison().isEqualTo(report);
    }
}
