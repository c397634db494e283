package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.samescene.Matching;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.NoteRecords.Note;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Photo;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.index.ExhaustiveIndex;
import org.samescene.index.FeatureIndex;
import org.samescene.index.Label;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Review;
import org.samescene.index.Said;
import org.samescene.index.SearchOptions;
import org.samescene.match.MatchOptions;
import org.samescene.match.PlantedScene;
import org.samescene.match.Verifier;
import org.samescene.match.geometry.Affine;
import org.samescene.verdict.Judge;
import org.samescene.verdict.Thresholds;

class ShardTest {
    private static final Matching MATCHING = new Matching(
            new Verifier(MatchOptions.of(DelfFamily.TRAITS)), new Judge(Thresholds.DEFAULT), 20, Optional.empty());
    private final PlantedScene tower = new PlantedScene(1, 60);
    private final PlantedScene bridge = new PlantedScene(2, 60);
    private final FeatureIndex index = new ExhaustiveIndex(SearchOptions.DEFAULT);

    private static final LogView VIEW = new LogView(
            new LogIdentity("cluster", "image-features.test", "topic-id", 4),
            new LogIdentity("cluster", "image-relations.test", "relations-id", 4),
            2,
            "test");

    private Shard shard(long saidUpTo) {
        return new Shard(index, MATCHING, VIEW, saidUpTo);
    }

    private static Photo shrunk(PlantedScene scene, String id) {
        return scene.photo(id, Affine.scaling(0.5), 500, 400);
    }

    /** Uploaded in the order of the log. */
    private static Change.OfImage entry(long position, Photo photo) {
        return upload(position, position, photo);
    }

    private static Change.OfImage upload(long position, long time, Photo photo) {
        return new Change.Added(position, time, photo.features(), false);
    }

    private static Change.OfImage deletion(long position, long time, ImageKey key) {
        return new Change.Removed(position, time, key, false);
    }

    private static List<Effect> take(Shard shard, Change... log) {
        return shard.take(List.of(log), Optional.empty());
    }

    private static List<Event.Outcome> outcomes(List<Effect> effects) {
        return effects.stream()
                .flatMap(effect -> effect.events().stream())
                .filter(Event.ImageProcessed.class::isInstance)
                .map(event -> ((Event.ImageProcessed) event).outcome())
                .toList();
    }

    /** What each image is said to be a duplicate of. */
    private static List<String> duplicates(List<Effect> effects) {
        return effects.stream()
                .flatMap(effect -> effect.events().stream())
                .filter(Event.ImageDuplicate.class::isInstance)
                .map(Event.ImageDuplicate.class::cast)
                .map(d -> d.imageId() + " " + d.version() + " of " + d.duplicateOf() + " " + d.duplicateOfVersion())
                .toList();
    }

    private List<Relation> relations(Photo photo) {
        index.refresh();
        return index.relations(photo.key()).stream()
                .filter(relation -> relation.statement().isPresent())
                .toList();
    }

    @Test
    void imagesOfOneCallFindEachOther() {
        Photo copy = shrunk(tower, "copy").version("1");
        List<Effect> effects = take(shard(0), entry(0, tower.photo("original").version("1")), entry(1, copy));
        assertThat(duplicates(effects)).containsExactly("copy 1 of original 1");
        assertThat(relations(copy))
                .extracting(relation -> relation.statement().orElseThrow().kind())
                .containsExactly(Relation.Kind.DUPLICATE);
    }

    @Test
    void imagesBeforeANewVersionAreComparedWithTheOldOne() {
        Shard shard = shard(0);
        take(shard, entry(0, tower.photo("a").version("1")));
        assertThat(duplicates(take(
                        shard,
                        entry(1, shrunk(tower, "b").version("1")),
                        entry(2, bridge.photo("a").version("2")),
                        entry(3, shrunk(tower, "c").version("1")),
                        entry(4, shrunk(bridge, "b").version("2")),
                        entry(5, tower.photo("b").version("3")))))
                .containsExactly("b 1 of a 1", "c 1 of b 1", "b 2 of a 2", "b 3 of c 1");
    }

