package org.samescene.app.scan;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import org.samescene.app.worker.WorkerConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "scan",
        description =
                "Finds duplicates and photos of the same landmark in folders. Unchanged files are not extracted again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ScanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders (or single files) to scan.")
    List<Path> folders = List.of();

    @Option(
            names = "--known",
            paramLabel = "DIR",
            description = "A folder with a sub-folder of photos for each known place; other photos of a "
                    + "place get the sub-folder's name.")
    List<Path> known = List.of();

    @Option(names = "--json", description = "Writes one JSON object to standard output, all else to standard error.")
    boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the broker, features and index are kept (default: the XDG data folder).")
    Optional<Path> data = Optional.empty();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "A Kafka cluster to use (default: an embedded broker).")
    Optional<String> bootstrapServers = Optional.empty();

    @Option(
            names = "--library",
            paramLabel = "NAME",
            defaultValue = "local",
            description = "The library that the photos belong to (default: ${DEFAULT-VALUE}).")
    String library;

    @Mixin
    ModelOption model;

    @Spec
    CommandSpec spec;

    private final Assembly configured;
    private final WorkerConfig worker;

    @Inject
    ScanCommand(Assembly configured, WorkerConfig worker) {
        this.configured = configured;
        this.worker = worker;
    }

    @Override
    public Integer call() throws Exception {
        if (folders.isEmpty() && known.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name at least one folder to scan, or one with --known places");
        }
        Assembly assembly = model.of(configured);
        ScanReport report = new Scan(
                        assembly,
                        worker,
                        folders,
                        known,
                        library,
                        assembly.data(data),
                        bootstrapServers,
                        Terminal.ofProcess())
                .run();
        if (json) {
            System.out.println(Json.write(report));
        } else {
            System.out.print(report.text());
        }
        return 0;
    }
}
