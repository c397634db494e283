package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SupportTest {
    private static PlantedPoints.Match match(double x, double y, double u, double v, double growth) {
        return new PlantedPoints.Match((float) x, (float) y, 1, (float) u, (float) v, (float) growth, true);
    }

    private static int[] selected(Support support, Homography t, double radiusPx, int n) {
        Selection agreeing = new Selection(n);
        support.select(t, radiusPx, agreeing);
        return Arrays.copyOf(agreeing.indices, agreeing.count);
    }

    @Test
    void agreesInPositionAndInSize() {
        PlantedPoints planted = PlantedPoints.of(List.of(
                match(100, 100, 100, 100, 1),
                match(100, 100, 104.9, 100, 1),
                match(100, 100, 105.1, 100, 1),
                match(100, 100, 100, 100, 1.4),
                match(100, 100, 100, 100, 1.45),
                match(Float.NaN, 100, 100, 100, 1)));
        Support support = new Support(planted.correspondences(), 0.5);
        assertThat(selected(support, Homography.IDENTITY, 5, 6)).containsExactly(0, 1, 3);
        assertThat(support.count(Affine.IDENTITY, 5)).isEqualTo(3);
    }

    @Test
    void measuresAnErrorInThePictureWhereItIsLarger() {
        PlantedPoints planted = PlantedPoints.of(List.of(match(100, 100, 52, 50, 0.5), match(100, 100, 204, 200, 2)));
        Support support = new Support(planted.correspondences(), Double.POSITIVE_INFINITY);
        Selection agreeing = new Selection(2);

        support.select(Affine.scaling(0.5), 10, agreeing);
        assertThat(agreeing.count).isEqualTo(1);
        assertThat(Math.sqrt(agreeing.squaredErrors[0]))
                .as("2 px of B are 4 px of A")
                .isCloseTo(4, within(1e-4));

        support.select(Affine.scaling(2), 10, agreeing);
        assertThat(agreeing.count).isEqualTo(1);
        assertThat(Math.sqrt(agreeing.squaredErrors[0])).isCloseTo(4, within(1e-4));
    }

    @Property
    void countsThoseThatItSelects(
            @ForAll @IntRange(max = 100) int right,
            @ForAll @IntRange(max = 100) int wrong,
            @ForAll @DoubleRange(min = 1, max = 60) double radiusPx,
            @ForAll long seed) {
        Affine t = PlantedPoints.similarity(20, 0.7);
        PlantedPoints planted = PlantedPoints.of(Homography.of(t), right, wrong, 3, seed);
        Support support = new Support(planted.correspondences(), 0.75);
        assertThat(support.count(t, radiusPx))
                .as("on the edge, arithmetic in another order may differ by one")
                .isCloseTo(selected(support, Homography.of(t), radiusPx, right + wrong).length, within(1));
    }

    @Property
    void aWiderRadiusLosesNone(
            @ForAll @DoubleRange(min = 1, max = 40) double radiusPx,
            @ForAll @DoubleRange(min = 1, max = 3) double wider,
            @ForAll long seed) {
        Homography t = new Homography(1.1, -0.2, 30, 0.15, 0.9, -10, 2e-4, -1e-4);
        PlantedPoints planted = PlantedPoints.of(t, 60, 60, 6, seed);
        Support support = new Support(planted.correspondences(), 0.75);
        int[] few = selected(support, t, radiusPx, 120);
        int[] more = selected(support, t, radiusPx * wider, 120);
        assertThat(Arrays.stream(more).boxed().toList())
                .containsAll(Arrays.stream(few).boxed().toList());
    }

    @Test
    void whatIsBeyondTheHorizonAgreesWithNothing() {
        Homography t = new Homography(1, 0, 0, 0, 1, 0, -1 / 300.0, 0);
        PlantedPoints planted = PlantedPoints.of(List.of(
                match(100, 100, t.applyX(100, 100), t.applyY(100, 100), t.scaleAt(100, 100)),
                match(400, 100, t.applyX(400, 100), t.applyY(400, 100), t.scaleAt(400, 100))));
        assertThat(selected(new Support(planted.correspondences(), 0.75), t, 5, 2))
                .containsExactly(0);
    }
}
