package org.samescene.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.feature.Photo;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.Agreement;
import org.samescene.match.MatchOptions;
import org.samescene.match.PlantedScene;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.match.geometry.Affine;

/**
 * The same pair, the same verdict to the last bit: in any order of the work, on any number of threads, from
 * either side.
 */
class SameVerdictTest {
    private static final Verifier VERIFIER = new Verifier(MatchOptions.of(DelfFamily.TRAITS));
    private static final Judge JUDGE = new Judge(Thresholds.DEFAULT);

    private record Pair(Photo a, Photo b) {}

    private static List<Pair> pairs() {
        List<Photo> photos = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            PlantedScene scene = new PlantedScene(20 + seed, 90 + 120 * seed);
            photos.add(scene.photo("whole " + seed));
            photos.add(scene.photo("small " + seed, Affine.scaling(0.5), 500, 400));
            photos.add(scene.photo("crop " + seed, new Affine(1.5, 0.1, -300, -0.1, 1.5, -200), 900, 700));
            photos.add(scene.inLight(1).photo("evening " + seed));
        }
        List<Pair> pairs = new ArrayList<>();
        for (Photo a : photos) {
            photos.stream().filter(b -> b != a).forEach(b -> pairs.add(new Pair(a, b)));
        }
        return pairs;
    }

    private static Agreement verify(Photo a, Photo b) {
        return VERIFIER.verify(a.local(), new Size(a.width(), a.height()), b.local(), new Size(b.width(), b.height()));
    }

    private static Verdict judge(Pair pair) {
        return JUDGE.judge(pair.a.features(), pair.b.features(), verify(pair.a, pair.b));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void onAnyNumberOfThreadsAndInAnyOrderOfTheWork(int threads) throws Exception {
        List<Pair> pairs = pairs();
        List<Verdict> expected = pairs.stream().map(SameVerdictTest::judge).toList();
        assertThat(expected.stream().map(Verdict::getClass).distinct())
                .as("duplicates, same landmarks and unrelated pairs")
                .hasSize(3);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, pairs.size()).boxed().toList());
        Collections.shuffle(order, new Random(threads));
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            List<Verdict> verdicts = pool.submit(() ->
                            order.parallelStream().map(i -> judge(pairs.get(i))).toList())
                    .get();
            for (int k = 0; k < verdicts.size(); k++) {
                assertThat(verdicts.get(k)).isEqualTo(expected.get(order.get(k)));
            }
        }
    }

    @Test
    void fromEitherSide() {
        for (Pair pair : pairs()) {
            Verdict there = judge(pair);
            Verdict back = judge(new Pair(pair.b, pair.a));
            // one of the two is what was judged, the other that one turned round
            Verdict judged = pair.a.sha256().compareTo(pair.b.sha256()) < 0 ? there : back;
            assertThat(judged == there ? back : there).isEqualTo(judged.swapped());
            Agreement agreement = verify(pair.a, pair.b);
            Agreement swapped = verify(pair.b, pair.a).swapped();
            assertThat(swapped.transform()).isEqualTo(agreement.transform());
            assertThat(swapped.falseAlarms()).isEqualTo(agreement.falseAlarms());
            assertThat(swapped.inlierCount()).isEqualTo(agreement.inlierCount());
        }
    }
}
