package org.samescene.feature.tensorflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How a model in a folder is to be used: what {@value ModelFolder#PROPERTIES} beside it says, and for the
 * rest what the research project uses.
 *
 * @param savedModel folder of {@code saved_model.pb}, relative to the model's
 * @param featureDimensions components of the network's own features, where its signature doesn't say; else 0
 * @param pca empty: descriptors are the network's own
 */
record ModelSettings(Path savedModel, ExtractionSettings extraction, int featureDimensions, Optional<PcaSettings> pca) {
    /** The DELF hub module's example: half octaves. */
    private static final String SCALES = "0.25, 0.3536, 0.5, 0.7071, 1.0, 1.4142, 2.0";

    private static final String MAX_FEATURES = "1000";
    /** For DELF; what scores mean differs from one DELG to another, so there it has to be said. */
    private static final String DELF_THRESHOLD = "100";
    /** On CPUs seven scales of a photo cost seconds; at 640 px, two. */
    private static final String LONGEST_SIDE = "640";

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
        Reader reader = new Reader(properties, source);
        boolean delg = signature == Signature.DELG;
        try {
            ExtractionSettings extraction = new ExtractionSettings(
                    reader.get("image-scales", SCALES, ModelSettings::floats),
                    reader.get("score-threshold", delg ? null : DELF_THRESHOLD, Float::parseFloat),
                    reader.get("max-features", MAX_FEATURES, Integer::parseInt),
                    reader.get("longest-side-px", LONGEST_SIDE, Integer::parseInt),
                    delg ? reader.get("global-scales", "3, 4, 5", ModelSettings::integers) : new int[0]);
            return new ModelSettings(
                    savedModel(properties, folder),
                    extraction,
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

    private static Optional<PcaSettings> pca(Reader reader, Path folder, Signature signature) {
        boolean there = signature != Signature.HUB
                && (reader.has("pca.projection") || Files.exists(folder.resolve("pca/pca_proj_mat.datum")));
        return there
                ? Optional.of(new PcaSettings(
                        reader.get("pca.mean", "pca/mean.datum", Path::of),
                        reader.get("pca.projection", "pca/pca_proj_mat.datum", Path::of),
                        reader.get("pca.variances", "pca/pca_variances.datum", Path::of),
                        reader.get("pca.dimensions", DIMENSIONS, Integer::parseInt),
                        reader.get("pca.whitening", "false", ModelSettings::bool)))
                : Optional.empty();
    }

    private static float[] floats(String list) {
        String[] each = list.split("[,\\s]+");
        float[] values = new float[each.length];
        for (int i = 0; i < each.length; i++) {
            values[i] = Float.parseFloat(each[i]);
        }
        return values;
    }

    private static int[] integers(String list) {
        return Arrays.stream(list.split("[,\\s]+")).mapToInt(Integer::parseInt).toArray();
    }

    private static boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private record Reader(Properties properties, Path source) {
        boolean has(String key) {
            return properties.containsKey(key);
        }

        /** @param usual null: it has to be said */
        <T> T get(String key, String usual, Function<String, T> parse) {
            String value = properties.getProperty(key, usual);
            if (value == null) {
                throw new IllegalStateException(source + " has to say " + key);
            }
            try {
                return parse.apply(value.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        source + ": " + key + " = " + value + " can't be used (" + e.getMessage() + ")", e);
            }
        }
    }
}
