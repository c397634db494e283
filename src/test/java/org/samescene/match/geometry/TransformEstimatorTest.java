package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.samescene.match.geometry.PlantedPoints.OPTIONS;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TransformEstimatorTest {
    private final TransformEstimator estimator = new TransformEstimator(OPTIONS);

    @Property(tries = 60)
    void findsWhatWasPlanted(
            @ForAll @DoubleRange(min = -180, max = 180) double degrees,
            @ForAll @DoubleRange(min = 0.6, max = 1.6) double scale,
            @ForAll @IntRange(min = 0, max = 150) int wrong,
            @ForAll long seed) {
        Homography truth = Homography.of(PlantedPoints.similarity(degrees, scale));
        PlantedPoints planted = PlantedPoints.of(truth, 80, wrong, 1, seed);

        TransformFit fit = estimator.estimate(planted.correspondences()).orElseThrow();

        assertThat(PlantedPoints.cornerError(fit.transform(), truth)).isLessThan(3 * Math.max(1, scale));
        assertThat(right(planted, fit.inliers())).isGreaterThanOrEqualTo(78);
        assertThat(fit.falseAlarms().log10()).isLessThan(-20);
        assertThat(fit.inliers().evidence()).isBetween(40, fit.inliers().count());
    }

    private static int right(PlantedPoints planted, Inliers inliers) {
        return (int) IntStream.range(0, inliers.count())
                .filter(k -> planted.right().get(inliers.index(k)))
                .count();
    }

    /** By definition of the number: among as many sets of chance, so many are at or below it, at most. */
    @Test
    void chanceHardlyEverAgrees() {
        int sets = 500;
        double[] log10 = IntStream.range(0, sets)
                .mapToObj(seed -> PlantedPoints.of(Homography.IDENTITY, 0, 150, 0, seed))
                .mapToDouble(planted -> estimator
                        .estimate(planted.correspondences())
                        .map(fit -> fit.falseAlarms().log10())
                        .orElse(Double.POSITIVE_INFINITY))
                .toArray();
        assertThat(IntStream.range(0, sets).filter(k -> log10[k] <= -1).count()).isLessThanOrEqualTo(sets / 10);
        assertThat(IntStream.range(0, sets).filter(k -> log10[k] <= -3).count()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 30)
    void findsTheWayBackWithThePicturesSwapped(
            @ForAll @DoubleRange(min = -40, max = 40) double degrees,
            @ForAll @DoubleRange(min = 0.6, max = 1.6) double scale,
            @ForAll long seed) {
        List<PlantedPoints.Match> matches =
                PlantedPoints.matches(Homography.of(PlantedPoints.similarity(degrees, scale)), 100, 50, 1, seed);
        PlantedPoints swapped = PlantedPoints.of(
                matches.stream().map(PlantedPoints.Match::swapped).toList());

        TransformFit there =
                estimator.estimate(PlantedPoints.of(matches).correspondences()).orElseThrow();
        TransformFit back = estimator.estimate(swapped.correspondences()).orElseThrow();

        assertThat(PlantedPoints.cornerError(there.transform().then(back.transform()), Homography.IDENTITY))
                .isLessThan(5);
        assertThat(right(swapped, back.inliers()))
                .isCloseTo(right(PlantedPoints.of(matches), there.inliers()), within(2));
    }

    @Property(tries = 30)
    void findsItInAnyOrderOfTrust(@ForAll long seed) {
        Homography truth = Homography.of(PlantedPoints.similarity(12, 1.3));
        List<PlantedPoints.Match> matches = PlantedPoints.matches(truth, 100, 50, 1, seed);

        TransformFit fit =
                estimator.estimate(PlantedPoints.of(matches).correspondences()).orElseThrow();
        TransformFit reversed = estimator
                .estimate(PlantedPoints.of(matches.reversed()).correspondences())
                .orElseThrow();

        assertThat(PlantedPoints.cornerError(fit.transform(), reversed.transform()))
                .isLessThan(3);
        assertThat(right(PlantedPoints.of(matches.reversed()), reversed.inliers()))
                .isCloseTo(right(PlantedPoints.of(matches), fit.inliers()), within(2));
    }

    @Test
    void oneAnswerForOneQuestion() {
        PlantedPoints planted = PlantedPoints.of(Homography.of(PlantedPoints.similarity(70, 0.8)), 30, 150, 1, 4);
        assertThat(estimator.estimate(planted.correspondences()).map(TransformFit::transform))
                .isPresent()
                .isEqualTo(estimator.estimate(planted.correspondences()).map(TransformFit::transform));
    }

    @Test
    void withFewerThanAskedForThereIsNoAnswer() {
        assertThat(estimator.estimate(
                        PlantedPoints.of(Homography.IDENTITY, 3, 0, 0, 1).correspondences()))
                .isEmpty();
        assertThat(estimator.estimate(
                        PlantedPoints.of(Homography.IDENTITY, 5, 0, 0, 1).correspondences()))
                .isPresent();
    }

    @Test
    void whatTheBoundsRefuseIsNotFound() {
        PlantedPoints large = PlantedPoints.of(Homography.of(PlantedPoints.similarity(0, 7)), 100, 0, 0, 1);
        PlantedPoints smaller = PlantedPoints.of(Homography.of(PlantedPoints.similarity(0, 5)), 100, 0, 0, 1);
        assertThat(estimator
                        .estimate(smaller.correspondences())
                        .orElseThrow()
                        .inliers()
                        .count())
                .isEqualTo(100);
        assertThat(estimator
                        .estimate(large.correspondences())
                        .map(fit -> fit.inliers().count())
                        .orElse(0))
                .isLessThan(50);
    }

    /** What a glimpse saw is refined from correspondences that can't speak for themselves. */
    @Test
    void guidedCorrespondencesKeepTheNumberOfTheGlimpse() {
        Homography truth = Homography.of(PlantedPoints.similarity(5, 1.1));
        TransformEstimator.Glimpse glimpse = estimator
                .glimpse(PlantedPoints.of(truth, 40, 40, 1, 8).correspondences())
                .orElseThrow();
        TransformFit fit = estimator
                .refine(PlantedPoints.of(truth, 200, 0, 1, 9).correspondences(), glimpse)
                .orElseThrow();
        assertThat(fit.inliers().count()).isGreaterThan(190);
        assertThat(fit.falseAlarms().log10()).isEqualTo(glimpse.bound().log10());
    }

    @Test
    void aCalibrationCorrectsTheBoundAndIsNeverBetterThanOneFalseAlarmWithLittleEvidence() {
        Calibration.Line line = new Calibration.Line(-1, 0.5, 6);
        Calibration.Line strict = new Calibration.Line(-1, 0.5, 1000);
        Correspondences c = PlantedPoints.of(Homography.IDENTITY, 60, 60, 1, 3).correspondences();
        double bound = estimator.estimate(c).orElseThrow().falseAlarms().log10();

        assertThat(calibrated(line).estimate(c).orElseThrow().falseAlarms().log10())
                .isCloseTo(-1 + 0.5 * bound, within(1e-9));
        assertThat(calibrated(strict).estimate(c).orElseThrow().falseAlarms().log10())
                .isZero();
    }

    private static TransformEstimator calibrated(Calibration.Line line) {
        return new TransformEstimator(new EstimatorOptions(
                OPTIONS.wideRadiusPx(),
                OPTIONS.inlierRadiusPx(),
                OPTIONS.scaleToleranceOctaves(),
                OPTIONS.spacing(),
                OPTIONS.minIndependentInliers(),
                OPTIONS.effort(),
                OPTIONS.bounds(),
                Optional.of(new Calibration(line, line))));
    }
}
