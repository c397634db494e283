package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where samescene keeps its files. */
@ConfigMapping(prefix = "samescene")
public interface FolderConfig {
    /** The index, and an embedded broker's data; default: the XDG data folder. */
    Optional<Path> data();

    /** The store, a folder with a folder for each model; default: models in the XDG cache folder. */
    Optional<Path> models();
}
