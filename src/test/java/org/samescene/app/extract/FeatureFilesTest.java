package org.samescene.app.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFilesTest {
    @TempDir
    Path folder;

    private List<String> outputs(String... named) throws IOException {
        FeatureFiles files = new FeatureFiles("lib");
        for (String name : named) {
            files.add(folder.resolve(name));
        }
        return files.outputs().entrySet().stream()
                .map(e -> folder.relativize(Path.of(e.getKey())) + " " + e.getValue())
                .toList();
    }

    private void make(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @Test
    void aFolderKeepsItsShapeAndASingleFileItsName() throws IOException {
        make("photos/a.jpg", "photos/trip/b.tar.png", "c.gif", "photos/.hidden.jpg");
        assertThat(outputs("photos", "c.gif"))
                .containsExactly("c.gif c.delf", "photos/a.jpg a.delf", "photos/trip/b.tar.png trip/b.tar.delf");
    }

    @Test
    void picturesOfOneNameKeepTheirEndingsAndSidecarsAreNone() throws IOException {
        make("photos/a.jpg", "photos/a.png", "photos/b.jpg", "photos/b.xmp", "photos/b.json", "photos/c.heic");
        assertThat(outputs("photos"))
                .containsExactly(
                        "photos/a.jpg a.jpg.delf",
                        "photos/a.png a.png.delf",
                        "photos/b.jpg b.delf",
                        "photos/c.heic c.delf");
    }

    @Test
    void featuresArePassedOverAndNothingIsTakenTwice() throws IOException {
        make("photos/a.jpg", "photos/a.delf", "photos/b.delg_local");
        assertThat(outputs("photos", "photos/a.jpg", "photos")).containsExactly("photos/a.jpg a.delf");
    }

    @Test
    void twoFoldersWithOneNameInCommonAreRefused() throws IOException {
        make("one/a.jpg", "two/a.jpg.png", "one/a.png");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outputs("one", "two"))
                .withMessageContaining("would both be written to a.jpg.delf: extract them into two folders");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> outputs("nowhere"))
                .withMessageContaining("nowhere");
    }
}