    @Test
    void anImageIsFoundNoMoreAfterItsRemoval() {
        Shard shard = shard(0);
        Photo original = tower.photo("original");
        take(shard, entry(0, original));
        assertThat(duplicates(take(shard, deletion(1, 1, original.key()), entry(2, shrunk(tower, "copy")))))
                .isEmpty();
        assertThat(shard.covered()).isEqualTo(3);
    }

    @Test
    void whatWasDeletedLaterStaysDeleted() {
        Shard shard = shard(0);
        Photo original = tower.photo("original");
        List<Effect> effects = take(shard, deletion(0, 100, original.key()), upload(1, 50, original));
        assertThat(outcomes(effects)).containsExactly(Event.Outcome.DELETED, Event.Outcome.SUPERSEDED);
        assertThat(effects.getLast().again())
                .as("the log's last word is the deletion again")
                .contains(new Effect.Known.OfImage(original.key(), Optional.empty(), 100));
        assertThat(outcomes(take(shard, upload(2, 150, original)))).containsExactly(Event.Outcome.PROCESSED);
    }

    @Test
    void anOlderVersionDoesNotReplaceANewerOne() {
        Shard shard = shard(0);
        Photo first = tower.photo("a").version("1");
        Photo second = bridge.photo("a").version("2");
        List<Effect> effects = take(shard, upload(0, 20, second), upload(1, 10, first));
        assertThat(outcomes(effects)).containsExactly(Event.Outcome.PROCESSED, Event.Outcome.SUPERSEDED);
        assertThat(index.image(first.key()).orElseThrow().version()).isEqualTo("2");
        Effect.Known.OfImage again =
                (Effect.Known.OfImage) effects.getLast().again().orElseThrow();
        assertThat(again.image().orElseThrow().version()).isEqualTo("2");
        assertThat(again.time()).isEqualTo(20);
    }

    @Test
    void whatIsKnownIsAnsweredAndSaysNothingNew() {
        Shard shard = shard(0);
        Photo copy = shrunk(tower, "copy").version("1");
        assertThat(duplicates(take(shard, entry(0, tower.photo("original").version("1")), entry(1, copy))))
                .hasSize(1);
        List<Effect> effects = take(shard, upload(2, 2, copy));
        assertThat(outcomes(effects)).containsExactly(Event.Outcome.PROCESSED);
        assertThat(effects.getFirst().events()).hasSize(1);
        assertThat(relations(copy)).hasSize(1);
        assertThat(take(shard, new Change.Added(3, 2, copy.features(), true))).containsExactly(Effect.NONE);
        assertThat(outcomes(take(shard, deletion(4, 1, copy.key()))))
                .as("the second upload was later than the deletion")
                .containsExactly(Event.Outcome.SUPERSEDED);
    }

    @Test
    void whatTheIndexLacksIsReadAgainSilently() {
        index.commit(3, VIEW.commitData(Optional.of(7), 11));
        Shard behind = shard(5);
        assertThat(behind.readFrom()).isEqualTo(3);
        assertThat(behind.epoch()).contains(7);
        assertThat(behind.behind()).isEqualTo(2);
        assertThat(behind.isNews(4)).isFalse();
        assertThat(behind.isNews(5)).isTrue();
        assertThat(behind.relationsFrom()).isEqualTo(11);
        assertThat(shard(2).readFrom()).isEqualTo(2);
        assertThat(shard(2).epoch()).isEmpty();
    }

    private Change.OfImage[] placesAndCopies() {
        return new Change.OfImage[] {
            entry(0, tower.inLight(0).photo("tower 0").landmark("Tower")),
            entry(1, tower.inLight(1).photo("tower 1")),
            entry(2, bridge.photo("bridge")),
            entry(3, shrunk(bridge, "copy"))
        };
    }

