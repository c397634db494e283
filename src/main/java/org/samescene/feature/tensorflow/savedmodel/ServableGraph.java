package org.samescene.feature.tensorflow.savedmodel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

/** The graph of a SavedModel that serves, and its signature. */
public final class ServableGraph {
    public static final String FILE = "saved_model.pb";

    private static final String TAG = "serve";
    private static final String SIGNATURE = "serving_default";
    /** What modules of TensorFlow Hub call theirs. */
    private static final String HUB_SIGNATURE = "default";

    private final Path folder;
    private final MetaGraphDef graph;
    private final String signatureName;

    private ServableGraph(Path folder, MetaGraphDef graph, String signatureName) {
        this.folder = folder;
        this.graph = graph;
        this.signatureName = signatureName;
    }

    /**
     * Reads the graph, but not the values of its variables.
     *
     * @param model its name, for messages
     * @param folder of {@code saved_model.pb}
     * @throws IllegalStateException if it has no graph or no signature to serve with
     */
    public static ServableGraph read(String model, Path folder) throws IOException {
        List<MetaGraphDef> graphs =
                SavedModel.parseFrom(Files.readAllBytes(folder.resolve(FILE))).getMetaGraphsList();
        MetaGraphDef graph = graphs.stream()
                .filter(g -> g.getMetaInfoDef().getTagsList().contains(TAG))
                .findFirst()
                // those of a hub module have other tags where they train
                .or(() -> graphs.stream()
                        .filter(g -> g.getMetaInfoDef().getTagsCount() == 0)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "model " + model + " has no graph with the tag " + TAG + " and none without tags"));
        for (String name : List.of(SIGNATURE, HUB_SIGNATURE)) {
            if (graph.containsSignatureDef(name)) {
                return new ServableGraph(folder, graph, name);
            }
        }
        throw new IllegalStateException("model " + model + " has no signature " + SIGNATURE + " or " + HUB_SIGNATURE
                + ", but "
                + String.join(", ", new TreeSet<>(graph.getSignatureDefMap().keySet())));
    }

    public SignatureDef definition() {
        return graph.getSignatureDefOrThrow(signatureName);
    }

    /** The name of {@link #definition()} in the SavedModel. */
    public String signatureName() {
        return signatureName;
    }

    /** The tag of its graph there; "" for none. */
    public String tag() {
        return graph.getMetaInfoDef().getTagsCount() == 0 ? "" : TAG;
    }

    /** Of {@value #FILE}. */
    public Path folder() {
        return folder;
    }

    /** The beginning of the names of the files that hold the values of its variables. */
    public Path variables() {
        return folder.resolve("variables").resolve("variables");
    }

    public boolean hasOutput(String name) {
        return definition().containsOutputs(name);
    }

    /** Components of a row of an output [n, components]; empty where the signature doesn't say. */
    public OptionalInt columns(String output) {
        var shape = definition().getOutputsOrThrow(output).getTensorShape();
        long columns = shape.getDimCount() == 2 ? shape.getDim(1).getSize() : -1;
        return columns < 1 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(columns));
    }

    /** Whether TensorFlow can load it from its folder, and would gain nothing if it were frozen. */
    boolean isLoadable() {
        return !FrozenGraph.isPossible(graph.getGraphDef()) || !FrozenGraph.hasVariables(graph.getGraphDef());
    }

    /** Writes a SavedModel of the graph whose variables are constants: see {@link FrozenGraph}. */
    ServableGraph freeze(Path to, VariableValues values) throws IOException {
        Set<String> tensors = new LinkedHashSet<>();
        definition().getOutputsMap().values().forEach(tensor -> tensors.add(tensor.getName()));
        definition().getInputsMap().values().forEach(tensor -> tensors.add(tensor.getName()));
        GraphDef frozen = FrozenGraph.of(graph.getGraphDef(), tensors, values);
        MetaGraphDef.Builder meta =
                MetaGraphDef.newBuilder().setGraphDef(frozen).putSignatureDef(SIGNATURE, definition());
        meta.getMetaInfoDefBuilder()
                .addTags(TAG)
                .setTensorflowVersion(graph.getMetaInfoDef().getTensorflowVersion());
        try (OutputStream out = Files.newOutputStream(to.resolve(FILE))) {
            SavedModel.newBuilder()
                    .setSavedModelSchemaVersion(1)
                    .addMetaGraphs(meta)
                    .build()
                    .writeTo(out);
        }
        return new ServableGraph(to, meta.build(), SIGNATURE);
    }
}
