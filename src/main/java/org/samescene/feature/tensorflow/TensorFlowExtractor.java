package org.samescene.feature.tensorflow;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.types.Shape;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import ai.djl.translate.TranslateException;
import ai.djl.util.PairList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.LocalFeatures;
import org.tensorflow.proto.ConfigProto;

/**
 * A SavedModel with the DELF hub module's contract, run by TensorFlow through DJL. All threads share one session; what a picture takes in
 * native memory is given back before {@link #extract} returns.
 */
public final class TensorFlowExtractor implements FeatureExtractor {
    private static final String SAVED_MODEL = "saved_model.pb";
    private static final String SIGNATURE = "serving_default";

    static final String GRADIENT = "gradient-1";
    /** Octaves: on the development photos, features of levels between them took the place of others and matched fewer landmarks. */
    private static final float[] GRADIENT_SCALES = {1f, 0.5f, 0.25f};
    /** Corners of blurred pictures are weak but good; {@link CornerDetector} leaves out rounding errors by itself. */
    private static final float GRADIENT_THRESHOLD = 0f;
    /** As many as the DELF hub module's example asks for. */
    private static final int GRADIENT_FEATURES = 1000;
    /** Large enough for the development photos' landmarks, and a core does about ten such pictures a second. */
    private static final int GRADIENT_LONGEST_SIDE_PX = 640;

    private static final int WARM_UP_PX = 64;

    private final String name;
    private final Model model;
    private final LocalFeatureTranslator translator;
    private final int dimensions;
    private final int longestSidePx;

    private TensorFlowExtractor(String name, Model model, ExtractionSettings settings, int dimensions) {
        this.name = name;
        this.model = model;
        this.dimensions = dimensions;
        this.longestSidePx = settings.longestSidePx();
        this.translator = new LocalFeatureTranslator(settings, dimensions);
    }

    /** The model that comes with Samescene, see {@link GradientModel}. */
    public static TensorFlowExtractor gradient(TensorFlowThreads threads) {
        return gradient(new ExtractionSettings(GRADIENT_SCALES, GRADIENT_THRESHOLD, GRADIENT_FEATURES, GRADIENT_LONGEST_SIDE_PX), threads);
    }

    static TensorFlowExtractor gradient(ExtractionSettings settings, TensorFlowThreads threads) {
        try (InputStream resource = TensorFlowExtractor.class.getResourceAsStream("gradient/" + SAVED_MODEL)) {
            // TensorFlow loads from a folder, and reads all of it at once
            Path folder = Files.createTempDirectory("samescene-gradient");
            try {
                Files.copy(Objects.requireNonNull(resource, "the gradient model is not in the jar"), folder.resolve(SAVED_MODEL));
                return load(GRADIENT, folder, settings, threads);
            } finally {
                Files.deleteIfExists(folder.resolve(SAVED_MODEL));
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
     * @param folder of {@code saved_model.pb}
     */
    static TensorFlowExtractor load(String name, Path folder, ExtractionSettings settings, TensorFlowThreads threads) {
        Model model = TensorFlowLibrary.engine().newModel(name, null);
        try {
            model.load(folder, name, Map.of("ConfigProto", session(threads), "SignatureDefKey", SIGNATURE));
            TensorFlowExtractor extractor =
                    new TensorFlowExtractor(name, model, settings, dimensions(name, (TfSymbolBlock) model.getBlock()));
            // the first run optimises the graph, which takes as long as several pictures: not at the first user's expense
            extractor.extract(new Bitmap(WARM_UP_PX, WARM_UP_PX, new byte[3 * WARM_UP_PX * WARM_UP_PX]));
            return extractor;
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new IllegalStateException("model " + name + " can't be loaded from " + folder, e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static ConfigProto session(TensorFlowThreads threads) {
        ConfigProto.Builder session = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads.withinOperation())
                .setInterOpParallelismThreads(threads.betweenOperations())
                .setUsePerSessionThreads(true)
                .setAllowSoftPlacement(true);
        session.getGpuOptionsBuilder().setAllowGrowth(true);
        return session.build();
    }

    /** Components of a descriptor, once it is sure that the signature has every tensor that the translator names. */
    private static int dimensions(String name, TfSymbolBlock block) {
        Set<String> signatures = block.getSavedModelBundle().getMetaGraphDef().getSignatureDefMap().keySet();
        // where the signature is missing, DJL warns and takes another
        require(name, "signature", Set.of(SIGNATURE), signatures);
        require(name, "input", LocalFeatureTranslator.INPUTS, Set.copyOf(block.describeInput().keys()));
        PairList<String, Shape> outputs = block.describeOutput();
        require(name, "output", LocalFeatureTranslator.OUTPUTS, Set.copyOf(outputs.keys()));
        long dimensions = outputs.get("descriptors").get(1);
        if (dimensions < 1) {
            throw new IllegalStateException(
                    "model " + name + " has descriptors of " + outputs.get("descriptors") + ", not [n, dimensions]");
        }
        return Math.toIntExact(dimensions);
    }

    private static void require(String model, String what, Set<String> wanted, Set<String> present) {
        if (!present.containsAll(wanted)) {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(present);
            throw new IllegalStateException("model " + model + " has no " + what + " " + String.join(", ", missing) + ", but "
                    + String.join(", ", new TreeSet<>(present)));
        }
    }

    @Override
    public String model() {
        return name;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int longestSidePx() {
        return longestSidePx;
    }

    @Override
    public LocalFeatures extract(Bitmap bitmap) {
        // a predictor serves one thread, costs next to nothing, and owns the picture's tensors
        try (Predictor<Bitmap, LocalFeatures> predictor = model.newPredictor(translator)) {
            return predictor.predict(bitmap);
        } catch (TranslateException e) {
            throw new IllegalStateException(
                    "model " + name + " failed on a picture of " + bitmap.width() + " × " + bitmap.height() + " pixels", e);
        }
    }

    @Override
    public String device() {
        Device device = model.getNDManager().getDevice();
        return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
    }

    @Override
    public void close() {
        model.close();
    }
}
