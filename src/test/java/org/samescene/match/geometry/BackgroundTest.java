package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final double[] RADII_PX = {32, 16, 8};
    private static final double AREA = (double) PlantedPoints.WIDTH * PlantedPoints.HEIGHT;

    @Property
    void isAProbabilityThatGrowsWithTheRadius(
            @ForAll @IntRange(min = 1, max = 400) int n,
            @ForAll @DoubleRange(min = -40, max = 40) double degrees,
            @ForAll @DoubleRange(min = 0.2, max = 5) double scale,
            @ForAll long seed) {
        PlantedPoints planted = PlantedPoints.of(Homography.IDENTITY, n / 2, n - n / 2, 2, seed);
        double[] chances = new Background(planted.correspondences(), 0.75)
                .chances(Homography.of(PlantedPoints.similarity(degrees, scale)), RADII_PX, n);
        assertThat(chances).hasSize(3);
        for (double chance : chances) {
            assertThat(chance).isBetween(0.0, 1.0);
        }
        assertThat(chances[0]).isGreaterThanOrEqualTo(chances[1]);
        assertThat(chances[1]).isGreaterThanOrEqualTo(chances[2]);
    }

    @Test
    void ofPointsAnywhereItIsTheAreaOfTheDisc() {
        PlantedPoints planted = PlantedPoints.of(Homography.IDENTITY, 0, 20_000, 0, 1);
        double[] chances =
                new Background(planted.correspondences(), 0.75).chances(Homography.IDENTITY, RADII_PX, 20_000);
        for (int r = 0; r < RADII_PX.length; r++) {
            double disc = Math.PI * RADII_PX[r] * RADII_PX[r] / AREA;
            // the permuted model sees the sample, which has a few more or less
            assertThat(chances[r]).isBetween(disc, 1.1 * disc);
        }
    }

    @Test
    void aDiscIsTakenWhereItIsTheLargerShareOfThePicture() {
        Background background =
                new Background(PlantedPoints.of(Homography.IDENTITY, 5, 0, 0, 1).correspondences(), 0.75);
        double disc = Math.PI * 16 * 16 / AREA;
        assertThat(background.uniform(1, 16)).isCloseTo(disc, within(1e-12));
        assertThat(background.uniform(0.5, 16)).isCloseTo(disc, within(1e-12));
        assertThat(background.uniform(2, 16)).isCloseTo(disc, within(1e-12));
        assertThat(background.uniform(1, 1e6)).isEqualTo(1);
    }

    /** Where features crowd, chance agrees more easily than the area says. */
    @Test
    void aCrowdIsEasierToHitThanTheAreaSays() {
        Random random = new Random(1);
        List<PlantedPoints.Match> crowd = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            crowd.add(new PlantedPoints.Match(
                    300 + 20 * random.nextFloat(),
                    200 + 20 * random.nextFloat(),
                    1,
                    300 + 20 * random.nextFloat(),
                    200 + 20 * random.nextFloat(),
                    1,
                    false));
        }
        double[] chances = new Background(PlantedPoints.of(crowd).correspondences(), 0.75)
                .chances(Homography.IDENTITY, RADII_PX, 300);
        assertThat(chances[0]).as("32 px reach over all of a crowd of 20 px").isGreaterThan(0.99);
        assertThat(chances[2]).isGreaterThan(50 * Math.PI * 8 * 8 / AREA);
    }

    /** Half of all pairs have sizes that fit, so half as many agree by chance. */
    @Test
    void sizesMakeChanceRarer() {
        Random random = new Random(2);
        List<PlantedPoints.Match> matches = new ArrayList<>();
        for (int k = 0; k < 20_000; k++) {
            matches.add(new PlantedPoints.Match(
                    random.nextFloat(PlantedPoints.WIDTH),
                    random.nextFloat(PlantedPoints.HEIGHT),
                    1,
                    random.nextFloat(PlantedPoints.WIDTH),
                    random.nextFloat(PlantedPoints.HEIGHT),
                    k % 2 == 0 ? 1 : 8,
                    false));
        }
        double disc = Math.PI * 32 * 32 / AREA;
        assertThat(new Background(PlantedPoints.of(matches).correspondences(), 0.75)
                        .chances(Homography.IDENTITY, RADII_PX, 20_000)[0])
                .isBetween(0.49 * disc, 0.55 * disc);
    }
}
