package org.samescene.bitmap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Third-party files, which lie beside the checkout and not in it. */
public final class SharedFiles {
    private SharedFiles() {}

    /** Of a folder in {@code ../shared}; skips the test where that isn't there. */
    public static Path folder(String name) {
        Path folder =
                Path.of(System.getProperty("user.dir"), "..", "shared", name).normalize();
        assumeTrue(
                Files.isDirectory(folder),
                "skipped: there is no " + folder + ", the third-party files that this test is about");
        return folder;
    }

    public static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
