package org.samescene.feature.tensorflow;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import ai.djl.training.ParameterStore;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;
import org.tensorflow.proto.ConfigProto;

/**
 * A SavedModel of the DELF family, run by TensorFlow through DJL. All threads share one session; what a
 * picture takes in native memory is given back before {@link #describe} returns.
 */
public final class TensorFlowExtractor implements FeatureExtractor {
    static final String GRADIENT = "gradient-1";
    /**
     * Octaves: on the development photos, features of levels between them took the place of others and
     * matched fewer landmarks.
     */
    private static final float[] GRADIENT_SCALES = {1f, 0.5f, 0.25f};
    /** Corners of blurred pictures are weak but good; {@link CornerDetector} leaves out rounding errors by itself. */
    private static final float GRADIENT_THRESHOLD = 0f;
    /** As many as the DELF hub module's example asks for. */
    private static final int GRADIENT_FEATURES = 1000;
    /** Large enough for the development photos' landmarks, and a core does about ten such pictures a second. */
    private static final int GRADIENT_LONGEST_SIDE_PX = 640;

    static final ExtractionSettings GRADIENT_SETTINGS =
            new ExtractionSettings(GRADIENT_SCALES, GRADIENT_THRESHOLD, GRADIENT_FEATURES, GRADIENT_LONGEST_SIDE_PX);

    private static final int WARM_UP_PX = 64;

    private final String name;
    private final Model model;
    private final PictureTranslator translator;
    private final int longestSidePx;
    private final List<String> devices;
    private final String device;

    private TensorFlowExtractor(
            String name, Model model, PictureTranslator translator, int longestSidePx, ServableGraph graph) {
        this.name = name;
        this.model = model;
        this.translator = translator;
        this.longestSidePx = longestSidePx;
        var bundle = ((TfSymbolBlock) model.getBlock()).getSavedModelBundle();
        this.devices = Placement.devices(bundle);
        // the first run optimises the graph, which takes as long as several pictures: not at the first user's expense
        try (NDManager manager = newManager()) {
            Bitmap black = new Bitmap(WARM_UP_PX, WARM_UP_PX, new byte[3 * WARM_UP_PX * WARM_UP_PX]);
            this.device = Placement.ofWork(bundle, graph.definition(), translator.inputs(manager, black));
        }
    }

