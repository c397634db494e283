package org.samescene.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.app.lab.bench.PlantedPair;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

class VerifierTest {
    private static final Size SIZE = PlantedPair.SIZE;
    private final Verifier verifier =
            new Verifier(MatchOptions.of(DelfFamily.TRAITS).withMaxDistance(1.0));

    @ParameterizedTest
    @CsvSource({"0.05", "0.15", "0.40"})
    void findsWhatWasPlanted(double share) {
        int complete = 0;
        for (int seed = 0; seed < 50; seed++) {
            PlantedPair pair = PlantedPair.of(1000, share, seed);
            Agreement agreement = verify(pair.a(), pair.b());
            if (pair.found(agreement) >= 0.95 * pair.planted()) {
                complete++;
            }
            assertThat(agreement.falseAlarms().confidence()).isGreaterThan(0.999999);
            // 6 px each way are 5.3 px at a longest side of 640 px, and more where A is the smaller; fifty points fix a
            // corner to some 5 px
            assertThat(agreement.rmsPx()).isBetween(3.0, 9.0);
            assertThat(cornerError(agreement.transform().orElseThrow(), Homography.of(pair.truth())))
                    .isLessThan(16);
        }
        assertThat(complete).isGreaterThanOrEqualTo(49);
    }

    @Test
    void findsATurnedCopyWhoseFeatureSizesMeanNothing() {
        int complete = 0;
        for (int seed = 0; seed < 20; seed++) {
            Affine turned = PlantedPair.affine(Math.toRadians(seed % 2 == 0 ? 30 : -30), 1, 1, 0);
            PlantedPair pair = PlantedPair.of(1000, 0.08, seed, turned);
            float[] ones = new float[1000];
            Arrays.fill(ones, 1);
            Agreement agreement = verify(withScale(pair.a(), ones), withScale(pair.b(), ones));
            if (pair.found(agreement) >= 0.95 * pair.planted()) {
                complete++;
            }
        }
        assertThat(complete).isGreaterThanOrEqualTo(19);
    }

    @Test
    void unrelatedPairsDoNotAgree() {
        int pairs = 2000;
        double[] log10 = IntStream.range(0, pairs)
                .mapToObj(seed -> PlantedPair.of(300, 0, seed))
                .mapToDouble(pair -> verify(pair.a(), pair.b()).falseAlarms().log10())
                .toArray();
        // by definition at most pairs · NFA are expected at or below an NFA
        assertThat(Arrays.stream(log10).filter(v -> v <= 0).count()).isLessThanOrEqualTo(20);
        assertThat(Arrays.stream(log10).filter(v -> v <= -2).count()).isLessThanOrEqualTo(2);
        assertThat(Arrays.stream(log10).min().orElseThrow()).isGreaterThan(-4);
    }

    @Test
    void aCrowdOfMatchesInOneSpotCountsOnce() {
        PlantedPair pair = PlantedPair.of(200, 1, 3, Affine.IDENTITY);
        LocalFeatures letter = moved(pair.a(), (i, xy) -> 500 + xy / 1024 * 6);
        Agreement agreement = verify(letter, letter);
        assertThat(agreement.putative()).isEqualTo(200);
        assertThat(agreement.inlierCount()).isZero();
        assertThat(agreement.falseAlarms().confidence()).isZero();
    }

    @Test
    void theTransformIsInSourcePixelsOfPicturesOfAnySize() {
        PlantedPair pair = PlantedPair.of(600, 0.5, 11);
        Agreement plain = verify(pair.a(), pair.b());
        Agreement resized = verifier.verify(
                pair.a().scaledBy(4, 4), new Size(4096, 4096), pair.b().scaledBy(0.125, 0.125), new Size(128, 128));
        Homography expected = Homography.of(Affine.scaling(0.25))
                .then(plain.transform().orElseThrow())
                .then(Affine.scaling(0.125));
        assertThat(cornerError(resized.transform().orElseThrow(), expected)).isLessThan(0.5);
        assertThat(resized.evidence()).isCloseTo(plain.evidence(), within(3));
        assertThat(resized.rmsPx()).isCloseTo(plain.rmsPx(), within(0.1));
    }

    @Test
    void isTheSameSeenFromEitherSide() {
        for (int seed = 0; seed < 20; seed++) {
            PlantedPair pair = PlantedPair.of(400, seed % 2 == 0 ? 0.05 : 0.3, seed);
            Agreement there = verify(pair.a(), pair.b());
            Agreement back = verify(pair.b(), pair.a());
            assertThat(back.falseAlarms().log10()).isEqualTo(there.falseAlarms().log10());
            assertThat(back.evidence()).isEqualTo(there.evidence());
            assertThat(pairs(back.swapped())).isEqualTo(pairs(there));
            if (there.transform().isPresent()) {
                Homography round = there.transform().get().then(back.transform().orElseThrow());
                assertThat(cornerError(round, Homography.IDENTITY)).isLessThan(1e-6);
            }
        }
    }

