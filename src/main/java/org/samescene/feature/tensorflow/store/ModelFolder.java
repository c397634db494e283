package org.samescene.feature.tensorflow.store;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.samescene.feature.tensorflow.PrincipalComponents;
import org.samescene.feature.tensorflow.Signature;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;

/** A SavedModel of the DELF family in a folder, with the other files that it needs. */
public final class ModelFolder {
    /**
     * The file beside the model that says how it is used. Where it is missing, the model is used as the
     * published model of its name.
     */
    public static final String PROPERTIES = "samescene.properties";

    private final String name;
    private final Path folder;
    private final ModelSettings settings;
    private final ServableGraph graph;
    private final Signature signature;

    private ModelFolder(String name, Path folder, ModelSettings settings, ServableGraph graph, Signature signature) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
        this.graph = graph;
        this.signature = signature;
    }

    /**
     * Reads what is needed to know whether the model can be used, but not the values of its variables.
     *
     * @throws IllegalStateException that says why it can't be used
     */
    public static ModelFolder open(String name, Path folder) {
        try {
            Properties properties = properties(name, folder);
            Path savedModel = folder.resolve(ModelSettings.savedModel(properties, folder));
            if (!Files.isRegularFile(savedModel.resolve(ServableGraph.FILE))) {
                throw new IllegalStateException("there is no model " + name + " in " + folder + ": it has no "
                        + ServableGraph.FILE + " and no model/" + ServableGraph.FILE);
            }
            ServableGraph graph = ServableGraph.read(name, savedModel);
            Signature signature = Signature.of(name, graph);
            ModelSettings settings = ModelSettings.of(properties, folder.resolve(PROPERTIES), folder, signature);
            return new ModelFolder(name, folder, settings, graph, signature);
        } catch (IOException e) {
            throw new IllegalStateException("model " + name + " in " + folder + " can't be read: " + e.getMessage(), e);
        }
    }

    private static Properties properties(String name, Path folder) throws IOException {
        Path file = folder.resolve(PROPERTIES);
        if (!Files.exists(file)) {
            return PublishedModel.named(name).map(PublishedModel::settings).orElseGet(Properties::new);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    public String name() {
        return name;
    }

    public Path folder() {
        return folder;
    }

    /** {@code hub}, {@code delf} or {@code delg}: its inputs and outputs. */
    public String signature() {
        return signature.name().toLowerCase(Locale.ROOT);
    }

    public ModelSettings settings() {
        return settings;
    }

    /** Name and fingerprint, see {@link Fingerprint}. */
    public String id() {
        return Fingerprint.id(this);
    }

    /** Bytes of the files with the values of its variables; 0 where the values are in the graph. */
    public long valueBytes() throws IOException {
        Path variables = graph.folder().resolve("variables");
        if (!Files.isDirectory(variables)) {
            return 0;
        }
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(variables, "variables.data-*")) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    ServableGraph graph() {
        return graph;
    }

    /** What makes descriptors of the network's raw features; empty for a hub module, whose descriptors are ready. */
    Optional<PrincipalComponents> components() throws IOException {
        if (signature == Signature.HUB) {
            return Optional.empty();
        }
        int inputs = Signature.rawDimensions(graph).orElse(settings.featureDimensions());
        if (inputs < 1) {
            throw new IllegalStateException("model " + name + " doesn't say how many components its features have: "
                    + folder.resolve(PROPERTIES) + " has to say feature-dimensions");
        }
        return Optional.of(
                settings.pca().isPresent()
                        ? PrincipalComponents.read(folder, settings.pca().get(), inputs)
                        : PrincipalComponents.none(inputs));
    }
}
