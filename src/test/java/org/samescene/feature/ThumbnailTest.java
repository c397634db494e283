package org.samescene.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.bitmap.Bitmap;

class ThumbnailTest {
    /** Waves of light, of {@code period} pixels along x and twice that along y, and red to the right. */
    private static Bitmap waves(int width, int height, double period) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            double light = 110 + 50 * Math.sin(2 * Math.PI * x / period) + 30 * Math.cos(Math.PI * y / period);
            rgb[3 * i] = (byte) Math.round(light + 60.0 * x / width);
            rgb[3 * i + 1] = (byte) Math.round(light);
            rgb[3 * i + 2] = (byte) Math.round(light);
        }
        return new Bitmap(width, height, rgb);
    }

    private static Thumbnail thumbnail(Bitmap picture) {
        return Thumbnail.of(picture, Math.max(picture.width(), picture.height()));
    }

    @ParameterizedTest
    @CsvSource({"960, 640, 240, 160", "640, 960, 160, 240", "100, 50, 100, 50", "3, 7, 3, 7", "5000, 10, 240, 1"})
    void hasTheLongestSideOrThePicturesOwnSize(int width, int height, int thumbnailWidth, int thumbnailHeight) {
        Thumbnail thumbnail = thumbnail(waves(width, height, 40));
        assertThat(thumbnail.width()).isEqualTo(thumbnailWidth);
        assertThat(thumbnail.height()).isEqualTo(thumbnailHeight);
        assertThat(thumbnail.luminance().width()).isEqualTo(thumbnailWidth);
        assertThat(thumbnail.luminance().height()).isEqualTo(thumbnailHeight);
    }

    @ParameterizedTest
    @CsvSource({"8, 4", "20, 3", "60, 2"})
    void showsWhatThePictureShows(double period, double greyLevels) {
        Bitmap picture = waves(201, 133, period);
        Raster seen = thumbnail(picture).luminance();
        byte[] luminance = picture.luminance();
        double squares = 0;
        for (int i = 0; i < luminance.length; i++) {
            double error = (seen.values()[i] & 0xff) - (luminance[i] & 0xff);
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / luminance.length)).isLessThan(greyLevels);
    }

    @Test
    void showsColoursAtAQuarterOfTheResolution() {
        Thumbnail thumbnail = thumbnail(waves(960, 640, 200));
        assertThat(thumbnail.red().width()).isEqualTo(60);
        assertThat(thumbnail.red().at(1, 20)).isCloseTo(128, within(6.0));
        assertThat(thumbnail.red().at(58, 20)).isCloseTo(128 + 0.713 * (1 - 0.299) * 60, within(6.0));
        assertThat(thumbnail.blue().at(58, 20)).isCloseTo(128 - 0.564 * 0.299 * 60, within(6.0));
    }

    @Test
    void aGreyPictureHasNoColour() {
        Thumbnail grey = Thumbnail.of(new Raster(16, 16, new byte[256]));
        assertThat(grey.red().at(0, 0)).isEqualTo(128);
        assertThat(grey.blue().at(0, 0)).isEqualTo(128);
    }

    @Test
    void theSameBytesAreTheSamePicture() {
        Thumbnail thumbnail = thumbnail(waves(500, 300, 33));
        Thumbnail read = Thumbnail.compressed(thumbnail.width(), thumbnail.height(), thumbnail.compressed());
        assertThat(read.luminance().values()).isEqualTo(thumbnail.luminance().values());
        assertThat(read.red().values()).isEqualTo(thumbnail.red().values());
        assertThat(read.compressed()).isEqualTo(thumbnail.compressed());
    }

    @Test
    void damagedBytesShowWhenItIsLookedAt() {
        byte[] bytes = thumbnail(waves(500, 300, 33)).compressed();
        Thumbnail half = Thumbnail.compressed(240, 144, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatIllegalArgumentException().isThrownBy(half::luminance).withMessageContaining("cut short or damaged");
    }
}
