package org.samescene.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
    @TempDir
    Path folder;

    @Test
    void everythingInItGoesAndNothingElse() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "by the link's other end");
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(Files.createDirectories(tree.resolve("a/b")).resolve("file"), "deep");
        Files.createSymbolicLink(tree.resolve("link"), kept);
        Files.createSymbolicLink(tree.resolve("dangling"), folder.resolve("absent"));

        FolderTree.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void whatIsNotThereIsDeletedAlready() throws IOException {
        FolderTree.delete(folder.resolve("absent"));

        assertThat(folder).isEmptyDirectory();
    }
}
