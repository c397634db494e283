package org.samescene.feature.tensorflow.gradient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.samescene.feature.ModelTraits;
import org.samescene.feature.tensorflow.DeviceChoice;
import org.samescene.feature.tensorflow.ExtractionSettings;
import org.samescene.feature.tensorflow.TensorFlowExtractor;
import org.samescene.feature.tensorflow.TensorFlowThreads;
import org.samescene.feature.tensorflow.savedmodel.LoadableModel;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;

/** The model that comes with Samescene, as it is used. */
public final class Gradient {
    /** Name and version. */
    public static final String ID = "gradient-1";
    /**
     * Octaves: on the development photos, features of levels between them took the place of others and
     * matched fewer landmarks.
     */
    private static final List<Float> SCALES = List.of(1f, 0.5f, 0.25f);
    /** Corners of blurred pictures are weak but good; {@link CornerDetector} already leaves out rounding errors. */
    private static final float THRESHOLD = 0f;
    /** As many as the DELF hub module's example wants. */
    private static final int MAX_FEATURES = 1000;
    /** Large enough for the development photos' landmarks, and a core does about ten such pictures a second. */
    private static final int LONGEST_SIDE_PX = 640;

    private static final int LEAST_SIDE_PX = 1;

    public static final ExtractionSettings SETTINGS =
            new ExtractionSettings(SCALES, THRESHOLD, MAX_FEATURES, LONGEST_SIDE_PX, LEAST_SIDE_PX, List.of());

    private Gradient() {}

    /** What matching must know of it. */
    public static ModelTraits traits() {
        return GradientTraits.traits();
    }

    /**
     * Opens the model.
     *
     * @param name under which its features are kept
     */
    public static TensorFlowExtractor open(
            String name, ExtractionSettings settings, TensorFlowThreads threads, DeviceChoice device) {
        try (InputStream resource = Gradient.class.getResourceAsStream(ServableGraph.FILE);
                LoadableModel model = LoadableModel.copyOf(
                        name, Objects.requireNonNull(resource, "the gradient model is not in the jar"))) {
            return TensorFlowExtractor.load(name, model.graph(), settings, Optional.empty(), threads, device);
        } catch (IOException e) {
            throw new UncheckedIOException("the gradient model can't be copied to a temporary folder", e);
        }
    }
}
