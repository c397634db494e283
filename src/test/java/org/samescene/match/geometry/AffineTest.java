package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AffineTest {
    private static final TransformBounds BOUNDS = new TransformBounds(4, 2, 45);

    @Property
    void theInverseUndoes(
            @ForAll("plausible") Affine t,
            @ForAll @DoubleRange(max = 640) double x,
            @ForAll @DoubleRange(max = 640) double y) {
        double u = t.applyX(x, y);
        double v = t.applyY(x, y);
        assertThat(t.inverse().applyX(u, v)).isCloseTo(x, within(1e-8));
        assertThat(t.inverse().applyY(u, v)).isCloseTo(y, within(1e-8));
    }

    @Property
    void thenIsOneAfterTheOther(
            @ForAll("plausible") Affine t, @ForAll("plausible") Affine u, @ForAll @DoubleRange(max = 640) double x) {
        Affine both = t.then(u);
        assertThat(both.applyX(x, 3)).isCloseTo(u.applyX(t.applyX(x, 3), t.applyY(x, 3)), within(1e-8));
        assertThat(both.applyY(x, 3)).isCloseTo(u.applyY(t.applyX(x, 3), t.applyY(x, 3)), within(1e-8));
        assertThat(both.determinant()).isCloseTo(t.determinant() * u.determinant(), within(1e-9));
    }

    @Property
    void leastSquaresRecoversAnExactTransform(@ForAll("plausible") Affine t, @ForAll long seed) {
        float[][] points = mapped(t, 20, seed, 0);
        Affine fitted =
                LeastSquares.affine(points[0], points[1], points[2], points[3]).orElseThrow();
        assertSameWithin(fitted, t, 1e-2);
    }

    @Property
    void leastSquaresAveragesNoise(@ForAll("plausible") Affine t, @ForAll long seed) {
        float[][] points = mapped(t, 400, seed, 2);
        Affine fitted =
                LeastSquares.affine(points[0], points[1], points[2], points[3]).orElseThrow();
        assertSameWithin(fitted, t, 2);
    }

    @Test
    void similarityRecoversTurnScaleAndShift() {
        Affine t = new Affine(0.8, -0.6, 30, 0.6, 0.8, -5).then(Affine.scaling(1.7));
        float[][] points = mapped(t, 5, 1, 0);
        assertSameWithin(
                LeastSquares.similarity(points[0], points[1], points[2], points[3])
                        .orElseThrow(),
                t,
                1e-3);
    }

    @Test
    void pointsOnALineFixNoAffineTransformAndOnePointNoSimilarity() {
        float[] x = {0, 10, 20, 30, 40};
        float[] y = {5, 15, 25, 35, 45};
        assertThat(LeastSquares.affine(x, y, x, y)).isEmpty();
        assertThat(LeastSquares.similarity(x, y, x, y)).isPresent();
        float[] same = {7, 7, 7, 7};
        assertThat(LeastSquares.affine(same, same, same, same)).isEmpty();
        assertThat(LeastSquares.similarity(same, same, same, same)).isEmpty();
        assertThat(LeastSquares.affine(new float[0], new float[0], new float[0], new float[0]))
                .isEmpty();
    }

    @Test
    void saysHowItTurnsScalesAndSqueezes() {
        Affine squeezed = new Affine(2, 0, 0, 0, 1, 0);
        Affine turned = squeezed.then(new Affine(Math.cos(0.3), -Math.sin(0.3), 0, Math.sin(0.3), Math.cos(0.3), 0));
        assertThat(turned.anisotropy()).isCloseTo(2, within(1e-12));
        assertThat(turned.scale()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(turned.turn()).isCloseTo(0.3, within(1e-12));
        assertThatThrownBy(() -> new Affine(1, 1, 0, 1, 1, 0).inverse()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void boundsRefuseWhatIsNotPlausible() {
        assertThat(BOUNDS.admits(Affine.IDENTITY)).isTrue();
        assertThat(BOUNDS.admits(Affine.scaling(3.9))).isTrue();
        assertThat(BOUNDS.admits(Affine.scaling(4.1))).isFalse();
        assertThat(BOUNDS.admits(Affine.scaling(0.24))).isFalse();
        assertThat(BOUNDS.admits(new Affine(2.1, 0, 0, 0, 1, 0))).isFalse();
        assertThat(BOUNDS.admits(new Affine(0, -1, 0, 1, 0, 0))).isFalse();
        assertThat(BOUNDS.admits(Affine.scaling(Double.NaN))).isFalse();
        assertThat(BOUNDS.admits(new Affine(0, 0, 0, 0, 0, 0))).isFalse();
        Affine mirrored = new Affine(-1, 0, 0, 0, 1, 0);
        assertThat(BOUNDS.admits(mirrored)).isFalse();
    }

    @Provide
    Arbitrary<Affine> plausible() {
        Arbitrary<Double> turn = Arbitraries.doubles().between(-0.7, 0.7);
        Arbitrary<Double> scale = Arbitraries.doubles().between(0.3, 3);
        Arbitrary<Double> squeeze = Arbitraries.doubles().between(0.6, 1.6);
        Arbitrary<Double> shift = Arbitraries.doubles().between(-500, 500);
        return Combinators.combine(turn, scale, squeeze, shift, shift)
                .as((angle, s, q, c, f) -> new Affine(
                        s * q * Math.cos(angle),
                        -s * Math.sin(angle),
                        c,
                        s * q * Math.sin(angle),
                        s * Math.cos(angle),
                        f));
    }

    private static float[][] mapped(Affine t, int count, long seed, double noise) {
        Random random = new Random(seed);
        float[][] points = new float[4][count];
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble(640);
            double y = random.nextDouble(640);
            points[0][i] = (float) x;
            points[1][i] = (float) y;
            points[2][i] = (float) (t.applyX(x, y) + noise * random.nextGaussian());
            points[3][i] = (float) (t.applyY(x, y) + noise * random.nextGaussian());
        }
        return points;
    }

    private static void assertSameWithin(Affine actual, Affine expected, double px) {
        for (int k = 0; k < 4; k++) {
            double x = k % 2 * 640;
            double y = k / 2 * 640;
            assertThat(actual.applyX(x, y)).isCloseTo(expected.applyX(x, y), within(px));
            assertThat(actual.applyY(x, y)).isCloseTo(expected.applyY(x, y), within(px));
        }
    }
}
