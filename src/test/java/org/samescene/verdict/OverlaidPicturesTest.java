package org.samescene.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.feature.Photo;
import org.samescene.feature.Raster;
import org.samescene.feature.Thumbnail;
import org.samescene.match.PlantedScene;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

class OverlaidPicturesTest {
    private static final Affine CROP = new Affine(1.2, 0, -240, 0, 1.2, -120);
    private final PlantedScene scene = new PlantedScene(5, 0);
    private final Photo whole = scene.photo("whole");
    private final Photo crop = scene.photo("crop", CROP, 720, 600);

    private interface Tone {
        double of(int luminance, int x, int y);
    }

    /** With another tone at each place of the thumbnail. */
    private static Photo toned(Photo photo, Tone tone) {
        Raster from = photo.thumbnail().luminance();
        byte[] to = new byte[from.values().length];
        for (int i = 0; i < to.length; i++) {
            double value = tone.of(from.values()[i] & 0xff, i % from.width(), i / from.width());
            to[i] = (byte) Math.round(Math.clamp(value, 0.0, 255.0));
        }
        return photo.thumbnail(Thumbnail.of(new Raster(from.width(), from.height(), to)));
    }

    private static OverlaidPictures overlaid(Photo a, Photo b, Affine transform) {
        return OverlaidPictures.of(a.features(), b.features(), Homography.of(transform))
                .orElseThrow();
    }

