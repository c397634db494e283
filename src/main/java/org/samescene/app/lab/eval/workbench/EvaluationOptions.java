package org.samescene.app.lab.eval.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that both evaluations have. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class EvaluationOptions {
    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    public boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Where the report page goes (default: samescene-eval-${COMMAND-NAME}.html here).")
    Optional<Path> report = Optional.empty();

    @Option(
            names = "--ignore",
            paramLabel = "GLOB",
            description =
                    "Two files that both fit the pattern (for paths from DIR, such as 'other/*_b.jpg') may show the"
                            + " same thing: same-landmark relations of them are listed separately, not as wrong.")
    List<String> ignored = List.of();

    @Parameters(paramLabel = "DIR", description = "A folder of pictures.")
    public Path folder;

    @Spec(Spec.Target.MIXEE)
    public CommandSpec spec;

    /** Checks before hours of work what would fail after them. */
    public Path page() {
        if (!Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no folder " + folder);
        }
        Path page = report.orElse(Path.of("samescene-eval-" + spec.name() + ".html"));
        Path parent = page.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent) || Files.isDirectory(page)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "the report can't be written to " + page + "; name a file in a folder of yours with --report");
        }
        return page;
    }

    public IgnoredPairs ignoredPairs() {
        return new IgnoredPairs(ignored);
    }
}
