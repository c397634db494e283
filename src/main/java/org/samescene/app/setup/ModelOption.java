package org.samescene.app.setup;

import java.util.Optional;
import java.util.OptionalInt;
import org.samescene.feature.tensorflow.DeviceChoice;
import picocli.CommandLine.Option;

/** The model that a command uses in place of the configured one. */
public final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model: gradient, one that samescene model list shows, or a path to a folder "
                    + "(default: samescene.model).")
    Optional<String> name = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "PX",
            description = "Length that the longest side of a picture is resized to before extraction "
                    + "(default: as the model wants).")
    Optional<Integer> size = Optional.empty();

    private record Chosen(String model, OptionalInt longestSidePx, DeviceChoice device) implements ModelConfig {}

    /** The stages with this model, all else as configured. */
    public Assembly of(Assembly configured) {
        ModelConfig model = configured.modelConfig();
        return configured.with(new Chosen(
                name.orElse(model.model()), size.map(OptionalInt::of).orElse(model.longestSidePx()), model.device()));
    }
}
