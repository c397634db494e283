package org.samescene.app.lab.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.samescene.app.files.FolderTree;

/** A small photo library drawn by code: views of places, copies, single pictures and two files that are none. */
public final class SampleLibrary {
    /** Changes whenever a pixel or a file does. */
    private static final String VERSION = "samescene sample library 3";

    private static final String MARKER = ".samescene-samples";

    private SampleLibrary() {}

    /** Writes the library below the folder, or finds it there, and says what is in it. */
    public static Planted write(Path folder) throws IOException {
        Catalogue catalogue = new Catalogue(folder);
        Planted planted = catalogue.planted();
        Path marker = folder.resolve(MARKER);
        if (!isComplete(marker, catalogue)) {
            if (Files.exists(marker)) {
                // an earlier library of ours, or one that lost files: what it had and this one hasn't must go
                FolderTree.delete(planted.known());
                FolderTree.delete(planted.uploads());
                Files.delete(marker);
            }
            catalogue.sittings().parallelStream().forEach(SampleLibrary::render);
            Files.writeString(marker, VERSION);
        }
        return planted;
    }

    private static boolean isComplete(Path marker, Catalogue catalogue) throws IOException {
        return Files.exists(marker)
                && Files.readString(marker).equals(VERSION)
                && catalogue.sittings().stream()
                        .allMatch(sitting -> sitting.files().stream().allMatch(Files::exists));
    }

    private static void render(Catalogue.Sitting sitting) {
        try {
            for (Path file : sitting.files()) {
                Files.createDirectories(file.getParent());
            }
            sitting.work().run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample library's " + sitting.files(), e);
        }
    }
}
