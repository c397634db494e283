package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samescene.match.geometry.PlantedPoints.OPTIONS;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LocalOptimisationTest {
    private static final Homography OBLIQUE = new Homography(1.12, -0.18, 60, 0.2, 0.9, -20, 2e-4, -1e-4);

    private static LocalOptimisation optimisation(PlantedPoints planted) {
        return new LocalOptimisation(planted.correspondences(), support(planted), OPTIONS);
    }

    private static Support support(PlantedPoints planted) {
        return new Support(planted.correspondences(), OPTIONS.scaleToleranceOctaves());
    }

    @Property(tries = 100)
    void aGuessGrowsToTheTransformWithAllPlantedPoints(
            @ForAll @DoubleRange(min = -5, max = 5) double degreesOff,
            @ForAll @DoubleRange(min = 0.96, max = 1.04) double scaleOff,
            @ForAll long seed) {
        Affine truth = PlantedPoints.similarity(10, 1.2);
        PlantedPoints planted = PlantedPoints.of(Homography.of(truth), 100, 30, 1, seed);
        Affine guess = PlantedPoints.similarity(10 + degreesOff, 1.2 * scaleOff);

        Affine refined = optimisation(planted).similarity(guess);

        assertThat(refined).isNotNull();
        assertThat(support(planted).count(refined, OPTIONS.inlierRadiusPx())).isGreaterThanOrEqualTo(100);
        assertThat(PlantedPoints.cornerError(Homography.of(refined), Homography.of(truth)))
                .isLessThan(3);
    }

    @Property(tries = 50)
    void richerTransformsFitAtLeastAsManyOfAnObliqueView(@ForAll long seed) {
        PlantedPoints planted = PlantedPoints.of(OBLIQUE, 200, 40, 0.5, seed);
        LocalOptimisation optimisation = optimisation(planted);

        Affine similarity = optimisation.similarity(OBLIQUE.linearAt(320, 240));
        assertThat(similarity).isNotNull();
        Affine affine = optimisation.affine(similarity);
        assertThat(affine).isNotNull();
        Homography homography = optimisation.homography(affine);
        assertThat(homography).isNotNull();

        assertThat(agreeing(planted, Homography.of(affine)))
                .isGreaterThan(agreeing(planted, Homography.of(similarity)));
        assertThat(agreeing(planted, homography)).isGreaterThan(agreeing(planted, Homography.of(affine)));
        assertThat(PlantedPoints.cornerError(homography, OBLIQUE)).isLessThan(2);
    }

    private static int agreeing(PlantedPoints planted, Homography t) {
        Selection agreeing = new Selection(planted.right().size());
        support(planted).select(t, OPTIONS.inlierRadiusPx(), agreeing);
        return agreeing.count;
    }

    @Test
    void whatTheBoundsRefuseOrNothingSupportsIsNoTransform() {
        PlantedPoints large = PlantedPoints.of(Homography.of(PlantedPoints.similarity(0, 7)), 100, 0, 0, 1);
        assertThat(optimisation(large).similarity(PlantedPoints.similarity(0, 7)))
                .isNull();

        PlantedPoints planted = PlantedPoints.of(Homography.IDENTITY, 100, 0, 0, 1);
        assertThat(optimisation(planted).similarity(new Affine(1, 0, 5000, 0, 1, 5000)))
                .isNull();
        assertThat(optimisation(planted).similarity(Affine.IDENTITY)).isNotNull();
    }
}
