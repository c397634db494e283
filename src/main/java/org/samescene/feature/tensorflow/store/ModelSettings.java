package org.samescene.feature.tensorflow.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.samescene.feature.tensorflow.ExtractionSettings;
import org.samescene.feature.tensorflow.PcaSettings;
import org.samescene.feature.tensorflow.Signature;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;

/**
 * How a model in a folder is used: what {@value ModelFolder#PROPERTIES} beside it says, and for the rest what
 * the research project uses.
 *
 * @param savedModel folder of {@code saved_model.pb}, relative to the model's
 * @param featureDimensions components of the network's own features, where its signature doesn't say; else 0
 * @param pca empty: descriptors are the network's own
 */
public record ModelSettings(
        Path savedModel, ExtractionSettings extraction, int featureDimensions, Optional<PcaSettings> pca) {
    /** The DELF hub module's example: half octaves. */
    private static final String SCALES = "0.25, 0.3536, 0.5, 0.7071, 1.0, 1.4142, 2.0";

    private static final String MAX_FEATURES = "1000";
    /** For DELF; what scores mean differs from one DELG to another, so there it has to be said. */
    private static final String DELF_THRESHOLD = "100";
    /** On CPUs seven scales of a photo cost seconds; at 640 px, two. */
    private static final String LONGEST_SIDE = "640";
    /** As in the research project: a side would have no pixel left at the smallest scale. */
    private static final int LEAST_SIDE_PX = 10;

    private static final String DIMENSIONS = "40";

    private static final Set<String> KEYS = Set.of(
            "saved-model",
            "image-scales",
            "score-threshold",
            "max-features",
            "longest-side-px",
            "global-scales",
            "feature-dimensions",
            "pca.mean",
            "pca.projection",
            "pca.variances",
            "pca.dimensions",
            "pca.whitening");

    /**
     * @param source of the properties, for messages
     * @throws IllegalStateException that names the key, if one is unknown or its value can't be used
     */
    static ModelSettings of(Properties properties, Path source, Path folder, Signature signature) {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(source + ": unknown " + String.join(", ", unknown) + "; known are "
                    + String.join(", ", new TreeSet<>(KEYS)));
        }
        SettingsReader reader = new SettingsReader(properties, source);
        try {
            return new ModelSettings(
                    savedModel(properties, folder),
                    extraction(reader, signature == Signature.DELG),
                    reader.get("feature-dimensions", "0", Integer::parseInt),
                    pca(reader, folder, signature));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(source + ": " + e.getMessage(), e);
        }
    }

    static Path savedModel(Properties properties, Path folder) {
        String usual = Files.exists(folder.resolve("model").resolve(ServableGraph.FILE)) ? "model" : "";
        return Path.of(properties.getProperty("saved-model", usual).strip());
    }

    private static ExtractionSettings extraction(SettingsReader reader, boolean delg) {
        return new ExtractionSettings(
                reader.get("image-scales", SCALES, SettingsReader::floats),
                delg
                        ? reader.get("score-threshold", Float::parseFloat)
                        : reader.get("score-threshold", DELF_THRESHOLD, Float::parseFloat),
                reader.get("max-features", MAX_FEATURES, Integer::parseInt),
                reader.get("longest-side-px", LONGEST_SIDE, Integer::parseInt),
                LEAST_SIDE_PX,
                delg ? reader.get("global-scales", "3, 4, 5", SettingsReader::integers) : List.of());
    }

    private static Optional<PcaSettings> pca(SettingsReader reader, Path folder, Signature signature) {
        boolean there = signature != Signature.HUB
                && (reader.has("pca.projection") || Files.exists(folder.resolve("pca/pca_proj_mat.datum")));
        return there
                ? Optional.of(new PcaSettings(
                        reader.get("pca.mean", "pca/mean.datum", Path::of),
                        reader.get("pca.projection", "pca/pca_proj_mat.datum", Path::of),
                        reader.get("pca.variances", "pca/pca_variances.datum", Path::of),
                        reader.get("pca.dimensions", DIMENSIONS, Integer::parseInt),
                        reader.get("pca.whitening", "false", SettingsReader::bool)))
                : Optional.empty();
    }

    /** The properties that say the same, in the order of the documentation. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("saved-model", savedModel.toString());
        properties.put("image-scales", list(extraction.imageScales()));
        properties.put("score-threshold", String.valueOf(extraction.scoreThreshold()));
        properties.put("max-features", String.valueOf(extraction.maxFeatures()));
        properties.put("longest-side-px", String.valueOf(extraction.longestSidePx()));
        if (!extraction.globalScales().isEmpty()) {
            properties.put("global-scales", list(extraction.globalScales()));
        }
        if (featureDimensions > 0) {
            properties.put("feature-dimensions", String.valueOf(featureDimensions));
        }
        pca.ifPresent(components -> {
            properties.put("pca.mean", components.mean().toString());
            properties.put("pca.projection", components.projection().toString());
            properties.put("pca.variances", components.variances().toString());
            properties.put("pca.dimensions", String.valueOf(components.dimensions()));
            properties.put("pca.whitening", String.valueOf(components.whitening()));
        });
        return properties;
    }

    private static String list(List<? extends Number> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