    /** The model that comes with Samescene, see {@link GradientModel}. */
    static TensorFlowExtractor gradient(
            String name, ExtractionSettings settings, TensorFlowThreads threads, DeviceChoice device) {
        try (InputStream resource = TensorFlowExtractor.class.getResourceAsStream("gradient/" + ServableGraph.FILE)) {
            // TensorFlow loads from a folder, and reads all of it at once
            Path folder = Files.createTempDirectory("samescene-gradient");
            try {
                Files.copy(
                        Objects.requireNonNull(resource, "the gradient model is not in the jar"),
                        folder.resolve(ServableGraph.FILE));
                ServableGraph graph = ServableGraph.read(name, folder);
                return load(
                        name,
                        graph,
                        folder,
                        new HubTranslator(settings, graph, 1),
                        settings.longestSidePx(),
                        threads,
                        device);
            } finally {
                Files.deleteIfExists(folder.resolve(ServableGraph.FILE));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the gradient model can't be copied to a temporary folder", e);
        }
    }

    /**
     * Loads a model.
     *
     * @param name the model's name and version, which its features are kept under
     * @param settings in place of the folder's own
     */
    static TensorFlowExtractor load(
            String name,
            ModelFolder folder,
            ExtractionSettings settings,
            TensorFlowThreads threads,
            DeviceChoice device) {
        ServableGraph graph = folder.graph();
        try {
            PictureTranslator translator = switch (graph.signature()) {
                case HUB -> new HubTranslator(settings, graph, DelfTranslator.LEAST_SIDE_PX);
                case DELF -> new DelfTranslator(settings, folder.components(), false);
                case DELG -> new DelfTranslator(settings, folder.components(), true);
            };
            if (graph.loadsAsItIs()) {
                return load(name, graph, graph.folder(), translator, settings.longestSidePx(), threads, device);
            }
            Path frozen = Files.createTempDirectory("samescene-model");
            try {
                return load(name, graph.freeze(frozen), frozen, translator, settings.longestSidePx(), threads, device);
            } finally {
                Files.deleteIfExists(frozen.resolve(ServableGraph.FILE));
                Files.delete(frozen);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "model " + folder.name() + " can't be loaded from " + folder.folder() + ": " + e.getMessage(), e);
        }
    }

    private static TensorFlowExtractor load(
            String name,
            ServableGraph graph,
            Path folder,
            PictureTranslator translator,
            int longestSidePx,
            TensorFlowThreads threads,
            DeviceChoice device) {
        Model model = TensorFlowLibrary.engine()
                .newModel(name, Device.cpu()); // tensors come and go by the processor's memory
        try {
            model.load(
                    folder,
                    ServableGraph.FILE,
                    Map.of(
                            "ConfigProto",
                            session(threads, device),
                            "Tags",
                            graph.tag(),
                            "SignatureDefKey",
                            graph.signatureName()));
            TensorFlowExtractor extractor = new TensorFlowExtractor(name, model, translator, longestSidePx, graph);
            if (device == DeviceChoice.GPU && !extractor.device.startsWith("gpu")) {
                throw new IllegalStateException(
                        "samescene.device is gpu, but the graph of " + name + " would run on the " + extractor.device
                                + (extractor.devices.stream().anyMatch(d -> d.contains("GPU"))
                                        ? ": TensorFlow sees a GPU but does not put all of its convolutions there"
                                        : ": TensorFlow finds no GPU that it can use; samescene doctor says what it needs"));
            }
            return extractor;
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new IllegalStateException("model " + name + " can't be loaded from " + folder, e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static ConfigProto session(TensorFlowThreads threads, DeviceChoice device) {
        ConfigProto.Builder session = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads.withinOperation())
                .setInterOpParallelismThreads(threads.betweenOperations())
                .setUsePerSessionThreads(true)
                .setAllowSoftPlacement(true);
        session.getGpuOptionsBuilder().setAllowGrowth(true);
        if (device == DeviceChoice.CPU) {
            session.putDeviceCount("GPU", 0);
        }
        return session.build();
    }

    private NDManager newManager() {
        return model.getNDManager().newSubManager();
    }

    @Override
    public String model() {
        return name;
    }

    @Override
    public int dimensions() {
        return translator.dimensions();
    }

    @Override
    public int longestSidePx() {
        return longestSidePx;
    }

    @Override
    public PictureFeatures describe(Bitmap bitmap) {
        if (Math.min(bitmap.width(), bitmap.height()) < translator.leastSidePx()) {
            float[] none = new float[0];
            return new PictureFeatures(new LocalFeatures(none, none, none, none, none, dimensions()), Optional.empty());
        }
        // a predictor serves one thread, costs next to nothing, and owns the picture's tensors
        try (Predictor<Bitmap, PictureFeatures> predictor = model.newPredictor(translator)) {
            return predictor.predict(bitmap);
        } catch (TranslateException e) {
            throw new IllegalStateException(
                    "model " + name + " failed on a picture of " + bitmap.width() + " × " + bitmap.height() + " pixels",
                    e);
        }
    }

    /** Runs the graph and leaves its answer where it is: what extraction is measured against. */
    public void runBare(Bitmap bitmap) {
        try (NDManager manager = newManager()) {
            NDList inputs = translator.inputs(manager, bitmap);
            model.getBlock().forward(new ParameterStore(manager, false), inputs, false);
        }
    }

    /**
     * The device that the graph's work was done on in a first run, as TensorFlow reported it: {@code cpu} or
     * {@code gpu:0}.
     */
    @Override
    public String device() {
        return device;
    }

    /** All devices that TensorFlow might have used, by its names for them. */
    public List<String> devices() {
        return devices;
    }

    @Override
    public void close() {
        model.close();
    }
}
