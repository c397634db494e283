package org.samescene.feature.tensorflow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.ModelTraits;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.feature.gradient.GradientExtractor;
import org.samescene.feature.gradient.GradientTraits;
import org.samescene.feature.tensorflow.Checkpoint;
import org.samescene.feature.tensorflow.DeviceChoice;
import org.samescene.feature.tensorflow.ExtractionSettings;
import org.samescene.feature.tensorflow.TensorFlowExtractor;
import org.samescene.feature.tensorflow.TensorFlowThreads;
import org.samescene.feature.tensorflow.savedmodel.LoadableModel;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;

/**
 * The models by the name that a configuration gives them: {@value #GRADIENT}, which comes with Samescene, a
 * folder of the store, or a path to a folder, recognised by its separator.
 *
 * @param store folder of folders, one a model; need not be there
 */
public record Models(Path store) {
    public static final String GRADIENT = "gradient";

    /**
     * Opens a model.
     *
     * @param px the longest side that pictures are resized to, in place of the model's own
     */
    public FeatureExtractor open(String name, OptionalInt px, TensorFlowThreads threads, DeviceChoice device) {
        if (isBuiltIn(name)) {
            return gradient(px, device);
        }
        ModelFolder folder = folder(name);
        ServableGraph graph = folder.graph();
        try (LoadableModel model = LoadableModel.of(graph, new Checkpoint(graph.variables()))) {
            return TensorFlowExtractor.load(
                    id(folder, px),
                    model.graph(),
                    sized(folder.settings().extraction(), px),
                    folder.components(),
                    threads,
                    device);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "model " + folder.name() + " can't be loaded from " + folder.folder() + ": " + e.getMessage(), e);
        }
    }

    private FeatureExtractor gradient(OptionalInt px, DeviceChoice device) {
        if (device == DeviceChoice.GPU) {
            throw new IllegalStateException("samescene.device is gpu, but gradient runs on the cpu alone");
        }
        return new GradientExtractor(id(GRADIENT, px), px.orElse(GradientExtractor.LONGEST_SIDE_PX));
    }

    private static ExtractionSettings sized(ExtractionSettings settings, OptionalInt px) {
        return px.isPresent() ? settings.withLongestSide(px.getAsInt()) : settings;
    }

    /**
     * Name and version, as {@link org.samescene.feature.FeatureExtractor#model()} of the opened model gives
     * it: a different one wherever features would differ.
     */
    public String id(String name, OptionalInt px) {
        return isBuiltIn(name)
                ? id(GradientExtractor.MODEL, GradientExtractor.LONGEST_SIDE_PX, px)
                : id(folder(name), px);
    }

    private static String id(ModelFolder folder, OptionalInt px) {
        return id(folder.id(), folder.settings().extraction().longestSidePx(), px);
    }

    private static String id(String id, int ownPx, OptionalInt px) {
        return px.isPresent() && px.getAsInt() != ownPx ? id + "-" + px.getAsInt() + "px" : id;
    }

    /**
     * What matching must know of the model. It need not be there: its features may come from elsewhere.
     *
     * <p>Why not from the opened model? A worker may match features of the log without ever opening it.
     */
    public static ModelTraits traits(String name) {
        return isBuiltIn(name) ? GradientTraits.TRAITS : DelfFamily.TRAITS;
    }

    /** Whether the model comes with Samescene, and so has no folder. */
    public static boolean isBuiltIn(String name) {
        return name.equals(GRADIENT);
    }

    /**
     * The folder of a model.
     *
     * @throws IllegalStateException if there is no such model; it says how to get it
     */
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
