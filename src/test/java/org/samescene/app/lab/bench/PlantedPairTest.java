package org.samescene.app.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.Agreement;
import org.samescene.match.MatchOptions;
import org.samescene.match.Verifier;

class PlantedPairTest {
    private static final int FEATURES = 400;

    private static Agreement verified(PlantedPair pair) {
        return new Verifier(MatchOptions.of(DelfFamily.TRAITS).withMaxDistance(1))
                .verify(pair.a(), PlantedPair.SIZE, pair.b(), PlantedPair.SIZE);
    }

    @Test
    void theShareIsPlantedAndFoundAgain() {
        PlantedPair pair = PlantedPair.of(FEATURES, 0.4, 1);
        assertThat(pair.planted()).isEqualTo(160);
        assertThat(pair.found(verified(pair))).isBetween(140, 160);
    }

    @Test
    void whereNothingIsPlantedNothingIsFound() {
        PlantedPair pair = PlantedPair.of(FEATURES, 0, 1);
        assertThat(pair.planted()).isZero();
        assertThat(pair.found(verified(pair))).isZero();
    }

    /** Twins have descriptors that are near each other; the transform leads from the one to the other. */
    @Test
    void theTransformIsTheTruthOfPositions() {
        PlantedPair pair = PlantedPair.of(FEATURES, 1, 2);
        LocalFeatures a = pair.a();
        LocalFeatures b = pair.b();
        for (int i = 0; i < FEATURES; i++) {
            double x = pair.truth().applyX(a.x(i), a.y(i));
            double y = pair.truth().applyY(a.x(i), a.y(i));
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < FEATURES; j++) {
                nearest = Math.min(nearest, Math.hypot(b.x(j) - x, b.y(j) - y));
            }
            assertThat(nearest).as("feature %d", i).isLessThan(36);
        }
    }

    @Test
    void aSeedGivesOnePair() {
        assertThat(PlantedPair.of(FEATURES, 0.4, 3).a().x(7))
                .isEqualTo(PlantedPair.of(FEATURES, 0.4, 3).a().x(7))
                .isNotEqualTo(PlantedPair.of(FEATURES, 0.4, 4).a().x(7));
    }
}
