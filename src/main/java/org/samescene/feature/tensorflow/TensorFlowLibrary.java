package org.samescene.feature.tensorflow;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * TensorFlow's native library, which the launcher unpacks. Without {@value #PATH_VARIABLE} DJL would download
 * one of its own choice; we never want that.
 *
 * <p>The library logs on standard error unless {@code TF_CPP_MIN_LOG_LEVEL} (2: errors only) is in the
 * environment of the process.
 */
public final class TensorFlowLibrary {
    public static final String PATH_VARIABLE = "TENSORFLOW_LIBRARY_PATH";

    private static final String ENGINE = "TensorFlow";
    private static final String HINT = "; start samescene by ./samescene, which unpacks the library and sets it,"
            + " and its tests by ./samescene test";

    private TensorFlowLibrary() {}

    /** The engine, once its library is loaded. */
    static Engine engine() {
        requireLibrary(System.getenv(PATH_VARIABLE));
        try {
            return Engine.getEngine(ENGINE);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "TensorFlow's native library in " + System.getenv(PATH_VARIABLE) + " can't be loaded", e);
        }
    }

    /** Name and version of the engine, and the version of DJL. */
    public static String version() {
        return ENGINE + " " + engine().getVersion() + " by DJL " + Engine.getDjlVersion();
    }

    /** @param folder value of {@value #PATH_VARIABLE}, or null */
    static void requireLibrary(@Nullable String folder) {
        if (folder == null || folder.isBlank()) {
            throw new IllegalStateException(PATH_VARIABLE + " is not set" + HINT);
        }
        String name = System.mapLibraryName("jnitensorflow");
        if (!Files.isRegularFile(Path.of(folder, name))) {
            throw new IllegalStateException(
                    PATH_VARIABLE + " is " + folder + ", but there is no " + name + " in it" + HINT);
        }
    }
}
