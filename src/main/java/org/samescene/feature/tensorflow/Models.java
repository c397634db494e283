package org.samescene.feature.tensorflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The models by the name that a configuration gives them: {@value #GRADIENT}, which comes with Samescene, a
 * folder of the store, or a path to a folder, recognised by its separator.
 *
 * @param store folder of folders, one a model; need not be there
 */
public record Models(Path store) {
    public static final String GRADIENT = "gradient";

    /** @param px what pictures are brought to in place of what the model's settings say */
    public TensorFlowExtractor open(String name, OptionalInt px, TensorFlowThreads threads, DeviceChoice device) {
        if (name.equals(GRADIENT)) {
            ExtractionSettings settings = TensorFlowExtractor.GRADIENT_SETTINGS;
            return TensorFlowExtractor.gradient(id(name, px), sized(settings, px), threads, device);
        }
        ModelFolder folder = folder(name);
        return TensorFlowExtractor.load(
                id(folder.id(), folder.longestSidePx(), px), folder, sized(folder.extraction(), px), threads, device);
    }

    private static ExtractionSettings sized(ExtractionSettings settings, OptionalInt px) {
        return px.isPresent() ? settings.withLongestSide(px.getAsInt()) : settings;
    }

    /**
     * Name and version, as {@link org.samescene.feature.FeatureExtractor#model()} of the opened model gives
     * it: another one wherever features would be others.
     */
    public String id(String name, OptionalInt px) {
        if (name.equals(GRADIENT)) {
            return id(TensorFlowExtractor.GRADIENT, TensorFlowExtractor.GRADIENT_SETTINGS.longestSidePx(), px);
        }
        ModelFolder folder = folder(name);
        return id(folder.id(), folder.longestSidePx(), px);
    }

    private static String id(String id, int ownPx, OptionalInt px) {
        return px.isPresent() && px.getAsInt() != ownPx ? id + "-" + px.getAsInt() + "px" : id;
    }

    /** @throws IllegalStateException if there is no such model, and how to get it */
    public ModelFolder folder(String name) {
        boolean path = name.contains("/");
        Path folder =
                (path ? Path.of(name) : store.resolve(name)).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    path
                            ? "samescene.model is a folder that isn't there: " + folder
                            : "there is no model '" + name + "' in " + store + "; "
                                    + (PublishedModel.named(name).isPresent()
                                            ? "samescene model pull " + name + " fetches it"
                                            : "samescene model list says which there are"));
        }
        return ModelFolder.open(path ? nameOf(folder) : name, folder);
    }

    /** A model's name from its folder's: small letters, digits, and what stands between them. */
    public static String nameOf(Path folder) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-");
        return name.replaceAll("^[^a-z0-9]+", "");
    }

    /** Names of what is in the store, in alphabetical order. */
    public List<String> installed() {
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(store)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the models in " + store + " can't be listed", e);
        }
    }
}
