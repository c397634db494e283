package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.MatchOptions;

/**
 * The simplest transform that explains the evidence: what was planted, in pictures of 640 × 480, with 1.5 px
 * of noise and 60 wrong matches among 210.
 */
class ModelSelectionTest {
    private static final int RIGHT = 150;
    private static final int WRONG = 60;
    private static final int SEEDS = 40;
    private static final double NOISE_PX = 1.5;

    @ParameterizedTest
    @EnumSource(TransformKind.class)
    void theKindThatWasPlantedIsChosen(TransformKind planted) {
        Map<TransformKind, Integer> chosen = new EnumMap<>(TransformKind.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            Homography truth = planted(planted);
            TransformFit fit = new TransformEstimator(
                            MatchOptions.of(DelfFamily.TRAITS).transform())
                    .estimate(correspondences(truth, seed))
                    .orElseThrow();
            chosen.merge(fit.kind(), 1, Integer::sum);
            assertThat(fit.inliers().count()).isGreaterThan(RIGHT * 9 / 10);
            assertThat(Math.hypot(
                            fit.transform().applyX(320, 240) - truth.applyX(320, 240),
                            fit.transform().applyY(320, 240) - truth.applyY(320, 240)))
                    .isLessThan(1.5);
        }
        assertThat(chosen.getOrDefault(planted, 0)).as("%s", chosen).isGreaterThanOrEqualTo(SEEDS * 9 / 10);
    }

    private static Homography planted(TransformKind kind) {
        double cos = 0.9 * Math.cos(0.2);
        double sin = 0.9 * Math.sin(0.2);
        return switch (kind) {
            case SIMILARITY -> new Homography(cos, -sin, 60, sin, cos, -20, 0, 0);
            case AFFINE -> new Homography(1.12 * cos, -sin, 60, 1.12 * sin, 0.95 * cos, -20, 0, 0);
            case HOMOGRAPHY -> new Homography(1.12 * cos, -sin, 60, 1.12 * sin, 0.95 * cos, -20, 2e-4, -1e-4);
        };
    }

    private static Correspondences correspondences(Homography t, long seed) {
        Random random = new Random(seed);
        int n = RIGHT + WRONG;
        float[][] columns = new float[6][n];
        for (int i = 0; i < n; i++) {
            double x = random.nextDouble(640);
            double y = random.nextDouble(480);
            boolean right = i % n < RIGHT;
            columns[0][i] = (float) x;
            columns[1][i] = (float) y;
            columns[2][i] = 1;
            columns[3][i] =
                    (float) (right ? t.applyX(x, y) + NOISE_PX * random.nextGaussian() : random.nextDouble(640));
            columns[4][i] =
                    (float) (right ? t.applyY(x, y) + NOISE_PX * random.nextGaussian() : random.nextDouble(480));
            columns[5][i] = (float) t.scaleAt(x, y);
        }
        return new Correspondences(
                new Points(columns[0], columns[1], columns[2], 640 * 480),
                new Points(columns[3], columns[4], columns[5], 640 * 480),
                n);
    }
}