    private static List<Event> events(List<Effect> effects) {
        return effects.stream().flatMap(effect -> effect.events().stream()).toList();
    }

    private static List<Said> said(List<Effect> effects) {
        return effects.stream().flatMap(effect -> effect.said().stream()).toList();
    }

    @Test
    void aKnownPartOfTheLogIsAnsweredAgainAndNothingMore() {
        Shard shard = shard(0);
        assertThat(events(take(shard, placesAndCopies())))
                .as("a place, its name, a copy, and four answers")
                .hasSize(7);
        List<Effect> again = take(shard, placesAndCopies());
        assertThat(events(again)).hasSize(4).allMatch(Event.ImageProcessed.class::isInstance);
        assertThat(said(again)).isEmpty();
    }

    @Test
    void aLostIndexIsLoadedAndComparesNothing() {
        List<Said> said = said(take(shard(0), placesAndCopies()));
        assertThat(said).hasSize(3);
        FeatureIndex lost = new ExhaustiveIndex(SearchOptions.DEFAULT);
        Matching none = new Matching(MATCHING.verifier(), MATCHING.judge(), 0, Optional.empty());
        Shard loaded = new Shard(lost, none, VIEW, 0);
        said.forEach(loaded::said);
        loaded.saidAll(9, 4);
        assertThat(loaded.behind()).isEqualTo(4);
        List<Effect> effects = take(loaded, placesAndCopies());
        assertThat(outcomes(effects)).hasSize(4);
        assertThat(events(effects))
                .as("the group has forgotten them: they are answered")
                .hasSize(4);
        assertThat(loaded.behind()).isZero();
        lost.refresh();
        index.refresh();
        for (Change.OfImage change : placesAndCopies()) {
            assertThat(lost.relations(change.key())).isEqualTo(index.relations(change.key()));
            assertThat(lost.naming(change.key())).isEqualTo(index.naming(change.key()));
        }
        try (Shard whole = new Shard(lost, MATCHING, VIEW, 4)) {
            whole.saidAll(9, 4);
            assertThat(duplicates(take(whole, entry(4, shrunk(bridge, "late")))))
                    .containsExactlyInAnyOrder("late 1 of bridge 1", "late 1 of copy 1");
        }
    }

    @Test
    void uploadsThatComeAgainSayNothingNew() {
        Shard shard = shard(0);
        take(shard, placesAndCopies());
        List<Effect> again = take(
                shard,
                upload(4, 1, tower.inLight(1).photo("tower 1")),
                upload(5, 0, tower.inLight(0).photo("tower 0").landmark("Tower")),
                upload(6, 99, shrunk(bridge, "copy")));
        assertThat(events(again)).hasSize(3).allMatch(Event.ImageProcessed.class::isInstance);
        assertThat(said(again)).isEmpty();
    }

    @Test
    void aDeletionWithdrawsWhatWasSaidOnce() {
        Shard shard = shard(0);
        take(shard, placesAndCopies());
        ImageKey tower0 = new ImageKey("lib", "tower 0");
        List<Effect> effects = take(shard, deletion(4, 4, tower0), deletion(5, 5, tower0));
        assertThat(events(effects))
                .extracting(Object::getClass)
                .containsExactly(
                        (Class<?>) Event.ImageRelationWithdrawn.class,
                        Event.ImageLandmark.class,
                        Event.ImageProcessed.class,
                        Event.ImageProcessed.class);
        assertThat(relations(tower.inLight(1).photo("tower 1"))).isEmpty();
    }

    @Test
    void aPictureThatIsLabelledAnewIsComparedWithNothing() {
        Shard shard = shard(0);
        take(shard, placesAndCopies());
        List<Effect> effects = take(shard, upload(4, 4, bridge.photo("bridge").landmark("Bridge")));
        assertThat(events(effects)).hasSize(2);
        assertThat(events(effects).getFirst()).isInstanceOfSatisfying(Event.ImageLandmark.class, named -> {
            assertThat(named.imageId()).isEqualTo("copy");
            assertThat(named.landmark().name()).isEqualTo("Bridge");
        });
    }

