package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samescene.match.geometry.PlantedPoints.OPTIONS;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static Evaluation evaluation(Correspondences c) {
        return new Evaluation(c, new Support(c, OPTIONS.scaleToleranceOctaves()), OPTIONS);
    }

    private static double score(int right, int wrong, long seed) {
        Correspondences c =
                PlantedPoints.of(Homography.IDENTITY, right, wrong, 1, seed).correspondences();
        Evaluation.Score score =
                evaluation(c).score(Affine.IDENTITY, TransformKind.SIMILARITY, new boolean[right + wrong]);
        return score == null ? Double.POSITIVE_INFINITY : score.log10FalseAlarms();
    }

    @Property(tries = 60)
    void moreAgreementAmongAsManyIsLessChance(
            @ForAll @IntRange(min = 8, max = 40) int right, @ForAll @IntRange(min = 1, max = 1000) int seed) {
        assertThat(score(right + 20, 180 - right, seed)).isLessThan(score(right, 200 - right, seed));
    }

    /** Among many times as many wrong ones so many inliers are less of a surprise. */
    @Test
    void asMuchAgreementAmongMoreIsMoreChance() {
        assertThat(score(12, 1000, 1)).isGreaterThan(score(12, 100, 1));
        assertThat(score(12, 100, 1)).isGreaterThan(score(12, 0, 1));
    }

    @Test
    void aCrowdIsOnePieceOfEvidence() {
        Correspondences crowd = PlantedPoints.of(IntStream.range(0, 100)
                        .mapToObj(k -> new PlantedPoints.Match(100 + k % 3, 100, 1, 100 + k % 3, 100, 1, true))
                        .toList())
                .correspondences();
        assertThat(evaluation(crowd).score(Affine.IDENTITY, TransformKind.SIMILARITY, new boolean[100]))
                .isNull();
    }

    @Test
    void marksWhatItExplains() {
        PlantedPoints planted = PlantedPoints.of(Homography.IDENTITY, 50, 50, 1, 3);
        boolean[] explained = new boolean[100];
        assertThat(evaluation(planted.correspondences()).score(Affine.IDENTITY, TransformKind.SIMILARITY, explained))
                .isNotNull();
        for (int k = 0; k < explained.length; k++) {
            assertThat(explained[k] || !planted.right().get(k)).as("%d", k).isTrue();
        }
    }

    @Test
    void whereAllAreDistinctiveTheirNumberIsThatOfAll() {
        Correspondences c = PlantedPoints.of(Homography.IDENTITY, 60, 60, 1, 7).correspondences();
        FalseAlarms bound = evaluation(c).bound(Homography.IDENTITY, TransformKind.SIMILARITY);
        assertThat(bound.log10()).isLessThan(-20);
        assertThat(bound.log10OfDistinctive()).isEqualTo(bound.log10());
    }

    @Test
    void countsDistinctiveOnesAlone() {
        PlantedPoints planted = PlantedPoints.of(PlantedPoints.matches(Homography.IDENTITY, 60, 0, 1, 5));
        Correspondences some = planted.firstAreDistinctive(20);
        Inliers inliers = evaluation(some)
                .fit(Homography.IDENTITY, TransformKind.SIMILARITY, FalseAlarms.NO_AGREEMENT)
                .inliers();
        assertThat(inliers.count()).isEqualTo(60);
        assertThat(inliers.distinctive()).isEqualTo(20);
        FalseAlarms bound = evaluation(some).bound(Homography.IDENTITY, TransformKind.SIMILARITY);
        assertThat(bound.log10()).isLessThan(bound.log10OfDistinctive());
    }
}
