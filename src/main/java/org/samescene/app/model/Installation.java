package org.samescene.app.model;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.samescene.app.files.FolderTree;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Sha256;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.tensorflow.DeviceChoice;
import org.samescene.feature.tensorflow.TensorFlowThreads;
import org.samescene.feature.tensorflow.store.ModelFolder;
import org.samescene.feature.tensorflow.store.ModelSettings;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.feature.tensorflow.store.PublishedModel;

/**
 * Puts models into the store: whole and checked, or not at all. A model is made ready in a folder beside its
 * place, and moved there in one step.
 *
 * @param terminal where progress goes
 */
record Installation(Models models, Terminal terminal) {
    private static final String NAME = "[a-z0-9][a-z0-9._-]*";

    void requireAbsent(String name) {
        if (!name.matches(NAME) || Models.isBuiltIn(name)) {
            throw new IllegalArgumentException("a model of the store can't be called '" + name
                    + "': small letters, digits, and '.', '_', '-' between them");
        }
        Path place = models.store().resolve(name);
        if (Files.exists(place)) {
            throw new IllegalStateException(
                    "there is a model " + name + " already, in " + place + "; delete that folder to replace it");
        }
    }

    void ofArchive(String name, Path archive) throws IOException {
        install(name, folder -> Archive.unpack(archive, folder));
    }

    void ofFolder(String name, Path source) throws IOException {
        install(name, folder -> {
            try (Stream<Path> files = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path to = folder.resolve(source.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
        });
    }

    private interface Filling {
        void fill(Path folder) throws IOException;
    }

    private void install(String name, Filling filling) throws IOException {
        requireAbsent(name);
        Path place = models.store().resolve(name);
        Path fresh = Files.createDirectory(Files.createDirectories(models.store())
                .resolve(".installing-" + name + "-" + ProcessHandle.current().pid()));
        try {
            terminal.say("Copying " + name);
            filling.fill(fresh);
            check(name, fresh);
            try {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                throw new IOException(
                        "the store " + models.store() + " is on a file system that can't move a folder in one step", e);
            }
            terminal.say("Model " + name + " is in " + place);
        } finally {
            FolderTree.delete(fresh);
        }
    }

    private void check(String name, Path folder) throws IOException {
        ModelFolder model = ModelFolder.open(name, folder);
        Optional<PublishedModel> published = PublishedModel.named(name);
        if (published.isPresent()) {
            checkFiles(published.get(), folder);
        }
        Path settings = folder.resolve(ModelFolder.PROPERTIES);
        if (!Files.exists(settings)) {
            Files.writeString(settings, text(model.settings()));
        }
        // TensorFlow compares the values with their checksums while it loads them; what else may be wrong shows in a
        // run
        terminal.say("Trying " + name);
        try (FeatureExtractor extractor = models.open(
                folder.toString(), OptionalInt.empty(), TensorFlowThreads.forThroughput(), DeviceChoice.CPU)) {
            terminal.say("Tried: "
                    + (model.valueBytes() == 0 ? "" : "all values agree with the checksums of its checkpoint; ")
                    + "it gives local descriptors of " + extractor.dimensions() + " dimensions");
        }
    }

    private static String text(ModelSettings settings) {
        StringBuilder text =
                new StringBuilder("# How samescene uses the model beside this file; features made with other settings "
                        + "are another model's.\n");
        settings.properties()
                .forEach((key, value) ->
                        text.append(key).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    private void checkFiles(PublishedModel model, Path folder) throws IOException {
        for (Map.Entry<String, Long> size : model.bytes().entrySet()) {
            long actual = Files.size(folder.resolve(size.getKey()));
            if (actual != size.getValue()) {
                throw new IOException(size.getKey() + " of " + model.name() + " has " + actual
                        + " bytes in place of the published " + size.getValue());
            }
        }
        for (Map.Entry<String, String> hash : model.sha256().entrySet()) {
            String actual = Sha256.hex(folder.resolve(hash.getKey()));
            if (!actual.equals(hash.getValue())) {
                throw new IOException(hash.getKey() + " of " + model.name()
                        + " is not the published file: its SHA-256 is " + actual + ", not " + hash.getValue());
            }
        }
        if (!model.sha256().isEmpty()) {
            terminal.say("Checked: " + model.sha256().size() + " files are byte for byte the published ones");
        }
    }
}
