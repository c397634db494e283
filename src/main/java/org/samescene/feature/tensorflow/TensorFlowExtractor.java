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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;
import org.tensorflow.proto.ConfigProto;

/**
 * A SavedModel of the DELF family, run by TensorFlow through DJL. All threads share one session; what a
 * picture takes in native memory is freed before {@link #describe} returns.
 */
public final class TensorFlowExtractor implements FeatureExtractor {
    private static final int WARM_UP_PX = 64;

    private final String name;
    private final Model model;
    private final PictureTranslator translator;
    private final ExtractionSettings settings;
    private final List<String> devices;
    private final String device;

    private TensorFlowExtractor(
            String name, Model model, PictureTranslator translator, ExtractionSettings settings, ServableGraph graph) {
        this.name = name;
        this.model = model;
        this.translator = translator;
        this.settings = settings;
        var bundle = ((TfSymbolBlock) model.getBlock()).getSavedModelBundle();
        this.devices = Placement.devices(bundle);
        // the first run optimises the graph, which takes as long as several pictures: not at the first user's expense
        try (NDManager manager = newManager()) {
            Bitmap black = new Bitmap(WARM_UP_PX, WARM_UP_PX, new byte[3 * WARM_UP_PX * WARM_UP_PX]);
            this.device = Placement.ofWork(bundle, graph.definition(), translator.inputs(manager, black));
        }
    }

    /**
     * Loads a model.
     *
     * @param name the model's name and version, under which its features are kept
     * @param graph in a folder from which TensorFlow can load it, and which is not needed any more afterwards
     * @param components make descriptors of the network's raw features; empty for a hub module, whose
     *     descriptors are ready
     */
    public static TensorFlowExtractor load(
            String name,
            ServableGraph graph,
            ExtractionSettings settings,
            Optional<PrincipalComponents> components,
            TensorFlowThreads threads,
            DeviceChoice device) {
        PictureTranslator translator = switch (Signature.of(name, graph)) {
            case HUB -> new HubTranslator(settings, graph);
            case DELF -> new DelfTranslator(settings, components.orElseThrow(), false);
            case DELG -> new DelfTranslator(settings, components.orElseThrow(), true);
        };
        Model model = TensorFlowLibrary.engine()
                .newModel(name, Device.cpu()); // tensors come and go by the processor's memory
        try {
            model.load(
                    graph.folder(),
                    ServableGraph.FILE,
                    Map.of(
                            "ConfigProto",
                            session(threads, device),
                            "Tags",
                            graph.tag(),
                            "SignatureDefKey",
                            graph.signatureName()));
            TensorFlowExtractor extractor = new TensorFlowExtractor(name, model, translator, settings, graph);
            if (device == DeviceChoice.GPU && !extractor.device.startsWith("gpu")) {
                throw new IllegalStateException(
                        "samescene.device is gpu, but the graph of " + name + " would run on the " + extractor.device
                                + (extractor.devices.stream().anyMatch(d -> d.contains("GPU"))
                                        ? ": TensorFlow sees a GPU but does not put all of its convolutions there"
                                        : ": TensorFlow finds no GPU that it can use; samescene "
                                                + "doctor says what it needs"));
            }
            return extractor;
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new IllegalStateException("model " + name + " can't be loaded from " + graph.folder(), e);
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
        return settings.longestSidePx();
    }

    @Override
    public PictureFeatures describe(Bitmap bitmap) {
        if (Math.min(bitmap.width(), bitmap.height()) < settings.leastSidePx()) {
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

    /** Runs the graph and does not read its outputs: what extraction is measured against. */
    public void runBare(Bitmap bitmap) {
        try (NDManager manager = newManager()) {
            NDList inputs = translator.inputs(manager, bitmap);
            model.getBlock().forward(new ParameterStore(manager, false), inputs, false);
        }
    }

    /**
     * The device that did the graph's work in a first run, as TensorFlow reported it: {@code cpu} or
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
