package org.samescene.app.model;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.samescene.app.terminal.Terminal;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.feature.tensorflow.store.PublishedModel;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "pull",
        description = "Fetches a published model, checks it and puts it into the store. What was fetched "
                + "before an interruption is kept.",
        mixinStandardHelpOptions = true)
final class PullModel implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "A published model of samescene model list.")
    String name;

    @Spec
    CommandSpec spec;

    private final Models models;

    @Inject
    PullModel(Models models) {
        this.models = models;
    }

    @Override
    public Integer call() throws Exception {
        PublishedModel model = PublishedModel.named(name)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "there is no published model '" + name + "', but "
                                + PublishedModel.all().stream()
                                        .map(PublishedModel::name)
                                        .collect(Collectors.joining(", "))));
        Installation installation = new Installation(models, Terminal.ofProcess());
        installation.requireAbsent(name);
        Path archive =
                Files.createDirectories(models.store().resolve(".downloads")).resolve(name + ".tar.gz");
        if (!Files.exists(archive)) {
            new Download(Terminal.ofProcess())
                    .fetch(model, archive, models.store().resolve(name));
        }
        installation.ofArchive(name, archive);
        Files.delete(archive);
        return 0;
    }
}
