package org.samescene.feature.tensorflow;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongConsumer;

/** A SavedModel of the DELF family in a folder, with what else it needs. */
public final class ModelFolder {
    /** What it is to be used with, beside it; where it is missing, as the model of that name was published. */
    public static final String PROPERTIES = "samescene.properties";

    private final String name;
    private final Path folder;
    private final ModelSettings settings;
    private final ServableGraph graph;

    private ModelFolder(String name, Path folder, ModelSettings settings, ServableGraph graph) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
        this.graph = graph;
    }

    /**
     * Reads what is needed to know whether the model can be used; its values stay where they are.
     *
     * @throws IllegalStateException if it can't, and why
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
            return new ModelFolder(
                    name,
                    folder,
                    ModelSettings.of(properties, folder.resolve(PROPERTIES), folder, graph.signature()),
                    graph);
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

    /** {@code hub}, {@code delf} or {@code delg}: what it takes and gives. */
    public String signature() {
        return graph.signature().name().toLowerCase(Locale.ROOT);
    }

    public int longestSidePx() {
        return settings.extraction().longestSidePx();
    }

    /**
     * Name and fingerprint of all that decides its features (graph, values by their checksums, principal
     * components, settings): the same on every machine, another as soon as anything of it is.
     */
    public String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Path savedModel = folder.resolve(settings.savedModel());
            digest.update(Files.readAllBytes(savedModel.resolve(ServableGraph.FILE)));
            Path index = savedModel.resolve("variables/variables.index");
            if (Files.exists(index)) {
                digest.update(Files.readAllBytes(index));
            }
            ExtractionSettings e = settings.extraction();
            digest.update((Arrays.toString(e.imageScales()) + e.scoreThreshold() + "," + e.maxFeatures() + ","
                            + e.longestSidePx() + Arrays.toString(e.globalScales()))
                    .getBytes(StandardCharsets.UTF_8));
            Optional<PcaSettings> pca = settings.pca();
            if (pca.isPresent()) {
                digest.update((pca.get().dimensions() + "," + pca.get().whitening()).getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(folder.resolve(pca.get().mean())));
                digest.update(Files.readAllBytes(folder.resolve(pca.get().projection())));
                if (pca.get().whitening()) {
                    digest.update(Files.readAllBytes(folder.resolve(pca.get().variances())));
                }
            }
            return name + "-" + HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "model " + name + " in " + folder + " is not complete: no " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Its settings, one line each, as {@value #PROPERTIES} has them. */
    public String settings() {
        ExtractionSettings e = settings.extraction();
        StringBuilder text = new StringBuilder();
        text.append("saved-model = ").append(settings.savedModel()).append('\n');
        text.append("image-scales = ")
                .append(list(Arrays.toString(e.imageScales())))
                .append('\n');
        text.append("score-threshold = ").append(e.scoreThreshold()).append('\n');
        text.append("max-features = ").append(e.maxFeatures()).append('\n');
        text.append("longest-side-px = ").append(e.longestSidePx()).append('\n');
        if (e.globalScales().length > 0) {
            text.append("global-scales = ")
                    .append(list(Arrays.toString(e.globalScales())))
                    .append('\n');
        }
        if (settings.featureDimensions() > 0) {
            text.append("feature-dimensions = ")
                    .append(settings.featureDimensions())
                    .append('\n');
        }
        settings.pca()
                .ifPresent(pca -> text.append("pca.mean = ")
                        .append(pca.mean())
                        .append("\npca.projection = ")
                        .append(pca.projection())
                        .append("\npca.variances = ")
                        .append(pca.variances())
                        .append("\npca.dimensions = ")
                        .append(pca.dimensions())
                        .append("\npca.whitening = ")
                        .append(pca.whitening())
                        .append('\n'));
        return text.toString();
    }

    private static String list(String inBrackets) {
        return inBrackets.substring(1, inBrackets.length() - 1);
    }

    /** Bytes of the values of its variables; 0 where they are in the graph. */
    public long valueBytes() throws IOException {
        Checkpoint checkpoint = graph.checkpoint();
        return checkpoint == null ? 0 : checkpoint.size();
    }

    /**
     * Compares every value with its checksum in the checkpoint's index, and the principal components with the features.
     *
     * @param progress is told how many bytes have been read
     * @throws IOException that names what is damaged or missing
     */
    public void verify(LongConsumer progress) throws IOException {
        Checkpoint checkpoint = graph.checkpoint();
        if (checkpoint != null) {
            checkpoint.verify(progress);
        }
        if (graph.signature() != Signature.HUB) {
            components();
        }
    }

    ServableGraph graph() {
        return graph;
    }

    ExtractionSettings extraction() {
        return settings.extraction();
    }

    PrincipalComponents components() throws IOException {
        int inputs = graph.columns(DelfTranslator.FEATURES).orElse(settings.featureDimensions());
        if (inputs < 1) {
            throw new IllegalStateException("model " + name + " doesn't say how many components its features have: "
                    + folder.resolve(PROPERTIES) + " has to say feature-dimensions");
        }
        return settings.pca().isPresent()
                ? PrincipalComponents.read(folder, settings.pca().get(), inputs)
                : PrincipalComponents.none(inputs);
    }
}
