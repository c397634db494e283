package org.samescene.feature.delf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Function;

/** Whole files, and errors that name them. */
final class ProtoFile {
    private ProtoFile() {}

    /** @param parse throws IllegalArgumentException where the bytes are not what they should be */
    static <T> T read(Path file, Function<byte[], T> parse) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return parse.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** All of the file or nothing of it: whoever looks meanwhile sees what was there before. */
    static void write(Path file, byte[] bytes) throws IOException {
        // not createTempFile, whose files nobody else may read
        Path unfinished = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