    @Test
    void theOrderOfFeaturesDoesNotMatterWhereAllAreLookedAt() {
        Verifier thorough = new Verifier(
                MatchOptions.of(DelfFamily.TRAITS).withMaxDistance(1.0).withScreening(MatchOptions.Screening.OFF));
        for (int seed = 0; seed < 10; seed++) {
            assertOrderDoesNotMatter(thorough, seed, shuffled(0, 300, seed));
        }
    }

    /** What is looked at first is the strongest half, up to a whole block: 192 of 300. */
    @Test
    void theOrderWithinTheStrongestHalfAndWithinTheRestDoesNotMatter() {
        for (int seed = 0; seed < 10; seed++) {
            List<Integer> order = shuffled(0, 192, seed);
            order.addAll(shuffled(192, 300, seed));
            assertOrderDoesNotMatter(verifier, seed, order);
        }
    }

    private static void assertOrderDoesNotMatter(Verifier verifier, int seed, List<Integer> order) {
        PlantedPair pair = PlantedPair.of(300, 0.1, seed);
        Agreement expected = verifier.verify(pair.a(), SIZE, pair.b(), SIZE);
        Agreement actual = verifier.verify(reordered(pair.a(), order), SIZE, pair.b(), SIZE);
        assertThat(actual.transform()).isEqualTo(expected.transform());
        assertThat(actual.falseAlarms().log10())
                .isEqualTo(expected.falseAlarms().log10());
        assertThat(IntStream.range(0, actual.inlierCount())
                        .map(k -> order.get(actual.inlierA(k)))
                        .toArray())
                .isEqualTo(IntStream.range(0, expected.inlierCount())
                        .map(expected::inlierA)
                        .toArray());
    }

