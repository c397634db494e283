package org.samescene.app.lab.eval.chance;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "chance",
        description =
                "Counts false alarms among pairs of pictures that have nothing in common, and compares them with the number predicted. The folder is laid "
                        + "out as for eval photos.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ChanceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A folder of pictures.")
    Path folder;

    @Option(
            names = "--views",
            paramLabel = "N",
            description = "How many pairs of turned and cropped pictures are compared (default: ${DEFAULT-VALUE}).")
    int views = 100_000;

    @Option(
            names = "--shuffled",
            paramLabel = "N",
            description = "How many pairs of shuffled pictures are compared (default: ${DEFAULT-VALUE}).")
    int shuffled = 100_000;

    @Option(
            names = "--ignore",
            paramLabel = "GLOB",
            description = "Two files that both fit the pattern may show the same thing: such pairs are left out.")
    List<String> ignored = List.of();

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Mixin
    ModelOption model;

    private final Assembly configured;

    @Inject
    ChanceCommand(Assembly configured) {
        this.configured = configured;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no folder " + folder);
        }
        if (views < 1 || shuffled < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--views and --shuffled are at least 1, not " + views + " and " + shuffled);
        }
        ChanceReport report = new ChanceEvaluation(
                        model.of(configured), folder, new IgnoredPairs(ignored), views, shuffled, Terminal.ofProcess())
                .run();
        System.out.print(json ? Json.write(report) + "\n" : report.text());
        return 0;
    }
}
