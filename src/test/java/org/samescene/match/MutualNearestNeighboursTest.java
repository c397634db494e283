package org.samescene.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.samescene.app.lab.bench.PlantedPair;

class MutualNearestNeighboursTest {
    @Property(tries = 150)
    void findsWhatADoubleLoopFinds(
            @ForAll @IntRange(max = 150) int n,
            @ForAll @IntRange(max = 150) int m,
            @ForAll @IntRange(min = 1, max = 48) int dimensions,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] a = descriptors(n, dimensions, random);
        float[] b = descriptors(m, dimensions, random);
        // some the same in both, and some twice in one: ties
        for (int i = 0; i < Math.min(n, m); i += 3) {
            System.arraycopy(a, i * dimensions, b, (m - 1 - i) * dimensions, dimensions);
        }
        for (int i = 5; i < m; i += 5) {
            System.arraycopy(b, (i - 5) * dimensions, b, i * dimensions, dimensions);
        }
        for (double limit : new double[] {0.8, 1.0, Math.sqrt(2)}) {
            assertThat(asSet(new MutualNearestNeighbours(a, b, dimensions, limit).all()))
                    .containsExactlyInAnyOrderElementsOf(naive(a, n, b, m, dimensions, limit));
        }
    }

    @Test
    void theNearestComeFirstAndNoFeatureTwice() {
        PlantedPair pair = PlantedPair.of(500, 0.3, 1);
        PutativeMatches matches =
                new MutualNearestNeighbours(pair.a().descriptors(), pair.b().descriptors(), 40, 1.0).all();
        assertThat(matches.count()).isGreaterThan(150);
        for (int k = 1; k < matches.count(); k++) {
            assertThat(matches.distance(k)).isBetween(matches.distance(k - 1), 1.0f);
        }
        assertThat(asSet(matches).stream().map(List::getFirst)).doesNotHaveDuplicates();
        assertThat(asSet(matches).stream().map(List::getLast)).doesNotHaveDuplicates();
    }

    @Test
    void distanceIsEuclidean() {
        float[] a = {1, 0, 0, 1};
        float[] b = {0.6f, 0.8f, 1, 0};
        PutativeMatches matches = new MutualNearestNeighbours(a, b, 2, 1.2).all();
        assertThat(matches.count()).isEqualTo(2);
        assertThat(matches.distance(0)).isZero();
        assertThat(matches.distance(1)).isEqualTo((float) Math.hypot(0.6, 0.2));
    }

    @Test
    void refusesBrokenDescriptorsAndLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MutualNearestNeighbours(new float[7], new float[8], 4, 1).all());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MutualNearestNeighbours(new float[8], new float[8], 4, 1.5).all());
    }

    private static float[] descriptors(int count, int dimensions, Random random) {
        float[] descriptors = new float[count * dimensions];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int d = 0; d < dimensions; d++) {
                float v = (float) random.nextGaussian();
                descriptors[i * dimensions + d] = v;
                sum += v * v;
            }
            for (int d = 0; d < dimensions; d++) {
                descriptors[i * dimensions + d] /= (float) Math.sqrt(sum);
            }
        }
        return descriptors;
    }

    private static List<List<Integer>> asSet(PutativeMatches matches) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int k = 0; k < matches.count(); k++) {
            pairs.add(List.of(matches.a(k), matches.b(k)));
        }
        return pairs;
    }

    private static List<List<Integer>> naive(float[] a, int n, float[] b, int m, int dimensions, double limit) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int j = nearest(a, i, b, m, dimensions);
            if (j >= 0
                    && nearest(b, j, a, n, dimensions) == i
                    && product(a, i, b, j, dimensions) >= (float) (1 - limit * limit / 2)) {
                pairs.add(List.of(i, j));
            }
        }
        return pairs;
    }

    private static int nearest(float[] from, int i, float[] to, int count, int dimensions) {
        int best = -1;
        for (int j = 0; j < count; j++) {
            if (best < 0 || product(from, i, to, j, dimensions) > product(from, i, to, best, dimensions)) {
                best = j;
            }
        }
        return best;
    }

    private static float product(float[] a, int i, float[] b, int j, int dimensions) {
        float sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum = Math.fma(a[i * dimensions + d], b[j * dimensions + d], sum);
        }
        return sum;
    }
}
