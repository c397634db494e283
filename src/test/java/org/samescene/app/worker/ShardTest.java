package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.samescene.Entry;
import org.samescene.Matching;
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

class ShardTest {
    private static final Matching MATCHING = new Matching(
            new Verifier(MatchOptions.of(DelfFamily.TRAITS)), new Judge(Thresholds.DEFAULT), 20, Optional.empty());
    private final PlantedScene tower = new PlantedScene(1, 60);
    private final PlantedScene bridge = new PlantedScene(2, 60);
    private final FeatureIndex index = new ExhaustiveIndex(SearchOptions.DEFAULT);

    private Shard shard(long saidUpTo) {
        return new Shard(index, MATCHING, saidUpTo);
    }

    private static Photo shrunk(PlantedScene scene, String id) {
        return scene.photo(id, Affine.scaling(0.5), 500, 400);
    }

    private static Entry entry(long position, Photo photo) {
        return new Entry(position, photo.features());
    }

    /** What each image is said to be a duplicate of. */
    private static List<String> duplicates(List<List<Event>> events) {
        return events.stream()
                .flatMap(List::stream)
                .filter(Event.ImageDuplicate.class::isInstance)
                .map(Event.ImageDuplicate.class::cast)
                .map(d -> d.imageId() + " " + d.version() + " of " + d.duplicateOf() + " " + d.duplicateOfVersion())
                .toList();
    }

    private List<Relation> relations(Photo photo) {
        index.refresh();
        return index.relations(photo.key());
    }

    @Test
    void imagesOfOneCallFindEachOther() {
        Photo copy = shrunk(tower, "copy").version("1");
        List<List<Event>> events =
                shard(0).match(List.of(entry(0, tower.photo("original").version("1")), entry(1, copy)));
        assertThat(duplicates(events)).containsExactly("copy 1 of original 1");
        assertThat(relations(copy)).extracting(Relation::kind).containsExactly(Relation.Kind.DUPLICATE);
    }

    @Test
    void imagesBeforeANewVersionAreComparedWithTheOldOne() {
        Shard shard = shard(0);
        shard.match(List.of(entry(0, tower.photo("a").version("1"))));
        assertThat(duplicates(shard.match(List.of(
                        entry(1, shrunk(tower, "b").version("1")),
                        entry(2, bridge.photo("a").version("2")),
                        entry(3, shrunk(tower, "c").version("1")),
                        entry(4, shrunk(bridge, "b").version("2")),
                        entry(5, tower.photo("b").version("3"))))))
                .containsExactly("b 1 of a 1", "c 1 of b 1", "b 2 of a 2", "b 3 of c 1");
    }

    @Test
    void anImageIsFoundNoMoreAfterItsRemoval() {
        Shard shard = shard(0);
        Photo original = tower.photo("original");
        shard.match(List.of(entry(0, original)));
        shard.remove(1, original.key());
        assertThat(duplicates(shard.match(List.of(entry(2, shrunk(tower, "copy"))))))
                .isEmpty();
        assertThat(shard.covered()).isEqualTo(3);
    }

    @Test
    void whatTheIndexLacksIsReadAgainSilently() {
        index.commit(3);
        Shard behind = shard(5);
        assertThat(behind.readFrom()).isEqualTo(3);
        assertThat(behind.isNews(4)).isFalse();
        assertThat(behind.isNews(5)).isTrue();
        assertThat(shard(2).readFrom()).isEqualTo(2);
    }

    @Test
    void readingAKnownPartOfTheLogAgainSaysTheSame() {
        List<Entry> log = List.of(
                entry(0, tower.inLight(0).photo("tower 0").landmark("Tower")),
                entry(1, tower.inLight(1).photo("tower 1")),
                entry(2, bridge.photo("bridge")),
                entry(3, shrunk(bridge, "copy")));
        Shard shard = shard(0);
        List<List<Event>> first = shard.match(log);
        assertThat(shard.match(log)).usingRecursiveComparison().isEqualTo(first);
        assertThat(first.stream().mapToInt(List::size).sum()).isEqualTo(6);
    }

    @Test
    void readingAKnownPartOfTheLogAgainWritesNothing() {
        Shard shard = shard(0);
        Photo other = shrunk(tower, "other");
        Entry old = entry(1, tower.photo("a").version("1"));
        shard.match(List.of(entry(0, other), old, entry(2, bridge.photo("a").version("2"))));
        assertThat(relations(other)).as("gone with the version that it was of").isEmpty();

        assertThat(duplicates(shard.match(List.of(old)))).hasSize(1);
        shard.remove(0, other.key());
        assertThat(relations(other)).isEmpty();
        assertThat(index.contains(other.key())).isTrue();
        assertThat(index.image(old.image().key()).orElseThrow().version()).isEqualTo("2");
        assertThat(shard.covered()).isEqualTo(3);
    }

    @Test
    void aCommitNeverCoversMoreThanTheGroupHasCommitted() {
        Shard shard = shard(0);
        shard.match(List.of(entry(0, tower.photo("a")), entry(1, bridge.photo("b"))));
        shard.commit(1);
        assertThat(index.committedPosition()).isZero();
        shard.commit(2, Duration.ofDays(1));
        assertThat(index.committedPosition()).isZero();
        shard.commit(2, Duration.ZERO);
        assertThat(index.committedPosition()).isEqualTo(2);
    }

    /** Photos of two places, some known, copies among them, and new versions that replace earlier ones. */
    private List<Entry> log(Random random) {
        List<Entry> log = new ArrayList<>();
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

    /** What is said of each entry when the log comes in pieces that end before the marked ones. */
    private static List<List<Event>> said(List<Entry> log, Set<Integer> cuts) {
        List<List<Event>> events = new ArrayList<>();
        try (Shard shard = new Shard(new ExhaustiveIndex(SearchOptions.DEFAULT), MATCHING, 0)) {
            List<Entry> piece = new ArrayList<>();
            for (Entry entry : log) {
                if (cuts.contains((int) entry.position())) {
                    events.addAll(shard.match(piece));
                    piece.clear();
                }
                piece.add(entry);
            }
            events.addAll(shard.match(piece));
        }
        return events;
    }

    @Property(tries = 60)
    void whatIsSaidDoesNotDependOnHowTheLogIsCut(@ForAll long seed, @ForAll @Size(max = 6) Set<Integer> arbitrary) {
        List<Entry> log = log(new Random(seed));
        Set<Integer> cuts = new HashSet<>();
        arbitrary.forEach(cut -> cuts.add(Math.floorMod(cut, log.size())));
        Set<Integer> everywhere = new HashSet<>();
        log.forEach(entry -> everywhere.add((int) entry.position()));
        List<List<Event>> oneByOne = said(log, everywhere);
        assertThat(oneByOne.stream().mapToInt(List::size).sum()).isGreaterThan(log.size());
        assertThat(said(log, cuts)).usingRecursiveComparison().isEqualTo(oneByOne);
    }
}
