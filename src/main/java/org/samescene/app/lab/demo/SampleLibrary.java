package org.samescene.app.lab.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A small photo library drawn by code: places, copies, single pictures and two files that are none. */
public final class SampleLibrary {
    /** Changes whenever a pixel or a file does. */
    static final String VERSION = "samescene sample library 2";

    private static final String MARKER = ".samescene-samples";

    private SampleLibrary() {}

    /** Writes the library below the folder, or finds it there, and says what is in it. */
    public static Planted write(Path folder) throws IOException {
        Catalogue catalogue = new Catalogue(folder);
        List<Path> files = catalogue.sittings().stream()
                .flatMap(sitting -> sitting.files().stream())
                .sorted()
                .toList();
        Path marker = folder.resolve(MARKER);
        if (!complete(marker, files)) {
            if (Files.exists(marker)) {
                // an earlier library of ours, or one that lost files: what it had and this one hasn't must go
                deleteAll(catalogue.planted().known());
                deleteAll(catalogue.planted().uploads());
                Files.delete(marker);
            }
            render(catalogue);
            Path draft = folder.resolve(MARKER + ".new");
            Files.writeString(draft, VERSION);
            Files.move(draft, marker, StandardCopyOption.REPLACE_EXISTING);
        }
        return catalogue.planted();
    }

    static void deleteAll(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean complete(Path marker, List<Path> files) throws IOException {
        return Files.exists(marker)
                && Files.readString(marker).equals(VERSION)
                && files.stream().allMatch(Files::isRegularFile);
    }

    private static void render(Catalogue catalogue) throws IOException {
        for (Catalogue.Sitting sitting : catalogue.sittings()) {
            for (Path file : sitting.files()) {
                Files.createDirectories(file.getParent());
            }
        }
        try {
            catalogue.sittings().parallelStream().forEach(sitting -> {
                try {
                    sitting.work().run();
                } catch (IOException e) {
                    throw new UncheckedIOException(
                            "cannot write the sample library's "
                                    + sitting.files().getFirst(),
                            e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }
}
