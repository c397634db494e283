package org.samescene.app.model;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.samescene.app.terminal.Terminal;
import org.samescene.feature.tensorflow.store.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Checks a model that is on this machine already and copies it into the store.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "How it is used stands in samescene.properties beside it; where that is missing, it is "
                    + "used as the published model of that name,",
            "or as DELF is. samescene model show NAME prints all settings."
        })
final class ImportModel implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            description = "A folder with a SavedModel in it or in its folder model; or a .tar.gz of one.")
    Path source;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What to call it (default: what the folder is called).")
    Optional<String> name = Optional.empty();

    private final Models models;

    @Inject
    ImportModel(Models models) {
        this.models = models;
    }

    @Override
    public Integer call() throws Exception {
        Installation installation = new Installation(models, Terminal.ofProcess());
        if (Files.isDirectory(source)) {
            installation.ofFolder(name.orElseGet(() -> Models.nameOf(source)), source);
        } else {
            installation.ofArchive(
                    name.orElseGet(() -> Models.nameOf(source).replaceAll("\\.(tar\\.gz|tgz)$", "")), source);
        }
        return 0;
    }
}
