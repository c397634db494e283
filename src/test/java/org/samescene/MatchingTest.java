package org.samescene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.Photo;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.index.ExhaustiveIndex;
import org.samescene.index.FeatureIndex;
import org.samescene.index.LastWord;
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
        add(batch);
        Report report = MATCHING.match(batch, index);
        keep(report);
        return report.events();
    }

    private void add(List<Entry> batch) {
        for (Entry entry : batch) {
            index.add(entry.position(), entry.image());
            index.record(entry.image().key(), LastWord.upload(entry.position(), entry.image()));
        }
        index.refresh();
    }

    private void keep(Report report) {
        report.said().forEach(index::record);
        index.refresh();
    }

    private List<Event> isDeleted(Photo photo) {
        index.remove(photo.key());
        index.record(photo.key(), LastWord.deletion(next++));
        index.refresh();
        Report report = MATCHING.removed(photo.key(), "planted-1", index);
        keep(report);
        return report.events().getFirst();
    }

    private static List<Event.ImageSameLandmark> sameLandmark(List<Event> events) {
        return ofType(events, Event.ImageSameLandmark.class);
    }

    private static List<Event.ImageLandmark> landmark(List<Event> events) {
        return ofType(events, Event.ImageLandmark.class);
    }

    /** What is withdrawn, and why. */
    private static List<String> withdrawn(List<Event> events) {
        return ofType(events, Event.ImageRelationWithdrawn.class).stream()
                .map(event -> event.withdrawn() + " " + event.because())
                .toList();
    }

    private static List<String> ids(List<Event> events) {
        return events.stream()
                .flatMap(event -> switch (event) {
                    case Event.ImageDuplicate said -> Stream.of(said.id());
                    case Event.ImageSameLandmark said -> Stream.of(said.id());
                    default -> Stream.empty();
                })
                .toList();
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
                .extracting(relation -> relation.statement().orElseThrow().kind())
                .containsExactly(Relation.Kind.DUPLICATE);
    }

    @Test
    void anotherPhotoOfAKnownPlaceGetsItsName() {
        arrives(towerIn(0).landmark("Tower"));
        arrives(towerIn(1).landmark("Tower"));
        arrives(bridge.photo("bridge").landmark("Bridge"));
        List<Event> events = arrives(towerIn(2));
        assertThat(sameLandmark(events))
                .extracting(Event.ImageSameLandmark::sameAs)
                .containsExactlyInAnyOrder("tower 0", "tower 1");
        assertThat(sameLandmark(events)).allSatisfy(said -> {
            assertThat(said.imageId()).isEqualTo("tower 2");
            assertThat(said.transform()).hasSize(9);
            assertThat(said.overlap().image()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(said.calibrated()).isFalse();
        });
        assertThat(landmark(events)).singleElement().satisfies(said -> {
            assertThat(said.imageId()).isEqualTo("tower 2");
            assertThat(said.landmark().name()).isEqualTo("Tower");
            assertThat(said.landmark().because()).containsExactlyInAnyOrder("tower 0", "tower 1");
            assertThat(said.landmark().confidence()).isGreaterThan(0.999);
        });
        assertThat(ofType(events, Event.ImageProcessed.class))
                .singleElement()
                .satisfies(processed -> assertThat(processed.sameLandmark()).isEqualTo(2));
    }

    @Test
    void aPhotoOfNoKnownPlaceGetsNoName() {
        arrives(towerIn(0));
        List<Event> events = arrives(towerIn(1));
        assertThat(sameLandmark(events)).hasSize(1);
        assertThat(landmark(events)).isEmpty();
        assertThat(sameLandmark(arrives(bridge.photo("bridge")))).isEmpty();
    }

    @Test
    void aCopyOfAKnownPhotoGetsItsNameToo() {
        arrives(tower.photo("original").landmark("Tower"));
        List<Event> events = arrives(shrunk(tower, "copy"));
        assertThat(sameLandmark(events)).isEmpty();
        assertThat(landmark(events)).singleElement().satisfies(said -> {
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
        assertThat(landmark(events))
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
                .containsExactly("tower 2", "tower 2");
        assertThat(landmark(events))
                .extracting(said -> said.imageId() + " " + said.landmark().name() + " "
                        + said.landmark().because())
                .containsExactlyInAnyOrder("tower 0 Tower [tower 2]", "tower 1 Tower [tower 2]");
    }

    @Test
    void aKnownPlaceIsNotRenamed() {
        arrives(towerIn(0).landmark("Tower"));
        List<Event> events = arrives(towerIn(1).landmark("Belfry"));
        assertThat(sameLandmark(events)).hasSize(1);
        assertThat(landmark(events)).isEmpty();
    }

    @Test
    void aDeletionWithdrawsWhatWasSaidAndItsIdIsNotGivenAgain() {
        Photo known = towerIn(0).landmark("Tower");
        arrives(known);
        List<Event> said = arrives(towerIn(1));
        List<Event> events = isDeleted(known);
        assertThat(withdrawn(events)).containsExactly(ids(said).getFirst() + " DELETED");
        assertThat(landmark(events)).singleElement().satisfies(event -> {
            assertThat(event.imageId()).isEqualTo("tower 1");
            assertThat(event.landmark()).isNull();
        });
        assertThat(withdrawn(isDeleted(known))).as("once").isEmpty();
        List<Event> again = arrives(known);
        assertThat(ids(again)).as("not an id that was withdrawn").hasSize(1).doesNotContainAnyElementsOf(ids(said));
        assertThat(landmark(again)).extracting(event -> event.landmark().name()).containsExactly("Tower");
    }

    @Test
    void aNewVersionKeepsWhatHoldsAndWithdrawsTheRest() {
        Photo original = tower.photo("original");
        arrives(original);
        List<Event> ofCopy = arrives(shrunk(tower, "copy"));
        List<Event> ofOther = arrives(towerIn(1));
        assertThat(ids(ofOther)).hasSize(2);
        List<Event> edited = arrives(shrunk(tower, "original").version("2"));
        assertThat(ofType(edited, Event.ImageDuplicate.class)).singleElement().satisfies(event -> {
            assertThat(event.replaces()).isEqualTo(ids(ofCopy).getFirst());
            assertThat(event.id()).isNotEqualTo(event.replaces());
        });
        assertThat(sameLandmark(edited))
                .extracting(Event.ImageSameLandmark::replaces)
                .isSubsetOf(ids(ofOther));
        assertThat(withdrawn(edited)).isEmpty();

        List<Event> another = arrives(bridge.photo("original").version("3"));
        assertThat(ids(another)).isEmpty();
        assertThat(withdrawn(another))
                .containsExactlyInAnyOrderElementsOf(
                        ids(edited).stream().map(id -> id + " REPLACED").toList());
        List<Event> back = arrives(shrunk(tower, "original").version("2"));
        assertThat(ids(back)).hasSameSizeAs(ids(edited)).doesNotContainAnyElementsOf(ids(edited));
    }

    @Test
    void anIdIsThePairsWhicheverComesFirst() {
        arrives(tower.photo("original"));
        List<String> one = ids(arrives(shrunk(tower, "copy")));
        FeatureIndex other = new ExhaustiveIndex(SearchOptions.DEFAULT);
        Entry first = new Entry(0, shrunk(tower, "copy").features());
        Entry second = new Entry(1, tower.photo("original").features());
        other.add(0, first.image());
        other.add(1, second.image());
        other.refresh();
        List<Event> reversed =
                MATCHING.match(List.of(first, second), other).events().getLast();
        assertThat(ids(reversed)).isEqualTo(one);
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        List<Entry> batch = List.of(
                new Entry(0, tower.photo("original").landmark("Tower").features()),
                new Entry(1, shrunk(tower, "copy").features()));
        match(batch);
        Report again = MATCHING.match(batch, index);
        assertThat(again.said()).isEmpty();
        assertThat(again.events().stream().flatMap(List::stream)).allMatch(Event.ImageProcessed.class::isInstance);
    }

    @Test
    void aBatchIsReportedWithoutWritingTheIndex() {
        List<Entry> batch = List.of(
                new Entry(0, tower.photo("original").features()),
                new Entry(1, shrunk(tower, "copy").features()),
                new Entry(2, towerIn(1).features()));
        add(batch);

        Report report = MATCHING.match(batch, index);
        assertThat(report.events()).hasSize(3);
        assertThat(report.said())
                .extracting(said -> {
                    Relation relation = (Relation) said;
                    return relation.pair().first().imageId() + " "
                            + relation.statement().orElseThrow().kind() + " "
                            + relation.pair().second().imageId();
                })
                .containsExactlyInAnyOrder(
                        "copy DUPLICATE original", "original SAME_LANDMARK tower 1", "copy SAME_LANDMARK tower 1");
        index.refresh();
        assertThat(batch)
                .allSatisfy(entry ->
                        assertThat(index.relations(entry.image().key())).isEmpty());
        assertThat(MATCHING.match(batch, index)).usingRecursiveComparison().isEqualTo(report);
    }
}
