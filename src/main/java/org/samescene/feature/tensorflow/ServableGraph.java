package org.samescene.feature.tensorflow;

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
final class ServableGraph {
    static final String FILE = "saved_model.pb";
    static final String TAG = "serve";
    static final String SIGNATURE = "serving_default";
    /** What modules of TensorFlow Hub call theirs. */
    private static final String HUB_SIGNATURE = "default";

    private static final Path VARIABLES = Path.of("variables", "variables");

    private final String model;
    private final Path folder;
    private final MetaGraphDef graph;
    private final String signatureName;
    private final Signature signature;

    private ServableGraph(String model, Path folder, MetaGraphDef graph, String signatureName) {
        this.model = model;
        this.folder = folder;
        this.graph = graph;
        this.signatureName = signatureName;
        this.signature = Signature.of(model, definition());
    }

    /**
     * @param model its name, for messages
     * @param folder of {@code saved_model.pb}
     * @throws IllegalStateException if there is none that a translator knows
     */
    static ServableGraph read(String model, Path folder) throws IOException {
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
                return new ServableGraph(model, folder, graph, name);
            }
        }
        throw new IllegalStateException("model " + model + " has no signature " + SIGNATURE + " or " + HUB_SIGNATURE
                + ", but "
                + String.join(", ", new TreeSet<>(graph.getSignatureDefMap().keySet())));
    }

    Signature signature() {
        return signature;
    }

    SignatureDef definition() {
        return graph.getSignatureDefOrThrow(signatureName);
    }

    /** The name of {@link #definition()} in the SavedModel. */
    String signatureName() {
        return signatureName;
    }

    /** The tag of its graph there; "" for none. */
    String tag() {
        return graph.getMetaInfoDef().getTagsCount() == 0 ? "" : TAG;
    }

    Path folder() {
        return folder;
    }

    boolean hasOutput(String name) {
        return definition().containsOutputs(name);
    }

    /** Components of a row of an output [n, components]; empty where the signature doesn't say. */
    OptionalInt columns(String output) {
        var shape = definition().getOutputsOrThrow(output).getTensorShape();
        long columns = shape.getDimCount() == 2 ? shape.getDim(1).getSize() : -1;
        return columns < 1 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(columns));
    }

    /** Its variables' values; null where it has none. */
    Checkpoint checkpoint() throws IOException {
        Path prefix = folder.resolve(VARIABLES);
        return Files.exists(Checkpoint.index(prefix)) ? new Checkpoint(prefix) : null;
    }

    /** Whether TensorFlow can load the folder as it is, and gains nothing from another form. */
    boolean loadsAsItIs() {
        return !FrozenGraph.isPossible(graph.getGraphDef())
                || graph.getGraphDef().getNodeList().stream()
                        .noneMatch(node -> node.getOp().equals("VariableV2"));
    }

    /** Writes the same graph as a SavedModel without variables. */
    ServableGraph freeze(Path to) throws IOException {
        Set<String> tensors = new LinkedHashSet<>();
        definition().getOutputsMap().values().forEach(tensor -> tensors.add(tensor.getName()));
        definition().getInputsMap().values().forEach(tensor -> tensors.add(tensor.getName()));
        Checkpoint values = checkpoint();
        if (values == null) {
            throw new IOException("there is no " + Checkpoint.index(folder.resolve(VARIABLES)));
        }
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
        return new ServableGraph(model, to, meta.build(), SIGNATURE);
    }
}
