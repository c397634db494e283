package org.samescene.feature.tensorflow.savedmodel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A SavedModel in a folder from which TensorFlow can load it. TensorFlow reads all of it while it loads, so a
 * temporary folder is deleted on close.
 */
public record LoadableModel(ServableGraph graph, boolean temporary) implements AutoCloseable {
    private interface Source {
        ServableGraph writeTo(Path folder) throws IOException;
    }

    /**
     * The graph where it is, or frozen in a temporary folder if TensorFlow can't load it or would run it slower.
     *
     * @param values of its variables
     */
    public static LoadableModel of(ServableGraph graph, VariableValues values) throws IOException {
        return graph.isLoadable() ? new LoadableModel(graph, false) : temporary(folder -> graph.freeze(folder, values));
    }

    /**
     * A copy in a temporary folder.
     *
     * @param name of the model, for messages
     * @param savedModel content of {@value ServableGraph#FILE}
     */
    public static LoadableModel copyOf(String name, InputStream savedModel) throws IOException {
        return temporary(folder -> {
            Files.copy(savedModel, folder.resolve(ServableGraph.FILE));
            return ServableGraph.read(name, folder);
        });
    }

    private static LoadableModel temporary(Source source) throws IOException {
        Path folder = Files.createTempDirectory("samescene-model");
        try {
            return new LoadableModel(source.writeTo(folder), true);
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
