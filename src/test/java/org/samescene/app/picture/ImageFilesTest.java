package org.samescene.app.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.arrival.Arrival;

class ImageFilesTest {
    @TempDir
    Path temporary;

    private Path photos;
    private final ImageFiles files = new ImageFiles("local");

    @BeforeEach
    void makeFolder() throws IOException {
        photos = Files.createDirectories(temporary.toRealPath().resolve("photos"));
    }

    private Path file(String name) throws IOException {
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private Path link(String name, String target) throws IOException {
        Path link = photos.resolve(name);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, Path.of(target));
    }

    private List<String> names() {
        return files.found().keySet().stream()
                .map(id -> photos.relativize(ImageFiles.path(id)).toString())
                .toList();
    }

    @Test
    void oneFileIsOneImageWhateverLinksLeadToIt() throws IOException {
        Path a = file("2024/a.jpg");
        Path b = file("2024/b.jpg");
        Files.createLink(Files.createDirectories(photos.resolve("Favourites")).resolve("b-hard.jpg"), b);
        link("Alike/a-link.jpg", "../2024/a.jpg");
        link("Current", "2024");
        link("2024/up", "..");
        link("2024/above", "../..");
        link("2024/self", "self");
        link("2024/dangling.jpg", "nowhere.jpg");

        files.add(photos);

        assertThat(names()).containsExactly("2024/a.jpg", "2024/b.jpg");
        assertThat(files.links())
                .containsEntry(photos.resolve("Alike/a-link.jpg").toString(), a.toString())
                .containsEntry(photos.resolve("Favourites/b-hard.jpg").toString(), b.toString())
                .containsEntry(
                        photos.resolve("Current").toString(),
                        photos.resolve("2024").toString())
                .containsEntry(photos.resolve("2024/up").toString(), photos.toString())
                .containsEntry(
                        photos.resolve("2024/above").toString(),
                        photos.getParent().toString())
                .hasSize(5);
        assertThat(files.unreadable())
                .containsOnlyKeys(
                        photos.resolve("2024/dangling.jpg").toString(),
                        photos.resolve("2024/self").toString());
        assertThat(files.unreadable().get(photos.resolve("2024/dangling.jpg").toString()))
                .contains("link to nothing")
                .contains("nowhere.jpg");
    }

    @Test
    void followsLinksToWhatIsFoundNowhereElse() throws IOException {
        Path elsewhere = Files.createDirectories(photos.resolveSibling("elsewhere/album"));
        Files.writeString(elsewhere.resolve("c.jpg"), "c");
        link("album", "../elsewhere/album");
        link("again", "../elsewhere/album/c.jpg");

        files.add(photos);

        assertThat(names()).containsExactly("again");
        assertThat(files.links()).containsOnlyKeys(photos.resolve("album/c.jpg").toString());
    }

    @Test
    void foldersMayBeGivenTwiceAndNamesOfPlacesStay() throws IOException {
        file("Leaf Square/view.jpg");
        file("other.jpg");
        Files.createSymbolicLink(
                Files.createDirectories(photos.resolveSibling("places/Harbour")).resolve("x.jpg"),
                photos.resolve("other.jpg"));

        files.addKnown(photos.resolveSibling("places"));
        files.addKnown(photos);
        files.add(photos);
        files.add(photos.resolve("Leaf Square"));

        assertThat(names()).containsExactly("Leaf Square/view.jpg", "other.jpg");
        assertThat(files.found().get(photos.resolve("Leaf Square/view.jpg").toString()))
                .extracting(Arrival.Uploaded::landmark)
                .isEqualTo("Leaf Square");
        assertThat(files.found().get(photos.resolve("other.jpg").toString()))
                .extracting(Arrival.Uploaded::landmark)
                .isEqualTo("Harbour");
    }

    @Test
    void countsApartWhatIsNoPictureByItsName() throws IOException {
        for (String name : List.of("a.jpg", "a.jpg.json", "a.XMP", "a.AAE", "a.MOV", "Thumbs.db", "desktop.ini", "b")) {
            file(name);
        }
        file(".hidden/c.jpg");

        files.add(photos);

        assertThat(names()).containsExactly("a.jpg", "b");
        assertThat(files.others()).containsOnlyKeys(FileKind.VIDEO, FileKind.SIDECAR, FileKind.SYSTEM);
        assertThat(files.others().get(FileKind.SIDECAR)).hasSize(3);
        assertThat(files.others().get(FileKind.SYSTEM)).hasSize(2);
    }

    /** é as one character and as e with an accent, and in Latin-1, which is no UTF-8: three files. */
    @Test
    void keepsNamesInAnyEncodingApart() throws IOException {
        assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
                "skipped: names of files are not in UTF-8 in this locale");
        file("\u00e9.jpg");
        file("e\u0301.jpg");
        Files.writeString(Path.of(URI.create(photos.toUri() + "%E9.jpg")), "latin");
        Files.writeString(Path.of(URI.create(photos.toUri() + "%E8.jpg")), "latin too");

        files.add(photos);

        assertThat(files.found()).hasSize(4);
        assertThat(files.found().keySet())
                .allSatisfy(id -> assertThat(ImageFiles.path(id)).exists());
        assertThat(files.found().values())
                .allSatisfy(
                        upload -> assertThat(Path.of(URI.create(upload.uri()))).exists());
    }

    @Test
    void findsEqualBytesAndReadsNothingTwice() throws IOException {
        Path a = file("a.mov");
        Path copy = Files.copy(a, photos.resolve("copy of a.mov"));
        Path other = Files.writeString(photos.resolve("b.mov"), "b.mov");
        Path empty = Files.createFile(photos.resolve("c.mov"));
        Path emptyToo = Files.createFile(photos.resolve("d.mov"));

        assertThat(EqualFiles.among(List.of(other, copy, a, empty, emptyToo, photos.resolve("gone.mov"))))
                .containsExactly(List.of(a, copy));
    }
}
