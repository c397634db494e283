package org.samescene.app.setup;

import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Which model a command uses, where it is not the configured one. */
public final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "The model: gradient, one that samescene model list shows, or a path to a folder (default: samescene.model).")
    Optional<String> name = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "PX",
            description = "What pictures' longest side is brought to before extraction (default: as the model wants).")
    Optional<Integer> size = Optional.empty();

    public Assembly assembly(WorkerConfig config) {
        Assembly configured = new Assembly(config);
        return new Assembly(
                config,
                name.orElse(configured.modelName()),
                size.map(OptionalInt::of).orElse(configured.longestSidePx()));
    }
}