    @Test
    void imagesThatAreComparedAgainByOtherThresholdsWithdrawWhatHoldsNoMore() {
        take(shard(0), placesAndCopies());
        Thresholds d = Thresholds.DEFAULT;
        Thresholds strict = new Thresholds(
                10_000,
                d.maxLog10FalseAlarms(),
                d.maxDuplicateLog10FalseAlarms(),
                d.maxDifferingShare(),
                d.maxRewrittenShare(),
                d.maxDisplacedShare(),
                d.minDuplicateCoverage(),
                d.maxOverlaySpread(),
                d.sameFrameCoverage());
        Shard stricter =
                new Shard(index, new Matching(MATCHING.verifier(), new Judge(strict), 20, Optional.empty()), VIEW, 4);
        Change again = ((Change.Added) upload(4, 2, bridge.photo("bridge"))).toBeComparedAgain();
        assertThat(events(take(stricter, again)).getFirst())
                .isInstanceOfSatisfying(
                        Event.ImageRelationWithdrawn.class,
                        event -> assertThat(event.because()).isEqualTo(Event.WithdrawnBecause.COMPARED_AGAIN));
        Shard asBefore = shard(5);
        assertThat(duplicates(
                        take(asBefore, ((Change.Added) upload(5, 2, bridge.photo("bridge"))).toBeComparedAgain())))
                .containsExactly("bridge 1 of copy 1");
        assertThat(events(take(asBefore, ((Change.Added) upload(6, 3, shrunk(bridge, "copy"))).toBeComparedAgain())))
                .as("what is said already is not said again")
                .hasSize(1);
    }

    private static Change labelled(long position, long time, ImageKey key, String landmark) {
        Label label = new Label(time, Optional.ofNullable(landmark));
        return new Change.Noted(position, new Note.OfImage(key, label), false);
    }

    private static Change reviewed(long position, long time, ImageKey one, ImageKey other, Review.Decision decision) {
        return new Change.Noted(position, new Note.OfPair(Pair.of(one, other), new Review(time, decision)), false);
    }

    private static List<String> names(List<Effect> effects) {
        return events(effects).stream()
                .filter(Event.ImageLandmark.class::isInstance)
                .map(Event.ImageLandmark.class::cast)
                .map(event -> event.imageId() + " "
                        + (event.landmark() == null
                                ? "nothing"
                                : event.landmark().name()))
                .toList();
    }

    @Test
    void ofTwoLabelsTheLaterHoldsWhicheverIsReadFirst() {
        Shard shard = shard(0);
        Photo original = bridge.photo("bridge");
        Photo copy = shrunk(bridge, "copy");
        take(shard, upload(0, 10, original), upload(1, 10, copy));
        assertThat(names(take(shard, labelled(2, 30, original.key(), "Bridge"))))
                .containsExactly("copy Bridge");
        List<Effect> late = take(shard, labelled(3, 20, original.key(), "Viaduct"));
        assertThat(events(late)).isEmpty();
        assertThat(late.getFirst().again())
                .contains(new Effect.Known.OfNote(
                        new Note.OfImage(original.key(), new Label(30, Optional.of("Bridge")))));
        assertThat(names(take(shard, upload(4, 25, original.landmark("Aqueduct")))))
                .as("an upload that is older than the label")
                .isEmpty();
        assertThat(names(take(shard, upload(5, 40, original.landmark("Aqueduct")))))
                .as("one that is newer")
                .containsExactly("copy Aqueduct");
        assertThat(names(take(shard, labelled(6, 50, original.key(), null)))).containsExactly("copy nothing");
    }