    private static List<Integer> shuffled(int from, int to, int seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(from, to).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    @Test
    void everyThreadGivesTheSameAnswer() {
        PlantedPair pair = PlantedPair.of(400, 0.06, 5);
        Agreement expected = verify(pair.a(), pair.b());
        assertThat(LongStream.range(0, 64).parallel().mapToObj(i -> verify(pair.a(), pair.b())))
                .allSatisfy(agreement -> {
                    assertThat(agreement.transform()).isEqualTo(expected.transform());
                    assertThat(pairs(agreement)).isEqualTo(pairs(expected));
                });
    }

    /** Planted twins are some .35 apart. */
    @Test
    void distinctiveMatchesAreJudgedSeparately() {
        PlantedPair pair = PlantedPair.of(250, 0.3, 6);
        Agreement allDistinctive = verify(pair.a(), pair.b());
        assertThat(allDistinctive.falseAlarms().log10OfDistinctive())
                .isEqualTo(allDistinctive.falseAlarms().log10());
        assertThat(allDistinctive.distinctiveInlierCount()).isEqualTo(allDistinctive.inlierCount());

        Agreement noneDistinctive = verifyWithDistinctiveDistance(0.05, pair);
        assertThat(noneDistinctive.falseAlarms().log10())
                .isEqualTo(allDistinctive.falseAlarms().log10());
        assertThat(noneDistinctive.falseAlarms().log10OfDistinctive()).isPositive();
        assertThat(noneDistinctive.distinctiveInlierCount()).isZero();

        Agreement someDistinctive = verifyWithDistinctiveDistance(0.35, pair);
        assertThat(someDistinctive.distinctiveInlierCount()).isBetween(10, someDistinctive.inlierCount() - 10);
        assertThat(someDistinctive.falseAlarms().log10OfDistinctive())
                .isBetween(someDistinctive.falseAlarms().log10(), -10.0);
        assertThat(someDistinctive.swapped().distinctiveInlierCount())
                .isEqualTo(someDistinctive.distinctiveInlierCount());
    }

    private static Agreement verifyWithDistinctiveDistance(double distance, PlantedPair pair) {
        return new Verifier(
                        MatchOptions.of(DelfFamily.TRAITS).withMaxDistance(1.0).withDistinctiveDistance(distance))
                .verify(pair.a(), SIZE, pair.b(), SIZE);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void aHandfulOfFeaturesIsNoAgreement(int count) {
        PlantedPair pair = PlantedPair.of(count, 1, 1, Affine.IDENTITY);
        Agreement agreement = verify(pair.a(), pair.a());
        assertThat(agreement.transform()).isEmpty();
        assertThat(agreement.falseAlarms().confidence()).isZero();
        assertThat(verify(pair.a(), PlantedPair.of(100, 0, 2).b()).inlierCount())
                .isZero();
    }

    @Test
    void pointsInOnePlaceOrOnALineGiveNumbers() {
        PlantedPair pair = PlantedPair.of(100, 1, 9, Affine.IDENTITY);
        assertThat(verify(moved(pair.a(), (i, xy) -> 7), moved(pair.b(), (i, xy) -> 7))
                        .inlierCount())
                .isZero();
        LocalFeatures line = moved(pair.a(), (i, xy) -> 10 * i);
        Agreement onALine = verify(line, line);
        assertThat(onALine.evidence()).isGreaterThan(50);
        assertThat(onALine.falseAlarms().log10()).isFinite();
        assertThat(cornerError(onALine.transform().orElseThrow(), Homography.IDENTITY))
                .isLessThan(1e-3);
    }

    @Test
    void positionsThatAreNoNumbersAreNoEvidence() {
        PlantedPair pair = PlantedPair.of(200, 1, 9, Affine.IDENTITY);
        LocalFeatures broken = moved(pair.a(), (i, xy) -> i % 2 == 0 ? Float.NaN : xy);
        Agreement agreement = verify(broken, pair.b());
        assertThat(agreement.falseAlarms().log10()).isNotNaN();
        assertThat(agreement.rmsPx()).isNotNaN();
        assertThat(agreement.inlierCount()).isBetween(90, 100);
    }

    @Test
    void aMirroredPictureAgreesOnlyAlongItsAxis() {
        PlantedPair pair = PlantedPair.of(500, 0.5, 4, new Affine(-1, 0, 1024, 0, 1, 0));
        Agreement agreement = verify(pair.a(), pair.b());
        assertThat(agreement.evidence()).isLessThan(pair.planted() / 10);
        assertThat(agreement.transform())
                .hasValueSatisfying(t -> assertThat(t.determinant()).isPositive());
    }

    @Test
    void differentDimensionsCannotBeCompared() {
        LocalFeatures other =
                new LocalFeatures(new float[1], new float[1], new float[1], new float[1], new float[8], 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verify(PlantedPair.of(5, 0, 1).a(), other))
                .withMessageContaining("40");
    }

    private Agreement verify(LocalFeatures a, LocalFeatures b) {
        return verifier.verify(a, SIZE, b, SIZE);
    }

    private static List<List<Integer>> pairs(Agreement agreement) {
        return IntStream.range(0, agreement.inlierCount())
                .mapToObj(k -> List.of(agreement.inlierA(k), agreement.inlierB(k)))
                .toList();
    }

    private static double cornerError(Homography t, Homography u) {
        return IntStream.range(0, 4)
                .mapToDouble(k -> {
                    double x = k % 2 * 1024;
                    double y = k / 2 * 1024;
                    return Math.hypot(t.applyX(x, y) - u.applyX(x, y), t.applyY(x, y) - u.applyY(x, y));
                })
                .max()
                .orElseThrow();
    }

    private interface Placing {
        float place(int i, float xy);
    }

    private static LocalFeatures moved(LocalFeatures f, Placing placing) {
        int n = f.count();
        float[][] keypoints = new float[3][n];
        for (int i = 0; i < n; i++) {
            keypoints[0][i] = placing.place(i, f.x(i));
            keypoints[1][i] = placing.place(i, f.y(i));
            keypoints[2][i] = f.scale(i);
        }
        return new LocalFeatures(
                keypoints[0], keypoints[1], keypoints[2], new float[n], f.descriptors(), f.dimensions());
    }

    private static LocalFeatures withScale(LocalFeatures f, float[] scale) {
        float[][] keypoints = new float[2][f.count()];
        for (int i = 0; i < f.count(); i++) {
            keypoints[0][i] = f.x(i);
            keypoints[1][i] = f.y(i);
        }
        return new LocalFeatures(
                keypoints[0], keypoints[1], scale, new float[f.count()], f.descriptors(), f.dimensions());
    }

    private static LocalFeatures reordered(LocalFeatures f, List<Integer> order) {
        int n = f.count();
        int dimensions = f.dimensions();
        float[][] keypoints = new float[3][n];
        float[] descriptors = new float[n * dimensions];
        for (int i = 0; i < n; i++) {
            int from = order.get(i);
            keypoints[0][i] = f.x(from);
            keypoints[1][i] = f.y(from);
            keypoints[2][i] = f.scale(from);
            System.arraycopy(f.descriptors(), from * dimensions, descriptors, i * dimensions, dimensions);
        }
        return new LocalFeatures(keypoints[0], keypoints[1], keypoints[2], new float[n], descriptors, dimensions);
    }
}
