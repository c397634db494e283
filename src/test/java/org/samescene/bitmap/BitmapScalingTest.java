package org.samescene.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BitmapScalingTest {
    @Property(tries = 200)
    void keepsAspectAndTheLongestSide(
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height,
            @ForAll @IntRange(min = 1, max = 200) int px) {
        Bitmap scaled = constant(width, height, 9).scaledToLongestSide(px);

        assertThat(Math.max(scaled.width(), scaled.height())).isEqualTo(px);
        double factor = (double) px / Math.max(width, height);
        assertThat((double) scaled.width()).isCloseTo(Math.max(1, width * factor), within(0.5));
        assertThat((double) scaled.height()).isCloseTo(Math.max(1, height * factor), within(0.5));
    }

    @Property(tries = 200)
    void leavesWhatIsConstant(
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height,
            @ForAll @IntRange(min = 1, max = 200) int px,
            @ForAll byte value) {
        byte[] scaled = constant(width, height, value).scaledToLongestSide(px).rgb();

        byte[] expected = new byte[scaled.length];
        Arrays.fill(expected, value);
        assertThat(scaled).isEqualTo(expected);
    }

    @Property(tries = 100)
    void preservesTheMeanOnTheWayDown(
            @ForAll @IntRange(min = 40, max = 90) int side,
            @ForAll @IntRange(min = 10, max = 40) int px,
            @ForAll long seed) {
        byte[] rgb = new byte[3 * side * side];
        new Random(seed).nextBytes(rgb);
        Bitmap noise = new Bitmap(side, side, rgb);

        assertThat(mean(noise.scaledToLongestSide(px))).isCloseTo(mean(noise), within(0.15));
    }

    /**
     * A sample at x is 2x, so a scaled sample at x' has to be 2x' · source / target, but for rounding (0.5)
     * and for the steps that pixels are (0.25); away from the borders, where nothing can be interpolated.
     */
    @Property(tries = 200)
    void keepsPositionsUpAndDown(
            @ForAll @IntRange(min = 20, max = 120) int side, @ForAll @IntRange(min = 4, max = 300) int px) {
        byte[] rgb = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                rgb[3 * (y * side + x)] = (byte) Math.round(2 * (x + 0.5));
                rgb[3 * (y * side + x) + 1] = (byte) Math.round(2 * (y + 0.5));
            }
        }
        Bitmap scaled = new Bitmap(side, side, rgb).scaledToLongestSide(px);
        double factor = (double) side / px;
        int border = (int) Math.ceil(1 / factor);
        for (int x = border; x < px - border; x++) {
            for (int y = border; y < px - border; y += 7) {
                int[] sample = Pictures.at(scaled, x, y);
                assertThat((double) sample[0]).isCloseTo(2 * (x + 0.5) * factor, within(0.8));
                assertThat((double) sample[1]).isCloseTo(2 * (y + 0.5) * factor, within(0.8));
            }
        }
    }

    @Example
    void averagesExactlyWhatAPixelCovers() {
        Bitmap thirds = new Bitmap(3, 1, new byte[] {90, 0, 0, 30, 60, 0, 0, 0, 90});

        assertThat(thirds.scaledToLongestSide(2).rgb()).containsExactly(70, 20, 0, 10, 20, 60);
        assertThat(thirds.scaledToLongestSide(1).rgb()).containsExactly(40, 20, 30);
    }

    @Example
    void weighsLuminanceByRec601() {
        byte x = (byte) 255;

        assertThat(new Bitmap(5, 1, new byte[] {x, 0, 0, 0, x, 0, 0, 0, x, x, x, x, 0, 0, 0}).luminance())
                .containsExactly(76, (byte) 150, 29, x, 0);
    }

    private static Bitmap constant(int width, int height, int value) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) value);
        return new Bitmap(width, height, rgb);
    }

    private static double mean(Bitmap bitmap) {
        double sum = 0;
        for (byte sample : bitmap.rgb()) {
            sum += sample & 0xFF;
        }
        return sum / bitmap.rgb().length;
    }
}
