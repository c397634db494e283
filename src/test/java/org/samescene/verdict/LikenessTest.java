package org.samescene.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.feature.Photo;
import org.samescene.feature.Thumbnail;
import org.samescene.match.PlantedScene;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

class LikenessTest {
    private static final Affine CROP = new Affine(1.2, 0, -240, 0, 1.2, -120);
    private final PlantedScene scene = new PlantedScene(5, 0);
    private final Photo whole = scene.photo("whole");
    private final Photo crop = scene.photo("crop", CROP, 720, 600);

    private interface Tone {
        double of(int luminance, int x, int y);
    }

    private static Photo toned(Photo photo, Tone tone) {
        Thumbnail from = photo.thumbnail();
        byte[] to = new byte[from.luminance().length];
        for (int i = 0; i < to.length; i++) {
            double value = tone.of(from.luminance()[i] & 0xff, i % from.width(), i / from.width());
            to[i] = (byte) Math.round(Math.clamp(value, 0.0, 255.0));
        }
        return photo.thumbnail(new Thumbnail(from.width(), from.height(), to));
    }

    private static double likeness(Photo a, Photo b, Affine transform) {
        return Likeness.of(a.features(), b.features(), Homography.of(transform));
    }

    @Test
    void aPictureIsLikeItself() {
        assertThat(likeness(whole, whole, Affine.IDENTITY)).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "0.5, 40", "0.3, 0", "1.3, -30", "0.2, 200"})
    void brightnessAndContrastDoNotMatter(double contrast, double brightness) {
        assertThat(likeness(whole, toned(whole, (l, x, y) -> contrast * l + brightness), Affine.IDENTITY))
                .isGreaterThan(0.97);
    }

    /** Most of the picture is burnt out; what is left of it agrees. */
    @Test
    void whatIsClippedInOnePictureAloneSaysNothing() {
        Photo burnt = toned(whole, (l, x, y) -> 2.2 * l);
        assertThat(likeness(whole, burnt, Affine.IDENTITY)).isGreaterThan(0.95);
        assertThat(likeness(burnt, whole, Affine.IDENTITY)).isGreaterThan(0.95);
        assertThat(likeness(burnt, new PlantedScene(6, 0).photo("other"), Affine.IDENTITY))
                .isLessThan(0.5);
        assertThat(likeness(whole, toned(whole, (l, x, y) -> 255), Affine.IDENTITY))
                .isZero();
    }

    @Test
    void aNegativeIsTheOpposite() {
        assertThat(likeness(whole, toned(whole, (l, x, y) -> 255 - l), Affine.IDENTITY))
                .isCloseTo(-1, within(1e-9));
    }

    @Test
    void aCropIsLikeTheWholeWhereItLies() {
        assertThat(likeness(whole, crop, CROP)).isGreaterThan(0.97);
        assertThat(likeness(crop, whole, CROP.inverse())).isGreaterThan(0.97);
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1, 800, 1, 0, 0, 800, 1000",
        "-1, 0, 1000, 0, 1, 0, 1000, 800",
        "0.15, 0, 0, 0, 0.15, 0, 150, 120",
        "2, 0, 0, 0, 1, 0, 2000, 800"
    })
    void turnedMirroredShrunkOrStretchedPicturesAreAlike(
            double a, double b, double c, double d, double e, double f, int width, int height) {
        Affine camera = new Affine(a, b, c, d, e, f);
        Photo copy = scene.photo("copy", camera, width, height);
        assertThat(likeness(whole, copy, camera)).isGreaterThan(0.97);
        assertThat(likeness(copy, whole, camera.inverse())).isGreaterThan(0.97);
    }

    @Test
    void aWrongAlignmentIsWorseTheFartherOffItIs() {
        double right = likeness(whole, crop, CROP);
        double near = likeness(whole, crop, CROP.then(new Affine(1, 0, 15, 0, 1, 0)));
        double off = likeness(whole, crop, CROP.then(new Affine(1, 0, 50, 0, 1, 0)));
        assertThat(near).isLessThan(right - 0.02);
        assertThat(off).isLessThan(0.7).isLessThan(near - 0.2);
    }

    @Test
    void unrelatedPicturesAreNotAlike() {
        List<Double> likeness = IntStream.range(10, 60)
                .mapToObj(seed -> likeness(whole, new PlantedScene(seed, 0).photo("other"), Affine.IDENTITY))
                .toList();
        assertThat(likeness).allSatisfy(each -> assertThat(each).isBetween(-0.6, 0.6));
        assertThat(likeness.stream().mapToDouble(each -> each).average().orElseThrow())
                .isBetween(-0.1, 0.1);
    }

    @Test
    void flatPicturesSayNothing() {
        Photo grey = toned(whole, (l, x, y) -> 128);
        Photo nearlyGrey = toned(whole, (l, x, y) -> 128 + (l - 128) / 40.0);
        assertThat(likeness(grey, grey, Affine.IDENTITY)).isZero();
        assertThat(likeness(nearlyGrey, nearlyGrey, Affine.IDENTITY)).isZero();
        assertThat(likeness(whole, grey, Affine.IDENTITY)).isZero();
    }

    @Test
    void aLogoOnATenthOfThePictureHardlyMatters() {
        Photo logo = toned(whole, (l, x, y) -> x >= 50 && x < 80 && y >= 40 && y < 66 ? 255 : l);
        assertThat(likeness(whole, logo, Affine.IDENTITY)).isGreaterThan(0.95);
        assertThat(likeness(logo, crop, CROP)).isGreaterThan(0.9);
    }

    @Test
    void anOverlapOfAFewPixelsSaysNothing() {
        assertThat(likeness(whole, whole, new Affine(1, 0, 980, 0, 1, 0))).isZero();
        assertThat(likeness(whole, whole, new Affine(1, 0, 5000, 0, 1, 0))).isZero();
    }
}
