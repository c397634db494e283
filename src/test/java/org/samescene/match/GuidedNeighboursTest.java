package org.samescene.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.samescene.app.lab.bench.PlantedPair;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.Affine;

class GuidedNeighboursTest {
    private static final double MAX_DISTANCE = 1.2;
    private static final double OCTAVES = 0.75;
    private static final Size SIZE = new Size(640, 480);

    @Property(tries = 150)
    void findsWhatADoubleLoopFinds(
            @ForAll @IntRange(max = 120) int n,
            @ForAll @IntRange(max = 120) int m,
            @ForAll @IntRange(min = 2, max = 48) int dimensions,
            @ForAll @DoubleRange(min = 1, max = 700) double radius,
            @ForAll @DoubleRange(min = 0.2, max = 5) double scale,
            @ForAll long seed) {
        Random random = new Random(seed);
        Frame a = Frame.of(features(n, dimensions, random), SIZE);
        Frame b = Frame.of(features(m, dimensions, random), SIZE);
        Affine t = new Affine(scale, 0.1, 320 - 320 * scale, -0.1, scale, 240 - 240 * scale);
        assertThat(pairs(new GuidedNeighbours(a, b, MAX_DISTANCE).near(t, radius, OCTAVES)))
                .containsExactlyInAnyOrderElementsOf(naive(a, b, t, radius));
    }

    /** Where all look alike, place alone tells which is which. */
    @Test
    void aFeatureThatLooksLikeManyFindsItsOwn() {
        PlantedPair pair = PlantedPair.of(200, 1, 4, Affine.IDENTITY);
        LocalFeatures a = pair.a();
        float[] alike = new float[a.descriptors().length];
        for (int i = 0; i < alike.length; i += a.dimensions()) {
            alike[i] = 1;
        }
        LocalFeatures same = new LocalFeatures(
                column(a, a::x), column(a, a::y), column(a, a::scale), column(a, a::score), alike, a.dimensions());
        Frame frame = Frame.of(same, PlantedPair.SIZE);
        PutativeMatches guided = new GuidedNeighbours(frame, frame, MAX_DISTANCE).near(Affine.IDENTITY, 1, OCTAVES);
        assertThat(guided.count()).isGreaterThan(180);
        assertThat(new MutualNearestNeighbours(alike, alike, a.dimensions(), MAX_DISTANCE)
                        .all()
                        .count())
                .isEqualTo(1);
    }

    private interface Value {
        float of(int i);
    }

    private static float[] column(LocalFeatures features, Value value) {
        float[] column = new float[features.count()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.of(i);
        }
        return column;
    }

    /** Some outside the picture, some in one place. */
    private static LocalFeatures features(int count, int dimensions, Random random) {
        float[][] columns = new float[4][count];
        float[] descriptors = new float[count * dimensions];
        for (int i = 0; i < count; i++) {
            columns[0][i] = i % 7 == 3 ? 320 : random.nextFloat(-20, 660);
            columns[1][i] = i % 7 == 3 ? 240 : random.nextFloat(-20, 500);
            columns[2][i] = (float) Math.pow(2, random.nextInt(5) / 2.0);
            double sum = 0;
            for (int d = i * dimensions; d < (i + 1) * dimensions; d++) {
                descriptors[d] = (float) random.nextGaussian();
                sum += descriptors[d] * descriptors[d];
            }
            for (int d = i * dimensions; d < (i + 1) * dimensions; d++) {
                descriptors[d] /= (float) Math.sqrt(sum);
            }
        }
        return new LocalFeatures(columns[0], columns[1], columns[2], columns[3], descriptors, dimensions);
    }

    private static List<List<Integer>> pairs(PutativeMatches matches) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int k = 0; k < matches.count(); k++) {
            pairs.add(List.of(matches.a(k), matches.b(k)));
        }
        return pairs;
    }

    private static List<List<Integer>> naive(Frame a, Frame b, Affine t, double radius) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < a.features().count(); i++) {
            int best = -1;
            for (int j = 0; j < b.features().count(); j++) {
                best = near(a, i, b, j, t, radius) && (best < 0 || distance(a, i, b, j) < distance(a, i, b, best))
                        ? j
                        : best;
            }
            if (best >= 0 && distance(a, i, b, best) <= MAX_DISTANCE && isNearestOf(a, i, b, best, t, radius)) {
                pairs.add(List.of(i, best));
            }
        }
        return pairs;
    }

    private static boolean isNearestOf(Frame a, int i, Frame b, int j, Affine t, double radius) {
        for (int other = 0; other < a.features().count(); other++) {
            if (near(a, other, b, j, t, radius)
                    && (distance(a, other, b, j) < distance(a, i, b, j)
                            || distance(a, other, b, j) == distance(a, i, b, j) && other < i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(Frame a, int i, Frame b, int j, Affine t, double radius) {
        double apart = Math.hypot(t.applyX(a.x(i), a.y(i)) - b.x(j), t.applyY(a.x(i), a.y(i)) - b.y(j));
        double octaves = Math.log(b.size(j) / a.size(i) / t.scale()) / Math.log(2);
        return apart < radius * Math.min(1, t.scale()) && Math.abs(octaves) <= OCTAVES;
    }

    private static double distance(Frame a, int i, Frame b, int j) {
        double product = 0;
        int d = a.features().dimensions();
        for (int k = 0; k < d; k++) {
            product += (double) a.features().descriptors()[i * d + k]
                    * b.features().descriptors()[j * d + k];
        }
        return Math.sqrt(Math.max(0, 2 - 2 * product));
    }
}
