package org.samescene.feature.tensorflow.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.samescene.arrival.Sha256;
import org.samescene.feature.tensorflow.ExtractionSettings;
import org.samescene.feature.tensorflow.PcaSettings;
import org.samescene.feature.tensorflow.savedmodel.ServableGraph;

/**
 * Of everything that decides a model's features: graph, values (by the checksums in the checkpoint's index),
 * principal components and settings. It is the same on every machine, and a different one as soon as any of
 * these differs.
 */
final class Fingerprint {
    private static final int BYTES = 4;

    private final MessageDigest digest = Sha256.digest();

    /** The model's name, then the first bytes of a SHA-256 in hex digits. */
    static String id(ModelFolder model) {
        try {
            return model.name() + "-" + new Fingerprint().of(model);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "model " + model.name() + " in " + model.folder() + " is not complete: no " + e.getMessage(), e);
        }
    }

    private String of(ModelFolder model) throws IOException {
        ServableGraph graph = model.graph();
        file(graph.folder().resolve(ServableGraph.FILE));
        Path index = graph.folder().resolve("variables/variables.index");
        if (Files.exists(index)) {
            file(index);
        }
        ExtractionSettings e = model.settings().extraction();
        text(e.imageScales() + "" + e.scoreThreshold() + "," + e.maxFeatures() + "," + e.longestSidePx()
                + e.globalScales());
        if (model.settings().pca().isPresent()) {
            PcaSettings pca = model.settings().pca().get();
            text(pca.dimensions() + "," + pca.whitening());
            file(model.folder().resolve(pca.mean()));
            file(model.folder().resolve(pca.projection()));
            if (pca.whitening()) {
                file(model.folder().resolve(pca.variances()));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private void file(Path file) throws IOException {
        digest.update(Files.readAllBytes(file));
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
