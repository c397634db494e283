package org.samescene.app.extract;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ExtractConfig;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Its exit code is 1 if all pictures were refused, so that a script can tell. */
@Command(
        name = "extract",
        description =
                "Writes the features of pictures to .delf files, the DELF project's format; with a DELG model also the "
                        + "descriptors of whole pictures, to .delg_global files.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ExtractCommand implements Callable<Integer> {
    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Pictures, or folders of pictures.")
    List<Path> images;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The output folder: NAME.delf for each picture, in the same sub-folders as the pictures.")
    Path folder;

    @Option(names = "--json", description = "Writes one JSON object to standard output, all else to standard error.")
    boolean json;

    @Mixin
    ModelOption model;

    private final Assembly configured;
    private final ExtractConfig config;

    @Inject
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ExtractCommand(Assembly configured, ExtractConfig config) {
        this.configured = configured;
        this.config = config;
    }

    @Override
    public Integer call() throws Exception {
        ExtractReport report =
                new FileExtraction(model.of(configured), config.threads(), images, folder, Terminal.ofProcess()).run();
        System.out.print(json ? Json.write(report) + "\n" : report.text());
        return report.written().isEmpty() ? 1 : 0;
    }
}
