package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IndependentEvidenceTest {
    private static PlantedPoints.Match match(double xA, double xB, double size) {
        return new PlantedPoints.Match((float) xA, 50, (float) size, (float) xB, 50, (float) size, true);
    }

    private static int count(List<PlantedPoints.Match> matches, double px, double sizes) {
        return new IndependentEvidence(
                        PlantedPoints.of(matches).correspondences(), new EstimatorOptions.Spacing(px, sizes))
                .count(IntStream.range(0, matches.size()).toArray(), matches.size(), matches.size());
    }

    @Test
    void neighboursInEitherPictureCountOnce() {
        assertThat(count(List.of(match(0, 0, 1), match(20, 20, 1)), 10, 0)).isEqualTo(2);
        assertThat(count(List.of(match(0, 0, 1), match(9, 20, 1)), 10, 0)).isEqualTo(1);
        assertThat(count(List.of(match(0, 0, 1), match(20, 9, 1)), 10, 0)).isEqualTo(1);
        assertThat(count(List.of(match(0, 0, 1), match(10, 10, 1)), 10, 0)).isEqualTo(2);
    }

    @Test
    void largeFeaturesNeedMoreRoomByTheSmallerOfTheTwo() {
        assertThat(count(List.of(match(0, 0, 2), match(30, 30, 2)), 10, 16)).isEqualTo(1);
        assertThat(count(List.of(match(0, 0, 2), match(30, 30, 1)), 10, 16)).isEqualTo(2);
        assertThat(count(List.of(match(0, 0, 2), match(33, 33, 2)), 10, 16)).isEqualTo(2);
    }

    /** The most trusted of a chain counts, and what is far enough from it. */
    @Test
    void isGreedyInTheOrderOfTrust() {
        List<PlantedPoints.Match> chain = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            chain.add(match(6 * k, 6 * k, 1));
        }
        assertThat(count(chain, 10, 0)).isEqualTo(5);
    }

    @Property
    void isAtMostTheInliersAndLessWithMoreSpacing(
            @ForAll @IntRange(min = 1, max = 200) int n, @ForAll @DoubleRange(max = 60) double px, @ForAll long seed) {
        List<PlantedPoints.Match> matches = PlantedPoints.matches(Homography.IDENTITY, n, 0, 0, seed);
        int independent = count(matches, px, 0);
        assertThat(independent).isBetween(1, n);
        assertThat(independent).isEqualTo(oneByOne(matches, px));
    }

    /** As the definition has it. */
    private static int oneByOne(List<PlantedPoints.Match> matches, double px) {
        List<PlantedPoints.Match> counted = new ArrayList<>();
        for (PlantedPoints.Match match : matches) {
            if (counted.stream()
                    .noneMatch(other -> Math.min(
                                    Math.hypot(match.xA() - other.xA(), match.yA() - other.yA()),
                                    Math.hypot(match.xB() - other.xB(), match.yB() - other.yB()))
                            < (float) px)) {
                counted.add(match);
            }
        }
        return counted.size();
    }

    @Test
    void stopsWhereItHasEnough() {
        List<PlantedPoints.Match> matches = List.of(match(0, 0, 1), match(100, 100, 1), match(200, 200, 1));
        IndependentEvidence evidence = new IndependentEvidence(
                PlantedPoints.of(matches).correspondences(), new EstimatorOptions.Spacing(10, 0));
        assertThat(evidence.count(new int[] {0, 1, 2}, 3, 2)).isEqualTo(2);
        assertThat(evidence.count(new int[] {0, 1, 2}, 3, 3))
                .as("what was counted before is forgotten")
                .isEqualTo(3);
        assertThat(evidence.count(new int[] {1, 2}, 1, 3)).isEqualTo(1);
    }
}
