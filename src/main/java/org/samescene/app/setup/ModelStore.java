package org.samescene.app.setup;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.samescene.feature.tensorflow.store.Models;

/** The models of the configured store. */
final class ModelStore {
    private ModelStore() {}

    @Produces
    @Singleton
    static Models models(FolderConfig folders) {
        return new Models(folders.models()
                .orElseGet(() -> XdgFolders.cache().resolve("models"))
                .toAbsolutePath());
    }
}
