package org.samescene.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.Descriptors;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Photo;

/** What every {@link FeatureIndex} does. */
public abstract class FeatureIndexContract {
    private static final long ANY = Long.MAX_VALUE;
    private final Random random = new Random(4);
    private final float[][] scene = Descriptors.random(30, random);
    private FeatureIndex index;

    protected abstract FeatureIndex open(SearchOptions options) throws IOException;

    @BeforeEach
    void openNew() throws IOException {
        index = open(SearchOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        index.close();
    }

    /** Another view of the scene. */
    private Photo view(String id) {
        return Photo.of("lib", id).descriptors(Descriptors.near(scene, 0.3, random));
    }

    private void add(long position, Photo photo) {
        index.add(position, photo.features());
    }

    private List<String> candidates(Photo query, long before, int limit) {
        return index.candidates(query.features(), before, limit).stream()
                .map(c -> c.image().key().imageId())
                .toList();
    }

    private List<String> candidates(Photo query) {
        return candidates(query, ANY, 10);
    }

    private static Relation relation(Photo image, Photo other, Relation.Kind kind) {
        Pair pair = Pair.of(image.key(), other.key());
        boolean inOrder = pair.first().equals(image.key());
        return Relation.none(pair)
                .saying(new Relation.Statement(
                        "id of " + kind,
                        kind,
                        (inOrder ? image : other).version(),
                        (inOrder ? other : image).version(),
                        31,
                        0.75,
                        "rules"));
    }

    @Test
    void isEmptyWhenNew() {
        assertThat(index.image(new ImageKey("lib", "a")).isPresent()).isFalse();
        assertThat(index.committedPosition()).isZero();
        assertThat(index.image(new ImageKey("lib", "a"))).isEmpty();
        assertThat(index.relations(new ImageKey("lib", "a"))).isEmpty();
        assertThat(candidates(view("q"))).isEmpty();
    }

    @Test
    void findsAViewOfTheSameSceneAndNothingOfAnother() {
        add(0, view("a"));
        add(1, Photo.of("lib", "other").descriptors(Descriptors.random(30, random)));
        index.refresh();
        assertThat(candidates(view("q"))).containsExactly("a");
        assertThat(index.candidates(view("q").features(), ANY, 10).getFirst().position())
                .isZero();
    }

    @Test
    void theMoreDescriptorsAgreeTheBetterTheRank() {
        for (int i = 0; i < 3; i++) {
            float[][] descriptors = Descriptors.random(30, random);
            System.arraycopy(Descriptors.near(scene, 0.2, random), 0, descriptors, 0, 10 * (i + 1));
            add(i, Photo.of("lib", "shares " + 10 * (i + 1)).descriptors(descriptors));
        }
        index.refresh();
        assertThat(candidates(view("q"))).containsExactly("shares 30", "shares 20", "shares 10");
        assertThat(candidates(view("q"), ANY, 2)).containsExactly("shares 30", "shares 20");
        assertThat(candidates(view("q"), ANY, 0)).isEmpty();
    }

    @Test
    void nothingIsVisibleBeforeTheNextRefresh() {
        Photo a = view("a");
        Photo b = view("b");
        add(0, a);
        index.record(relation(b, a, Relation.Kind.DUPLICATE));
        assertThat(candidates(view("q"))).isEmpty();
        assertThat(index.image(a.key())).isEmpty();
        assertThat(index.relations(a.key())).isEmpty();
        index.refresh();
        assertThat(candidates(view("q"))).containsExactly("a");
        index.remove(a.key());
        assertThat(candidates(view("q"))).containsExactly("a");
        assertThat(index.relations(a.key())).hasSize(1);
        index.refresh();
        assertThat(candidates(view("q"))).isEmpty();
    }

    @Test
    void givesBackWhatItWasGiven() {
        ImageFeatures image = view("a").landmark("Tower").features();
        index.add(7, image);
        index.refresh();
        ImageFeatures found = index.image(image.key()).orElseThrow();
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("local", "thumbnail")
                .isEqualTo(image);
        assertThat(found.local().count()).isEqualTo(30);
        assertThat(index.image(image.key()).isPresent()).isTrue();
        assertThat(index.image(new ImageKey("lib2", "a")).isPresent()).isFalse();
        assertThat(index.image(new ImageKey("lib2", "a"))).isEmpty();
    }

    @Test
    void onlyEarlierImagesAreCandidates() {
        for (int position = 0; position < 6; position++) {
            add(position, view("at " + position));
        }
        index.refresh();
        assertThat(candidates(view("q"), 3, 10)).containsExactlyInAnyOrder("at 0", "at 1", "at 2");
        assertThat(candidates(view("q"), 0, 10)).isEmpty();
    }

    @Test
    void librariesNeverMeet() {
        Photo mine = view("a");
        add(0, mine);
        index.add(
                1,
                Photo.of("lib2", "b")
                        .descriptors(Descriptors.near(scene, 0.1, random))
                        .features());
        index.add(2, Photo.of("lib2", "c").sameBytesAs(mine).features());
        index.refresh();
        assertThat(candidates(view("q"))).containsExactly("a");
        assertThat(candidates(view("q").sameBytesAs(mine))).containsExactly("a");
        Photo theirs = Photo.of("lib2", "q").descriptors(scene);
        assertThat(candidates(theirs)).containsExactly("b");
        assertThat(candidates(Photo.of("lib3", "q").descriptors(scene))).isEmpty();
    }

    @Test
    void anIdMeansAnotherImageInAnotherLibrary() {
        add(0, view("a"));
        index.add(1, Photo.of("lib2", "a").descriptors(scene).features());
        index.remove(new ImageKey("lib2", "a"));
        index.refresh();
        assertThat(candidates(view("q"))).containsExactly("a");
        assertThat(candidates(Photo.of("lib2", "q").descriptors(scene))).isEmpty();
    }

    @Test
    void theQueryIsNeverItsOwnCandidate() {
        Photo a = view("a");
        add(0, a);
        add(1, view("b"));
        index.refresh();
        assertThat(candidates(a)).containsExactly("b");
        assertThat(candidates(a.version("2"))).containsExactly("b");
    }

    @Test
    void theQuerysOwnEarlierVersionTakesNoPlaceAmongTheCandidates() {
        Photo a = view("a");
        add(0, a);
        add(1, view("b"));
        index.refresh();
        assertThat(candidates(a.version("2"), ANY, 1)).containsExactly("b");
    }

    @Test
    void theSameBytesAlwaysComeFirstWhateverTheFeatures() {
        Photo blank = Photo.of("lib", "blank");
        add(0, view("like"));
        add(1, blank);
        add(2, Photo.of("lib", "copy").sameBytesAs(blank).descriptors(Descriptors.random(30, random)));
        index.refresh();
        assertThat(candidates(Photo.of("lib", "q").sameBytesAs(blank))).containsExactly("blank", "copy");
        assertThat(candidates(view("q").sameBytesAs(blank))).containsExactly("blank", "copy", "like");
        assertThat(candidates(view("q").sameBytesAs(blank), ANY, 1)).containsExactly("blank");
        assertThat(candidates(view("q").sameBytesAs(blank), 1, 10)).containsExactly("like");
    }

    @Test
    void aCopyThatLooksLikeItTooIsNamedOnce() {
        Photo a = view("a");
        add(0, a);
        add(1, view("b"));
        index.refresh();
        assertThat(candidates(Photo.of("lib", "q").local(a.local()).sameBytesAs(a), ANY, 2))
                .containsExactly("a", "b");
    }

    @Test
    void anImageWithoutFeaturesIsKeptButFoundByItsBytesOnly() {
        Photo blank = Photo.of("lib", "blank");
        add(0, blank);
        index.refresh();
        assertThat(index.image(blank.key())).isPresent();
        assertThat(candidates(view("q"))).isEmpty();
        assertThat(candidates(Photo.of("lib", "other blank"))).isEmpty();
    }

    @Test
    void aNewVersionReplacesTheEarlierOne() {
        add(0, view("a"));
        index.refresh();
        add(1, view("a").version("2").descriptors(Descriptors.random(30, random)));
        index.refresh();
        assertThat(candidates(view("q"))).isEmpty();
        assertThat(index.image(new ImageKey("lib", "a")).orElseThrow().version())
                .isEqualTo("2");
        add(2, view("a").version("3"));
        add(3, view("a").version("4"));
        index.refresh();
        assertThat(index.candidates(view("q").features(), ANY, 10))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.position()).isEqualTo(3);
                    assertThat(found.image().version()).isEqualTo("4");
                });
    }

    @Test
    void theBytesOfAReplacedVersionAreForgotten() {
        Photo a = view("a");
        add(0, a);
        add(1, a.version("2"));
        index.refresh();
        assertThat(candidates(Photo.of("lib", "q").sameBytesAs(a))).isEmpty();
    }

    @Test
    void aRemovedImageIsGoneAndCanComeBack() {
        Photo a = view("a");
        add(0, a);
        add(1, view("b"));
        index.refresh();
        index.remove(a.key());
        index.remove(new ImageKey("lib", "never seen"));
        index.refresh();
        assertThat(index.image(a.key())).isEmpty();
        assertThat(index.image(a.key()).isPresent()).isFalse();
        assertThat(candidates(view("q").sameBytesAs(a))).containsExactly("b");
        add(2, a);
        index.refresh();
        assertThat(candidates(view("q").sameBytesAs(a))).containsExactly("a", "b");
    }

    @Test
    void relationsAreFoundFromEitherSideAndReplaced() {
        Photo a = view("a");
        Photo b = view("b");
        Photo c = view("c");
        index.record(relation(b, a, Relation.Kind.SAME_LANDMARK));
        index.record(relation(c, a, Relation.Kind.SAME_LANDMARK));
        index.record(relation(a.version("2"), b, Relation.Kind.DUPLICATE));
        index.refresh();
        Relation ab = relation(a.version("2"), b, Relation.Kind.DUPLICATE);
        assertThat(index.relations(a.key())).containsExactlyInAnyOrder(ab, relation(c, a, Relation.Kind.SAME_LANDMARK));
        assertThat(index.relations(b.key())).containsExactly(ab);
        assertThat(ab.ended()).isEmpty();
        assertThat(ab.partnerOf(a.key())).isEqualTo(b.key());
        assertThat(ab.partnerOf(b.key())).isEqualTo(a.key());
    }

    @Test
    void whatWasSaidStaysWhateverBecomesOfTheImages() {
        Photo a = view("a");
        Photo b = view("b");
        add(0, a);
        add(1, b);
        Relation said = relation(b, a, Relation.Kind.DUPLICATE);
        index.record(said);
        index.refresh();
        index.remove(a.key());
        add(2, b.version("2"));
        index.refresh();
        assertThat(index.relations(a.key())).containsExactly(said);
        assertThat(index.relation(said.pair())).contains(said);
        Relation withdrawn = said.withdrawn();
        index.record(withdrawn);
        index.refresh();
        assertThat(index.relations(b.key())).containsExactly(withdrawn);
        assertThat(withdrawn.statement()).isEmpty();
        assertThat(withdrawn.ended()).containsExactly("id of DUPLICATE");
        assertThat(index.relation(Pair.of(a.key(), new ImageKey("lib", "c")))).isEmpty();
    }

    @Test
    void whatPeopleHaveSaidIsKept() {
        Photo a = view("a");
        assertThat(index.label(a.key())).isEmpty();
        Relation rejected =
                relation(a, view("b"), Relation.Kind.DUPLICATE).reviewed(new Review(7, Review.Decision.REJECTED));
        index.record(rejected);
        index.record(a.key(), new Label(8, Optional.of("Tower")));
        index.refresh();
        assertThat(index.relation(rejected.pair())).contains(rejected);
        assertThat(index.label(a.key())).contains(new Label(8, Optional.of("Tower")));
        index.record(a.key(), new Label(9, Optional.empty()));
        index.refresh();
        assertThat(index.label(a.key())).contains(new Label(9, Optional.empty()));
    }

    @Test
    void theLastNameOfAnImageIsKept() {
        ImageKey key = new ImageKey("lib", "a");
        LandmarkSuggestion tower = new LandmarkSuggestion("Tower", 0.75, List.of("b", "c"));
        assertThat(index.naming(key)).isEmpty();
        index.record(new Naming(key, Optional.of(tower)));
        index.refresh();
        assertThat(index.naming(key)).contains(tower);
        index.record(new Naming(key, Optional.empty()));
        index.refresh();
        assertThat(index.naming(key)).isEmpty();
    }

    @Test
    void theLastWordOfAnImageIsKept() {
        ImageKey key = new ImageKey("lib", "a");
        LastWord upload = LastWord.upload(7, view("a").landmark("Tower").features());
        index.record(key, upload);
        index.refresh();
        assertThat(index.lastWord(key)).contains(upload);
        index.record(key, LastWord.deletion(8));
        index.refresh();
        assertThat(index.lastWord(key)).contains(LastWord.deletion(8));
    }

    @Test
    void onlyTheStrongestDescriptorsAreSearchedAndAsk() throws IOException {
        float[][] weakest = Descriptors.random(30, random);
        System.arraycopy(scene, 0, weakest, 20, 10);
        float[][] strongest = Descriptors.random(30, random);
        System.arraycopy(scene, 0, strongest, 0, 10);
        try (FeatureIndex few = open(new SearchOptions(20, 20, 5, 0.9))) {
            few.add(0, Photo.of("few", "weakest").descriptors(weakest).features());
            few.add(1, Photo.of("few", "strongest").descriptors(strongest).features());
            few.refresh();
            assertThat(few.candidates(Photo.of("few", "q").descriptors(scene).features(), ANY, 10))
                    .extracting(c -> c.image().key().imageId())
                    .containsExactly("strongest");
            float[][] asksTooLate = Descriptors.random(30, random);
            System.arraycopy(scene, 0, asksTooLate, 20, 10);
            assertThat(few.candidates(
                            Photo.of("few", "q").descriptors(asksTooLate).features(), ANY, 10))
                    .isEmpty();
        }
    }

    /**
     * Clusters of nearly one vector can cut an HNSW graph in pieces (apache/lucene #12627). 24,000 vectors:
     * enough for a graph.
     */
    @Test
    void findsEveryOneOfManyNearlyIdenticalImages() {
        int clusters = 4;
        int copies = 60;
        float[][][] centres = new float[clusters][][];
        for (int i = 0; i < clusters; i++) {
            centres[i] = Descriptors.random(100, random);
        }
        List<List<String>> planted = new ArrayList<>();
        for (int i = 0; i < clusters; i++) {
            planted.add(new ArrayList<>());
        }
        for (int i = 0; i < clusters * copies; i++) {
            String id = "copy " + i;
            planted.get(i % clusters).add(id);
            add(i, Photo.of("lib", id).descriptors(Descriptors.near(centres[i % clusters], 0.02, random)));
        }
        index.refresh();
        for (int i = 0; i < clusters; i++) {
            Photo query = Photo.of("lib", "q").descriptors(Descriptors.near(centres[i], 0.02, random));
            assertThat(candidates(query, ANY, 100)).containsExactlyInAnyOrderElementsOf(planted.get(i));
        }
    }

    @Test
    void readersSeeWholeImagesWhileAWriterAdds() throws Exception {
        int images = 60;
        List<Photo> views = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            views.add(view("image " + i));
        }
        ImageFeatures query = view("q").features();
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> rounds = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                rounds.add(readers.submit(() -> {
                    int round = 0;
                    do {
                        for (Candidate candidate : index.candidates(query, images / 2, 10)) {
                            assertThat(candidate.position()).isLessThan(images / 2);
                            assertThat(candidate.image().key().imageId()).isEqualTo("image " + candidate.position());
                            assertThat(candidate.image().local().count()).isEqualTo(30);
                        }
                        round++;
                    } while (writing.get());
                    return round;
                }));
            }
            try {
                for (int i = 0; i < images; i++) {
                    add(i, views.get(i));
                    index.refresh();
                }
            } finally {
                writing.set(false);
            }
            for (Future<Integer> round : rounds) {
                assertThat(round.get()).isPositive();
            }
        }
        assertThat(views).allMatch(image -> index.image(image.key()).isPresent());
        assertThat(index.candidates(query, images / 2, images)).hasSize(images / 2);
    }
}
