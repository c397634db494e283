package org.samescene.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.app.lab.bench.PlantedPair;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.geometry.Homography;
import org.samescene.verdict.Thresholds;

/**
 * Giving up hopeless pairs early, and matching the rest of clear ones only where their transform says,
 * changes no verdict. The common features of the pairs lie anywhere in the order of strength.
 */
class ScreeningTest {
    private static final MatchOptions OPTIONS =
            MatchOptions.of(DelfFamily.TRAITS).withMaxDistance(1.0);
    private final Verifier screening = new Verifier(OPTIONS);
    private final Verifier thorough = new Verifier(OPTIONS.withScreening(MatchOptions.Screening.OFF));

    private static Agreement verify(Verifier verifier, PlantedPair pair) {
        return verifier.verify(pair.a(), PlantedPair.SIZE, pair.b(), PlantedPair.SIZE);
    }

    private static boolean isRelation(Agreement agreement) {
        return agreement.evidence() >= Thresholds.DEFAULT.minEvidence()
                && agreement.falseAlarms().log10OfDistinctive() <= Thresholds.DEFAULT.maxLog10FalseAlarms();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.15, 0.40})
    void relatedPairsAreFoundAsWithoutIt(double share) {
        for (int seed = 200; seed < 230; seed++) {
            PlantedPair pair = PlantedPair.of(1000, share, seed);
            Agreement quick = verify(screening, pair);
            Agreement slow = verify(thorough, pair);
            assertThat(isRelation(slow)).isTrue();
            assertThat(isRelation(quick)).as("seed %d", seed).isTrue();
            assertThat(pair.found(quick)).isGreaterThanOrEqualTo(pair.found(slow) * 95 / 100);
            assertThat(apartInTheMiddle(
                            quick.transform().orElseThrow(), slow.transform().orElseThrow()))
                    .isLessThan(4);
        }
    }

    /** Chance matches far from where the transform says are not even made. */
    @Test
    void clearPairsAreMatchedWhereTheirTransformSays() {
        PlantedPair pair = PlantedPair.of(1000, 0.40, 7);
        Agreement quick = verify(screening, pair);
        assertThat(quick.putative()).isBetween(quick.inlierCount(), quick.inlierCount() + 100);
        assertThat(verify(thorough, pair).putative()).isGreaterThan(quick.putative());
    }

    @Test
    void unrelatedPairsAreGivenUpEarly() {
        int givenUp = 0;
        for (int seed = 0; seed < 100; seed++) {
            PlantedPair pair = PlantedPair.of(1000, 0, seed);
            Agreement quick = verify(screening, pair);
            assertThat(isRelation(quick)).isFalse();
            if (quick.transform().isEmpty()) {
                givenUp++;
                // the nearest in half of the other set are fewer
                assertThat(quick.putative()).isLessThan(verify(thorough, pair).putative() * 3 / 4);
            }
        }
        assertThat(givenUp).isGreaterThanOrEqualTo(85);
    }

    @Test
    void picturesOfFewFeaturesAreNotScreened() {
        PlantedPair few = PlantedPair.of(OPTIONS.screening().minFeatures() - 1, 0, 1);
        assertThat(verify(screening, few).putative())
                .isEqualTo(verify(thorough, few).putative());
    }

    private static double apartInTheMiddle(Homography t, Homography u) {
        return Math.hypot(t.applyX(512, 512) - u.applyX(512, 512), t.applyY(512, 512) - u.applyY(512, 512));
    }
}
