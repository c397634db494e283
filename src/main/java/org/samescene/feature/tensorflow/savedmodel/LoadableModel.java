package org.samescene.feature.tensorflow.savedmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A SavedModel in a folder from which TensorFlow can load it. TensorFlow reads all of it while it loads, so a
 * temporary folder is deleted on close.
 */
public record LoadableModel(ServableGraph graph, boolean temporary) implements AutoCloseable {
    /**
     * The graph where it is, or frozen in a temporary folder if TensorFlow can't load it or would run it slower.
     *
     * @param values of its variables
     */
    public static LoadableModel of(ServableGraph graph, VariableValues values) throws IOException {
        if (graph.isLoadable()) {
            return new LoadableModel(graph, false);
        }
        Path folder = Files.createTempDirectory("samescene-model");
        try {
            return new LoadableModel(graph.freeze(folder, values), true);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            delete(graph.folder());
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(ServableGraph.FILE));
        Files.delete(folder);
    }
}