    @Test
    void aLabelStaysWithNewVersionsAndGoesWithTheImage() {
        Shard shard = shard(0);
        Photo original = bridge.photo("bridge");
        take(shard, labelled(0, 5, original.key(), "Bridge"), upload(1, 10, original));
        assertThat(names(take(shard, upload(2, 20, original.version("2")), upload(3, 20, shrunk(bridge, "copy")))))
                .containsExactly("copy Bridge");
        List<Effect> deleted = take(shard, deletion(4, 30, original.key()));
        assertThat(names(deleted)).containsExactly("copy nothing");
        assertThat(deleted.getFirst().again())
                .as("the log forgets it too")
                .contains(new Effect.Known.OfNote(new Note.OfImage(original.key(), new Label(30, Optional.empty()))));
        assertThat(names(take(shard, upload(5, 40, original.version("3"))))).isEmpty();
    }

    @Test
    void aRejectedPairStaysRejectedUntilItIsConfirmed() {
        Shard shard = shard(0);
        Photo original = bridge.photo("bridge");
        Photo copy = shrunk(bridge, "copy");
        String said = ((Event.ImageDuplicate) events(take(shard, upload(0, 0, original), upload(1, 1, copy)))
                        .get(1))
                .id();
        List<Event> rejected =
                events(take(shard, reviewed(2, 2, copy.key(), original.key(), Review.Decision.REJECTED)));
        assertThat(rejected).singleElement().isInstanceOfSatisfying(Event.ImageRelationWithdrawn.class, event -> {
            assertThat(event.withdrawn()).isEqualTo(said);
            assertThat(event.because()).isEqualTo(Event.WithdrawnBecause.REJECTED);
        });
        assertThat(duplicates(take(
                        shard,
                        upload(3, 3, copy.version("2")),
                        deletion(4, 4, original.key()),
                        upload(5, 5, original.version("2")))))
                .isEmpty();
        List<Effect> late = take(shard, reviewed(6, 1, copy.key(), original.key(), Review.Decision.CONFIRMED));
        assertThat(events(late)).isEmpty();
        assertThat(late.getFirst().again()).isPresent();
        assertThat(duplicates(take(shard, reviewed(7, 7, copy.key(), original.key(), Review.Decision.CONFIRMED))))
                .containsExactly("bridge 2 of copy 2");
    }

    @Test
    void readingAKnownPartOfTheLogAgainWritesNothing() {
        Shard shard = shard(0);
        Photo other = shrunk(tower, "other");
        Change.OfImage old = entry(1, tower.photo("a").version("1"));
        take(shard, entry(0, other), old, entry(2, bridge.photo("a").version("2")));
        assertThat(relations(other)).as("gone with the version that it was of").isEmpty();

        List<Effect> again = take(shard, old);
        assertThat(outcomes(again)).containsExactly(Event.Outcome.SUPERSEDED);
        assertThat(again.getFirst().again()).as("it was said when it was new").isEmpty();
        take(shard, deletion(0, 0, other.key()));
        assertThat(relations(other)).isEmpty();
        assertThat(index.image(other.key())).isPresent();
        assertThat(index.image(old.key()).orElseThrow().version()).isEqualTo("2");
        assertThat(shard.covered()).isEqualTo(3);
    }

    @Test
    void aCommitNeverCoversMoreThanTheGroupHasCommitted() {
        Shard shard = shard(0);
        take(shard, entry(0, tower.photo("a")), entry(1, bridge.photo("b")));
        assertThat(shard.mayCommit(1, Duration.ZERO)).isFalse();
        assertThat(shard.mayCommit(2, Duration.ofDays(1))).isFalse();
        assertThat(shard.mayCommit(2, Duration.ZERO)).isTrue();
        shard.commit(Optional.of(5L));
        assertThat(index.committedPosition()).isEqualTo(2);
        assertThat(VIEW.mismatch(index.source(), 2, 2, 5)).isEmpty();
    }

