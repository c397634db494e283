package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors' arithmetic is that of plain loops, bit for bit, wherever a row ends. */
class GradientsTest {
    /** Up to two vectors of 16 numbers, and all rests. */
    static IntStream widths() {
        return IntStream.rangeClosed(16, 49);
    }

    private final Random random = new Random(3);

    @ParameterizedTest
    @MethodSource("widths")
    void slopesAreThoseOfAPlainLoop(int width) {
        Plane level = new Plane();
        level.resize(width, 19);
        fill(level);
        Gradients gradients = new Gradients();
        gradients.of(level);

        double[] window = Gaussian.window(1.0, 3);
        double variance = 0;
        for (int i = -3; i <= 3; i++) {
            variance += window[3 + i] * i * i;
        }
        float[] s = new float[4];
        float[] d = new float[4];
        for (int i = 0; i < 4; i++) {
            s[i] = (float) window[3 + i];
            d[i] = (float) (window[3 + i] * i / variance);
        }
        for (int y = 0; y < level.height(); y++) {
            for (int x = 0; x < width; x++) {
                float[] smooth = new float[7];
                float[] slope = new float[7];
                for (int k = -3; k <= 3; k++) {
                    float[] column = new float[7];
                    for (int j = -3; j <= 3; j++) {
                        column[3 + j] = at(level, x + k, y + j);
                    }
                    smooth[3 + k] = smoothed(column, s);
                    slope[3 + k] = differentiated(column, d);
                }
                assertThat(at(gradients.dx(), x, y)).isEqualTo(differentiated(smooth, d));
                assertThat(at(gradients.dy(), x, y)).isEqualTo(smoothed(slope, s));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void aBlurIsThatOfAPlainLoop(int width) {
        Plane from = new Plane();
        from.clear(width, 9);
        fill(from);
        Plane to = new Plane();
        new Blur(new double[] {0.125, 0.25, 0.5, 0.25, 0.125}, 2).smooth(from, to);

        for (int y = 2; y < 7; y++) {
            for (int x = 0; x < width; x++) {
                float[] columns = new float[5];
                for (int k = -2; k <= 2; k++) {
                    int neighbour = x + 2 * k;
                    boolean inside = neighbour >= 0 && neighbour < width;
                    int row = y;
                    columns[2 + k] = !inside ? 0 : blurred(i -> from.values()[from.row(row + i) + neighbour]);
                }
                assertThat(to.values()[to.row(y) + x]).isEqualTo(blurred(i -> columns[2 + i]));
            }
        }
    }

    private interface Line {
        float at(int i);
    }

    private static float blurred(Line line) {
        return line.at(0) * 0.5f + (line.at(-1) + line.at(1)) * 0.25f + (line.at(-2) + line.at(2)) * 0.125f;
    }

    private static float smoothed(float[] v, float[] s) {
        return v[3] * s[0] + (v[2] + v[4]) * s[1] + (v[1] + v[5]) * s[2] + (v[0] + v[6]) * s[3];
    }

    private static float differentiated(float[] v, float[] d) {
        return (v[4] - v[2]) * d[1] + (v[5] - v[1]) * d[2] + (v[6] - v[0]) * d[3];
    }

    /** The border is mirrored outwards. */
    private static float at(Plane plane, int x, int y) {
        return plane.values()[plane.row(mirrored(y, plane.height())) + mirrored(x, plane.width())];
    }

    private static int mirrored(int i, int length) {
        return i < 0 ? -1 - i : i >= length ? 2 * length - 1 - i : i;
    }

    private void fill(Plane plane) {
        for (int y = 0; y < plane.height(); y++) {
            for (int x = 0; x < plane.width(); x++) {
                plane.values()[plane.row(y) + x] = random.nextFloat();
            }
        }
    }
}
