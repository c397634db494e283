package org.samescene.feature.delf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Original;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Thumbnail;

class DelfImageTest {
    private static final Arrival.Uploaded UPLOADED = new Arrival.Uploaded(
            new ImageKey("lib", "love"), "file:///photos/love.delf", null, null, null, "Love Park");

    private static final LocalFeatures TWO = new LocalFeatures(
            new float[] {320, 96.5f},
            new float[] {64, 480.2f},
            new float[] {1, 2},
            new float[] {200, 150},
            new float[] {1, 0, 0, 1},
            2);

    @Test
    void theFileEntersAsAnImageWithoutAPicture() throws RejectedException {
        Original original = Original.of(DelfFeatures.of(TWO).toBytes());
        ImageFeatures image = DelfImage.of(UPLOADED, original, "delf-v1", 2);
        assertThat(image.local()).usingRecursiveComparison().isEqualTo(TWO);
        assertThat(image.width()).isEqualTo(321);
        assertThat(image.height()).isEqualTo(481);
        assertThat(image.thumbnail()).isSameAs(Thumbnail.NONE);
        assertThat(image.version()).isEqualTo(original.sha256());
        assertThat(image.model()).isEqualTo("delf-v1");
        assertThat(image.landmark()).isEqualTo("Love Park");
    }

    @Test
    void featuresOfAnotherDimensionAreRefusedWithTheWayOut() {
        Original original = Original.of(DelfFeatures.of(TWO).toBytes());
        RejectedException problem =
                catchThrowableOfType(RejectedException.class, () -> DelfImage.of(UPLOADED, original, "delf-v1", 40));
        assertThat(problem.reason()).isEqualTo(RejectionReason.UNSUPPORTED_FORMAT);
        assertThat(problem)
                .hasMessage(
                        "features of 2 dimensions; those of model delf-v1 have 40: choose the model that made them");
    }

    @Test
    void noFeaturesAndDamagedOnesAreRefused() {
        assertThat(catchThrowableOfType(
                                RejectedException.class,
                                () -> DelfImage.of(UPLOADED, Original.of(new byte[0]), "delf-v1", 2))
                        .reason())
                .isEqualTo(RejectionReason.EMPTY);
        byte[] cut = Arrays.copyOf(DelfFeatures.of(TWO).toBytes(), 30);
        assertThat(catchThrowableOfType(
                                RejectedException.class, () -> DelfImage.of(UPLOADED, Original.of(cut), "delf-v1", 2))
                        .reason())
                .isEqualTo(RejectionReason.CORRUPT);
    }

    @Test
    void theResearchProjectsFileFitsAFeaturesRecord() throws IOException, RejectedException {
        byte[] file = Files.readAllBytes(SharedFiles.folder("golden/love").resolve("love.delf"));
        ImageFeatures image = DelfImage.of(UPLOADED, Original.of(file));
        assertThat(image.width()).isBetween(900, 1000);
        assertThat(image.height()).isBetween(600, 684);
        ImageFeatures read = ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(image));
        assertThat(read.local().count()).isEqualTo(546);
        assertThat(read.thumbnail().luminance().values())
                .isEqualTo(Thumbnail.NONE.luminance().values());
    }

    @ParameterizedTest
    @CsvSource({
        "file:///a/b.delf, true",
        "https://dam.example/a%20b.delg_local?signature=x.jpg, true",
        "file:///a/b.delf.jpg, false",
        "file:///a.delf/b.jpg, false",
        "https://dam.example/b.jpg?name=x.delf, false"
    })
    void theFileIsKnownByThePathOfItsUri(String uri, boolean expected) {
        assertThat(DelfImage.isNamed(uri)).isEqualTo(expected);
    }
}
