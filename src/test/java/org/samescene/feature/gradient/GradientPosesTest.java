package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.DeadLeaves;
import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Pose;

class GradientPosesTest {
    private static final DescriptorPoses POSES = GradientPoses.poses();
    // 24 divides both: the grids of all three levels are then alike from every corner. Elsewhere (320 × 256)
    // keypoints move by a part of a pixel of their level, and 61% to 87% of the features pass the test below
    private static final int WIDTH = 384;
    private static final int HEIGHT = 288;
    private static final Bitmap PICTURE = new DeadLeaves(9).draw(WIDTH, HEIGHT, 400, 0, 0);

    private static final GradientExtractor EXTRACTOR = new GradientExtractor("gradient-1", 640);
    private static final LocalFeatures UPRIGHT = EXTRACTOR.describe(PICTURE).local();

    private static LocalFeatures posed(Pose pose) {
        return POSES.posed(UPRIGHT, WIDTH, HEIGHT, pose, Integer.MAX_VALUE);
    }

    /** The law that they are for: features of the posed pixels are the posed features. */
    @ParameterizedTest
    @EnumSource
    void posedFeaturesAreThoseOfThePosedPixels(Pose pose) {
        LocalFeatures truth = EXTRACTOR.describe(pixels(PICTURE, pose)).local();
        LocalFeatures posed = posed(pose);
        assertThat(UPRIGHT.count()).isGreaterThan(100);
        long found = IntStream.range(0, posed.count())
                .filter(i -> IntStream.range(0, truth.count())
                        .anyMatch(j -> truth.scale(j) == posed.scale(i)
                                && Math.hypot(truth.x(j) - posed.x(i), truth.y(j) - posed.y(i)) < posed.scale(i)
                                && distance(posed, i, truth, j) < 0.05))
                .count();
        assertThat(found).isGreaterThan(posed.count() * 95L / 100);
    }

    @Test
    void onePoseAfterAnotherIsAPose() {
        for (Pose first : Pose.values()) {
            LocalFeatures once = posed(first);
            int width = first.transposed() ? HEIGHT : WIDTH;
            int height = first.transposed() ? WIDTH : HEIGHT;
            for (Pose then : Pose.values()) {
                LocalFeatures twice = POSES.posed(once, width, height, then, Integer.MAX_VALUE);
                LocalFeatures atOnce = posed(product(first, then));
                for (int i = 0; i < twice.count(); i++) {
                    assertThat(twice.x(i)).isCloseTo(atOnce.x(i), within(1e-3f));
                    assertThat(twice.y(i)).isCloseTo(atOnce.y(i), within(1e-3f));
                    assertThat(distance(twice, i, atOnce, i)).isLessThan(1e-3);
                }
            }
        }
    }

    @Test
    void uprightIsAsItWasAndTheStrongestComeFirst() {
        LocalFeatures some = POSES.posed(UPRIGHT, WIDTH, HEIGHT, Pose.UPRIGHT, 5);
        assertThat(some.count()).isEqualTo(5);
        for (int i = 0; i < 5; i++) {
            assertThat(some.score(i)).isEqualTo(UPRIGHT.score(i));
            assertThat(some.x(i)).isEqualTo(UPRIGHT.x(i));
            assertThat(distance(some, i, UPRIGHT, i)).isLessThan(1e-3);
        }
    }

    @Test
    void otherDescriptorsAreRefused() {
        LocalFeatures two =
                new LocalFeatures(new float[1], new float[1], new float[1], new float[1], new float[] {0, 1}, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POSES.posed(two, 8, 8, Pose.MIRRORED, 1))
                .withMessageContaining("40 dimensions");
    }

    private static Pose product(Pose first, Pose then) {
        int[] m = first.matrix();
        int[] n = then.matrix();
        int[] product = {
            n[0] * m[0] + n[1] * m[2], n[0] * m[1] + n[1] * m[3], n[2] * m[0] + n[3] * m[2], n[2] * m[1] + n[3] * m[3]
        };
        for (Pose pose : Pose.values()) {
            if (Arrays.equals(pose.matrix(), product)) {
                return pose;
            }
        }
        throw new AssertionError("no pose: " + first + " then " + then);
    }

    private static Bitmap pixels(Bitmap bitmap, Pose pose) {
        int width = pose.transposed() ? bitmap.height() : bitmap.width();
        int height = pose.transposed() ? bitmap.width() : bitmap.height();
        int[] m = pose.matrix();
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % bitmap.width();
            int y = i / bitmap.width();
            // centres of pixels, from the corner
            int column = (int)
                    Math.floor(m[0] * (x + 0.5) + m[1] * (y + 0.5) + pose.shiftX(bitmap.width(), bitmap.height()));
            int row = (int)
                    Math.floor(m[2] * (x + 0.5) + m[3] * (y + 0.5) + pose.shiftY(bitmap.width(), bitmap.height()));
            System.arraycopy(bitmap.rgb(), 3 * i, rgb, 3 * (row * width + column), 3);
        }
        return new Bitmap(width, height, rgb);
    }

    private static double distance(LocalFeatures a, int i, LocalFeatures b, int j) {
        double squares = 0;
        for (int d = 0; d < a.dimensions(); d++) {
            double difference = a.descriptors()[i * a.dimensions() + d] - b.descriptors()[j * b.dimensions() + d];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }
}
