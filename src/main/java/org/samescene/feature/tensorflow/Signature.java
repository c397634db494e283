package org.samescene.feature.tensorflow;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;
import org.tensorflow.proto.SignatureDef;

/**
 * The kinds of inputs and outputs that models of the DELF family have, recognised by the names of their
 * tensors. The translators know the rest.
 */
public enum Signature {
    /** The hub module's: {@link HubTranslator}. */
    HUB(HubTranslator.INPUTS, HubTranslator.OUTPUTS),
    /** DELG's, local features and a global descriptor: {@link DelfTranslator}. */
    DELG(DelfTranslator.DELG_INPUTS, DelfTranslator.DELG_OUTPUTS),
    /** The research project's SavedModels': {@link DelfTranslator}. */
    DELF(DelfTranslator.INPUTS, DelfTranslator.OUTPUTS);

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<String> inputs;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<String> outputs;

    Signature(Set<String> inputs, Set<String> outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * The signature of a graph.
     *
     * @throws IllegalStateException if it is none of these; it names what is missing for the most similar one
     */
    public static Signature of(String model, ServableGraph graph) {
        SignatureDef definition = graph.definition();
        Set<String> inputs = definition.getInputsMap().keySet();
        Set<String> outputs = definition.getOutputsMap().keySet();
        Signature nearest = DELF;
        int fewest = Integer.MAX_VALUE;
        for (Signature signature : values()) {
            int missing = missing(signature.inputs, inputs).size()
                    + missing(signature.outputs, outputs).size();
            if (missing == 0) {
                return signature;
            }
            if (missing < fewest) {
                fewest = missing;
                nearest = signature;
            }
        }
        require(model, "input", nearest.inputs, inputs);
        require(model, "output", nearest.outputs, outputs);
        throw new AssertionError(nearest);
    }

    /**
     * Components of the raw features that {@link PrincipalComponents} project.
     *
     * @return empty where the graph doesn't say
     */
    public static OptionalInt rawDimensions(ServableGraph graph) {
        return graph.columns(DelfTranslator.FEATURES);
    }

    private static void require(String model, String what, Set<String> wanted, Set<String> present) {
        Set<String> missing = missing(wanted, present);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("model " + model + " has no " + what + " " + String.join(", ", missing)
                    + ", but " + String.join(", ", new TreeSet<>(present)));
        }
    }

    private static Set<String> missing(Set<String> wanted, Set<String> present) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(present);
        return missing;
    }
}