    /** Photos of two places, some known, copies among them, and new versions that replace earlier ones. */
    private List<Change.OfImage> log(Random random) {
        List<Change.OfImage> log = new ArrayList<>();
        for (int position = 0; position < 14; position++) {
            PlantedScene scene = random.nextBoolean() ? tower : bridge;
            String id = "image " + random.nextInt(10);
            Photo photo = switch (random.nextInt(3)) {
                case 0 -> shrunk(scene, id);
                case 1 -> scene.photo(id);
                default -> scene.inLight(random.nextInt(3)).photo(id);
            };
            photo = photo.version("at " + position);
            log.add(entry(
                    position, random.nextInt(3) == 0 ? photo.landmark(scene == tower ? "Tower" : "Bridge") : photo));
        }
        return log;
    }

    /** The effects when the log comes in pieces that end before the marked changes. */
    private static List<Effect> said(FeatureIndex index, List<? extends Change> log, Set<Integer> cuts) {
        List<Effect> effects = new ArrayList<>();
        try (Shard shard = new Shard(index, MATCHING, VIEW, 0)) {
            List<Change> piece = new ArrayList<>();
            for (int i = 0; i < log.size(); i++) {
                if (cuts.contains(i)) {
                    effects.addAll(shard.take(piece, Optional.empty()));
                    piece.clear();
                }
                piece.add(log.get(i));
            }
            effects.addAll(shard.take(piece, Optional.empty()));
        }
        return effects;
    }

    private static List<Effect> said(List<? extends Change> log, Set<Integer> cuts) {
        return said(new ExhaustiveIndex(SearchOptions.DEFAULT), log, cuts);
    }

    @Property(tries = 60)
    void whatIsSaidDoesNotDependOnHowTheLogIsCut(@ForAll long seed, @ForAll @Size(max = 6) Set<Integer> arbitrary) {
        List<Change.OfImage> log = log(new Random(seed));
        Set<Integer> cuts = new HashSet<>();
        arbitrary.forEach(cut -> cuts.add(Math.floorMod(cut, log.size())));
        Set<Integer> everywhere = new HashSet<>();
        log.forEach(change -> everywhere.add((int) change.position()));
        List<Effect> oneByOne = said(log, everywhere);
        assertThat(oneByOne.stream().mapToInt(effect -> effect.events().size()).sum())
                .isGreaterThan(log.size());
        List<Effect> cut = said(log, cuts);
        assertThat(cut.stream().map(Effect::events).toList())
                .usingRecursiveComparison()
                .isEqualTo(oneByOne.stream().map(Effect::events).toList());
        assertThat(said(cut)).isEqualTo(said(oneByOne));
    }

    /** What the library holds, by image: its version, or nothing of one that was deleted. */
    private static Map<ImageKey, Optional<String>> library(List<Change.OfImage> log, Set<Integer> cuts) {
        FeatureIndex index = new ExhaustiveIndex(SearchOptions.DEFAULT);
        said(index, log, cuts);
        index.refresh();
        Map<ImageKey, Optional<String>> library = new HashMap<>();
        log.forEach(
                change -> library.put(change.key(), index.image(change.key()).map(ImageFeatures::version)));
        return library;
    }

    @Property(tries = 60)
    void anyInterleavingOfUploadsAndDeletionsEndsInTheSameLibrary(
            @ForAll long seed, @ForAll @Size(max = 6) Set<Integer> arbitrary) {
        Random random = new Random(seed);
        List<Change.OfImage> happened = new ArrayList<>();
        for (Change.OfImage change : log(random)) {
            happened.add(
                    random.nextInt(3) == 0 ? deletion(change.position(), change.position(), change.key()) : change);
        }
        List<Change.OfImage> read = new ArrayList<>(happened);
        Collections.shuffle(read, random);
        List<Change.OfImage> inOrderOfReading = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            inOrderOfReading.add(
                    read.get(i) instanceof Change.Added added
                            ? new Change.Added(i, added.word(), added.image(), false)
                            : new Change.Removed(
                                    i, read.get(i).word(), read.get(i).key(), false));
        }
        Set<Integer> cuts = new HashSet<>();
        arbitrary.forEach(cut -> cuts.add(Math.floorMod(cut, read.size())));
        assertThat(library(inOrderOfReading, cuts)).isEqualTo(library(happened, Set.of()));
    }
}