    private static Resemblance resemblance(Photo a, Photo b, Affine transform) {
        return Resemblance.of(overlaid(a, b, transform));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 30", "0.5, 40", "1.3, -30", "-1, 255"})
    void brightnessContrastAndNegativesMakeNoDifference(double contrast, double brightness) {
        Photo other = toned(whole, (l, x, y) -> contrast * l + brightness);
        assertThat(resemblance(whole, other, Affine.IDENTITY).differing()).isLessThan(0.05);
        assertThat(resemblance(other, whole, Affine.IDENTITY).isCopy(Thresholds.DEFAULT))
                .isTrue();
    }

    @Test
    void aTransformThatIsSomePixelsOffIsCorrected() {
        Affine off = CROP.then(new Affine(1.004, 0.002, 6, -0.003, 0.998, -5));
        OverlaidPictures pictures = overlaid(whole, crop, off);
        for (double[] corner : new double[][] {{200, 100}, {800, 100}, {200, 600}, {800, 600}}) {
            assertThat(pictures.transform().applyX(corner[0], corner[1]))
                    .isCloseTo(CROP.applyX(corner[0], corner[1]), within(1.0));
            assertThat(pictures.transform().applyY(corner[0], corner[1]))
                    .isCloseTo(CROP.applyY(corner[0], corner[1]), within(1.0));
        }
        assertThat(Resemblance.of(pictures).displaced()).isZero();
    }

    @Test
    void nearThingsThatHaveMovedAreAnotherView() {
        Raster from = whole.thumbnail().luminance();
        Photo moved = toned(whole, (l, x, y) -> from.at(x + 0.5 + (y % 80 < 40 ? 2 : -2), y + 0.5));
        Resemblance resemblance = resemblance(whole, moved, Affine.IDENTITY);
        assertThat(resemblance.displaced()).isGreaterThan(0.5);
        assertThat(resemblance.isCopy(Thresholds.DEFAULT)).isFalse();
    }

    @Test
    void anotherPictureIsNoCopy() {
        Photo other = new PlantedScene(6, 0).photo("other");
        assertThat(resemblance(withDetail(whole, 1), withDetail(other, 2), Affine.IDENTITY)
                        .differing())
                .isGreaterThan(0.6);
        assertThat(resemblance(whole, other, Affine.IDENTITY).isCopy(Thresholds.DEFAULT))
                .isFalse();
    }

    @Test
    void aLogoIsADifferenceAndItsPlaceIsTold() {
        Photo logo =
                toned(whole, (l, x, y) -> x >= 120 && x < 160 && y >= 60 && y < 90 ? (x / 5 + y / 5) % 2 * 255 : l);
        OverlaidPictures pictures = overlaid(whole, logo, Affine.IDENTITY);
        assertThat(Resemblance.of(pictures).isCopy(Thresholds.DEFAULT)).isTrue();
        List<Difference> differences = DifferingRegions.of(pictures);
        assertThat(differences).singleElement().satisfies(difference -> {
            double toPixels = 1000.0 / 240;
            assertThat(difference.region().getFirst().x()).isCloseTo(120 * toPixels, within(4 * toPixels));
            assertThat(difference.region().getFirst().y()).isCloseTo(60 * toPixels, within(4 * toPixels));
            assertThat(difference.region().get(2).x()).isCloseTo(160 * toPixels, within(4 * toPixels));
            assertThat(difference.share()).isCloseTo(40 * 30 / (240.0 * 192), within(0.02));
        });
    }

    @Test
    void equalPicturesHaveNoDifferences() {
        assertThat(DifferingRegions.of(overlaid(whole, whole, Affine.IDENTITY))).isEmpty();
        assertThat(DifferingRegions.of(overlaid(whole, crop, CROP))).isEmpty();
    }

    /** Photos have detail of every size; smooth waves alone agree by chance in half of their places. */
    private static Photo withDetail(Photo photo, long seed) {
        Random random = new Random(seed);
        double[] grain = random.doubles(30 * 24L, -60, 60).toArray();
        return toned(photo, (l, x, y) -> l + grain[y / 8 * 30 + x / 8]);
    }

    @Test
    void twoPicturesInOneFrameAreNoCopies() {
        Tone frame = (l, x, y) -> x < 25 || y < 25 || x >= 215 || y >= 167 ? (x / 4 + y / 4) % 2 * 200 : l;
        Photo a = toned(withDetail(whole, 1), frame);
        Photo b = toned(withDetail(new PlantedScene(6, 0).photo("other"), 2), frame);
        assertThat(resemblance(a, b, Affine.IDENTITY).isCopy(Thresholds.DEFAULT))
                .isFalse();
        assertThat(resemblance(a, toned(a, (l, x, y) -> 0.8 * l), Affine.IDENTITY)
                        .isCopy(Thresholds.DEFAULT))
                .isTrue();
    }

    private interface Ink {
        boolean isAt(int x, int y);
    }

    /** Lines of writing between margins. */
    private static Tone onPaper(Ink ink) {
        return (l, x, y) -> x >= 20 && x < 220 && y >= 20 && y < 172 && y % 8 < 3 && ink.isAt(x, y) ? 40 : 250;
    }

    @Test
    void otherWritingOnTheSamePaperIsNoCopy() {
        Photo page = toned(whole, onPaper((x, y) -> (x * 31 + y / 8 * 17) % 7 < 3));
        Photo other =
                toned(whole, onPaper((x, y) -> y < 90 ? (x * 31 + y / 8 * 17) % 7 < 3 : (x * 13 + y / 8 * 5) % 11 < 5));
        Resemblance resemblance = resemblance(page, other, Affine.IDENTITY);
        assertThat(resemblance.ground()).isGreaterThan(0.1);
        assertThat(resemblance.rewritten()).isGreaterThan(0.1);
        assertThat(resemblance.isCopy(Thresholds.DEFAULT)).isFalse();
    }

    @Test
    void anOverlapOfAFewPixelsSaysNothing() {
        assertThat(OverlaidPictures.of(
                        whole.features(), whole.features(), Homography.of(new Affine(1, 0, 980, 0, 1, 0))))
                .isEmpty();
    }

    @Test
    void flatPicturesAreNoCopies() {
        Photo grey = toned(whole, (l, x, y) -> 128);
        assertThat(resemblance(grey, grey, Affine.IDENTITY)).isEqualTo(Resemblance.NONE);
    }
}
