package org.samescene.app.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLibraryTest {
    @TempDir
    static Path folder;

    static Planted planted;

    @BeforeAll
    static void write() throws IOException {
        planted = SampleLibrary.write(folder);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyFileButTheBrokenOnesIsAPictureOfAUsefulSize() throws IOException {
        int pictures = 0;
        for (Path file : files()) {
            if (planted.rejected().contains(file)) {
                continue;
            }
            BufferedImage picture = ImageIO.read(file.toFile());
            assertThat(picture).as(file.toString()).isNotNull();
            assertThat(Math.max(picture.getWidth(), picture.getHeight()))
                    .as(file.toString())
                    .isBetween(256, 1280);
            pictures++;
        }
        assertThat(pictures).isGreaterThanOrEqualTo(48);
    }

    @Test
    void brokenFilesCannotBeRead() {
        assertThat(planted.rejected())
                .hasSize(2)
                .allSatisfy(file -> assertThat(readable(file)).isFalse());
    }

    private static boolean readable(Path file) {
        try {
            return ImageIO.read(file.toFile()) != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void staysSmall() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(20_000_000);
    }

    @Test
    void theTruthNamesFilesThatAreThereAndNoPairTwice() {
        Set<Set<Path>> pairs = new HashSet<>();
        Stream.concat(planted.duplicates().stream(), planted.sameLandmark().stream())
                .forEach(pair -> {
                    assertThat(pair.a()).isRegularFile().isNotEqualTo(pair.b());
                    assertThat(pair.b()).isRegularFile();
                    assertThat(pairs.add(Set.of(pair.a(), pair.b())))
                            .as("%s", pair)
                            .isTrue();
                });
        assertThat(planted.duplicates())
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(pair -> assertThat(pair.a()).hasParent(pair.b().getParent()));
        assertThat(planted.sameLandmark()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void everyNamedUploadSharesItsPlaceWithAKnownPhotoInTheFolderOfThatName() {
        assertThat(planted.landmarks()).isNotEmpty().allSatisfy((upload, name) -> {
            assertThat(upload).startsWith(planted.uploads());
            assertThat(planted.sameLandmark()).anySatisfy(pair -> {
                assertThat(List.of(pair.a(), pair.b())).contains(upload);
                assertThat(Stream.of(pair.a(), pair.b()))
                        .anyMatch(other ->
                                other.getParent().equals(planted.known().resolve(name)));
            });
        });
    }

    @Test
    void aPhotoLiesBesideItsBytesOnceMoreAndItsEdits() throws IOException {
        List<Path> originals =
                files().stream().filter(file -> file.endsWith("first.jpg")).toList();
        assertThat(originals).hasSizeGreaterThanOrEqualTo(3).allSatisfy(original -> {
            assertThat(original.resolveSibling("bytes.jpg")).hasSameBinaryContentAs(original);
            assertThat(original.getParent().toFile().list()).hasSizeGreaterThanOrEqualTo(6);
        });
        assertThat(ImageIO.read(uploaded("orchard/resize-50.jpg")).getWidth())
                .isEqualTo(ImageIO.read(uploaded("orchard/first.jpg")).getWidth() / 2);
        assertThat(ImageIO.read(uploaded("chapel/rotation-90.jpg")).getWidth())
                .isEqualTo(ImageIO.read(uploaded("chapel/first.jpg")).getHeight());
    }

    private static File uploaded(String copy) {
        return planted.uploads().resolve("copies").resolve(copy).toFile();
    }

    @Test
    void noTwoPhotosCarryTheSameMark() throws IOException {
        for (String mark : List.of("logo.jpg", "text.jpg")) {
            assertThat(files()).filteredOn(file -> file.endsWith(mark)).as(mark).hasSize(1);
        }
    }

    @Test
    void aSecondRunDrawsTheSameBytes(@TempDir Path other) throws IOException {
        SampleLibrary.write(other);
        for (Path file : files()) {
            assertThat(other.resolve(folder.relativize(file))).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void aLibraryThatIsThereIsLeftAlone() throws IOException {
        Path any = planted.duplicates().iterator().next().a();
        FileTime before = Files.getLastModifiedTime(any);
        assertThat(SampleLibrary.write(folder)).isEqualTo(planted);
        assertThat(Files.getLastModifiedTime(any)).isEqualTo(before);
    }

    @Test
    void hasEveryKindOfFileThatTheJdkWrites() throws IOException {
        Set<String> endings = files().stream()
                .map(Path::toString)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        assertThat(endings).contains("jpg", "png", "bmp", "gif", "tiff");
    }
}
