package org.samescene.app.lab.eval.edits;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.samescene.app.json.Json;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.eval.workbench.EvaluationOptions;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "edits",
        description =
                "Edits the photos of a folder in every usual way, and tells which edits are found again among the originals.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class EditsCommand implements Callable<Integer> {
    @Mixin
    EvaluationOptions options;

    @Option(names = "--distractors", paramLabel = "DIR", description = "A folder of further pictures to be searched.")
    List<Path> distractors = List.of();

    @Option(
            names = "--only",
            paramLabel = "EDIT",
            split = ",",
            description = "Only these edits, such as crop-25%%,mirror.")
    List<String> only = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "2147483647",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Edits only N of the originals, spread evenly; all of them are searched.")
    int limit;

    @Mixin
    ModelOption model;

    private final Assembly configured;

    @Inject
    EditsCommand(Assembly configured) {
        this.configured = configured;
    }

    @Override
    public Integer call() throws Exception {
        Path page = options.page();
        if (limit < 1) {
            throw new CommandLine.ParameterException(options.spec.commandLine(), "--limit is at least 1, not " + limit);
        }
        EditsReport report = new EditsEvaluation(
                        model.of(configured),
                        options.folder,
                        distractors,
                        edits(),
                        limit,
                        options.ignoredPairs(),
                        Terminal.ofProcess())
                .run(page);
        System.out.print(options.json ? Json.write(report) + "\n" : EditsText.of(report));
        System.err.println("Report page in " + page.toAbsolutePath());
        return 0;
    }

    private Set<Edit> edits() {
        Set<Edit> edits = only.isEmpty() ? EnumSet.allOf(Edit.class) : EnumSet.noneOf(Edit.class);
        for (String label : only) {
            edits.add(Arrays.stream(Edit.values())
                    .filter(edit -> edit.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            options.spec.commandLine(),
                            "there is no edit '" + label + "', only "
                                    + Arrays.stream(Edit.values())
                                            .map(Edit::label)
                                            .collect(Collectors.joining(", ")))));
        }
        return edits;
    }
}
