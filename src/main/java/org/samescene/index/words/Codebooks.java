package org.samescene.index.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where codebooks come from. */
public final class Codebooks {
    private Codebooks() {}

    /** The one that comes with the program for a model, as features carry its name; empty if there is none. */
    public static Optional<Codebook> shipped(String model) {
        try (InputStream resource = Codebooks.class.getResourceAsStream(model + ".codebook")) {
            return resource == null ? Optional.empty() : Optional.of(CodebookFile.read(resource.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the codebook of " + model + " can't be read", e);
        }
    }

    /** @throws IllegalArgumentException if the file is no codebook */
    public static Codebook open(Path file) {
        try {
            return CodebookFile.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the codebook " + file + " can't be read", e);
        }
    }
}
