package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.OptionalInt;
import org.samescene.feature.tensorflow.DeviceChoice;

/** The model that describes pictures, and what it runs on. */
@ConfigMapping(prefix = "samescene")
public interface ModelConfig {
    /** Its name: gradient, or one of the store; or a path to a folder. */
    @WithDefault("gradient")
    String model();

    /** Length that a picture's longest side is resized to, in pixels; default: what the model's settings say. */
    @WithName("extract.longest-side-px")
    OptionalInt longestSidePx();

    /** With gpu, a worker that would run the model on the CPU does not start. */
    @WithDefault("auto")
    DeviceChoice device();
}
