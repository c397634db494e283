package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HomographyTest {
    @Property
    void theInverseUndoes(
            @ForAll("views") Homography t,
            @ForAll @DoubleRange(max = 640) double x,
            @ForAll @DoubleRange(max = 640) double y) {
        Homography back = t.inverse();
        assertThat(back.applyX(t.applyX(x, y), t.applyY(x, y))).isCloseTo(x, within(1e-6));
        assertThat(back.applyY(t.applyX(x, y), t.applyY(x, y))).isCloseTo(y, within(1e-6));
        assertThat(t.then(back).linearAt(x, y).determinant()).isCloseTo(1, within(1e-6));
    }

    @Property
    void thenIsOneAfterTheOther(
            @ForAll("views") Homography t, @ForAll("views") Homography u, @ForAll @DoubleRange(max = 640) double x) {
        double atX = t.applyX(x, 300);
        double atY = t.applyY(x, 300);
        Assume.that(u.w(atX, atY) > 0.2);
        Homography both = t.then(u);
        assertThat(both.applyX(x, 300)).isCloseTo(u.applyX(atX, atY), within(1e-6));
        assertThat(both.applyY(x, 300)).isCloseTo(u.applyY(atX, atY), within(1e-6));
    }

    @Property
    void linearAtIsWhatItDoesNearby(
            @ForAll("views") Homography t,
            @ForAll @DoubleRange(max = 640) double x,
            @ForAll @DoubleRange(max = 640) double y) {
        Affine near = t.linearAt(x, y);
        assertThat(near.applyX(x, y)).isCloseTo(t.applyX(x, y), within(1e-8));
        assertThat(near.applyY(x, y)).isCloseTo(t.applyY(x, y), within(1e-8));
        double step = 1e-3;
        assertThat(near.a()).isCloseTo((t.applyX(x + step, y) - t.applyX(x - step, y)) / (2 * step), within(1e-5));
        assertThat(near.b()).isCloseTo((t.applyX(x, y + step) - t.applyX(x, y - step)) / (2 * step), within(1e-5));
        assertThat(near.d()).isCloseTo((t.applyY(x + step, y) - t.applyY(x - step, y)) / (2 * step), within(1e-5));
        assertThat(near.e()).isCloseTo((t.applyY(x, y + step) - t.applyY(x, y - step)) / (2 * step), within(1e-5));
        assertThat(t.scaleAt(x, y)).isCloseTo(near.scale(), within(1e-9));
        assertThat(Math.signum(t.determinant())).isEqualTo(Math.signum(near.determinant()));
    }

    @Property
    void withoutPerspectiveItIsTheAffineTransform(
            @ForAll @DoubleRange(min = -3, max = 3) double a, @ForAll @DoubleRange(max = 640) double x) {
        Affine affine = new Affine(a, 0.5, 7, -0.25, 2, -3);
        Homography t = Homography.of(affine);
        assertThat(t.isAffine()).isTrue();
        assertThat(t.applyX(x, 100)).isEqualTo(affine.applyX(x, 100));
        assertThat(t.linearAt(x, 100).a()).isEqualTo(affine.a());
        assertThat(t.matrix()).containsExactly(a, 0.5, 7, -0.25, 2, -3, 0, 0, 1);
    }

    @Test
    void whatFlattensHasNoInverse() {
        assertThatThrownBy(() -> new Homography(1, 2, 0, 2, 4, 0, 1e-4, 2e-4).inverse())
                .isInstanceOf(ArithmeticException.class);
    }

    @Property(tries = 200)
    void leastSquaresRecoversAnExactView(@ForAll("views") Homography t, @ForAll long seed) {
        assertRecovered(t, fitted(mapped(t, 30, seed, 0), Homography.IDENTITY), 0.05);
    }

    @Property(tries = 200)
    void leastSquaresAveragesNoise(@ForAll("views") Homography t, @ForAll long seed) {
        assertRecovered(t, fitted(mapped(t, 500, seed, 1), Homography.IDENTITY), 4);
    }

    @Test
    void tooFewPointsAndPointsOnALineFixNone() {
        float[][] three = mapped(Homography.IDENTITY, 3, 1, 0);
        assertThat(LeastSquares.homography(three[0], three[1], three[2], three[3], Homography.IDENTITY))
                .isEmpty();
        float[] line = {0, 10, 20, 30, 40, 50};
        assertThat(LeastSquares.homography(line, line, line, line, Homography.IDENTITY))
                .isEmpty();
        float[][] beyond = mapped(Homography.IDENTITY, 10, 1, 0);
        assertThat(LeastSquares.homography(
                        beyond[0], beyond[1], beyond[2], beyond[3], new Homography(1, 0, 0, 0, 1, 0, -1, 0)))
                .isEmpty();
    }

    private static Homography fitted(float[][] points, Homography first) {
        Homography t = first;
        for (int step = 0; step < 4; step++) {
            t = LeastSquares.homography(points[0], points[1], points[2], points[3], t)
                    .orElseThrow();
        }
        return t;
    }

    private static void assertRecovered(Homography planted, Homography fitted, double px) {
        for (double[] corner : new double[][] {{0, 0}, {640, 0}, {640, 640}, {0, 640}}) {
            assertThat(fitted.applyX(corner[0], corner[1])).isCloseTo(planted.applyX(corner[0], corner[1]), within(px));
            assertThat(fitted.applyY(corner[0], corner[1])).isCloseTo(planted.applyY(corner[0], corner[1]), within(px));
        }
    }

    private static float[][] mapped(Homography t, int count, long seed, double noisePx) {
        Random random = new Random(seed);
        float[][] points = new float[4][count];
        for (int i = 0; i < count; i++) {
            points[0][i] = random.nextFloat() * 640;
            points[1][i] = random.nextFloat() * 640;
            points[2][i] = (float) (t.applyX(points[0][i], points[1][i]) + noisePx * random.nextGaussian());
            points[3][i] = (float) (t.applyY(points[0][i], points[1][i]) + noisePx * random.nextGaussian());
        }
        return points;
    }

    /**
     * As a camera may see a wall of 640 × 640: turned, larger or smaller, squeezed, and one side up to twice
     * as far as the other.
     */
    @Provide
    Arbitrary<Homography> views() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-0.7, 0.7),
                        Arbitraries.doubles().between(0.5, 2),
                        Arbitraries.doubles().between(0.7, 1.4),
                        Arbitraries.doubles().between(-4e-4, 4e-4).ofScale(6),
                        Arbitraries.doubles().between(-4e-4, 4e-4).ofScale(6))
                .as((turn, scale, squeeze, g, h) -> {
                    double cos = scale * Math.cos(turn);
                    double sin = scale * Math.sin(turn);
                    return new Homography(cos * squeeze, -sin, 20, sin * squeeze, cos, -30, g, h);
                });
    }
}
