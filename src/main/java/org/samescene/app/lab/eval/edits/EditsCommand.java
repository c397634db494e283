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
        description = "Edits the photos of a folder in every usual way, and tells which edits are found again among the"
                + " originals.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "The edits: JPEG quality 90, 50, 20, 10; resized to 50, 25, 12.5, 200%% of the sides; cropped to",
            "75, 50, 25, 10%% of the area; squeezed to three quarters of the width; brightness, contrast, gamma,",
            "saturation, grey, sepia; blur, sharpening, noise; turned by 1, 5, 10, 30 degrees on a grey canvas that",
            "grows with it, and by 90, 180, 270; mirrored; a border; text; a logo over 10%% of the area; a telephone's",
            "screenshot; a collage of two, where both are looked for. All are saved as JPEG of quality 92 but the",
            "first four. What is random is seeded by the file's name.",
            "",
            "JSON: folder, originals, indexed, rejected, seconds; settings; for each of edits, and for all: edit,",
            "count, found, foundShare, relationRight, relationRightShare (of those found), medianConfidence,",
            "medianLog10FalseAlarms, medianCornerErrorPx (at a longest side of 640), of those not found sameLandmark,",
            "unrelated, notProposed (by the index), falseDuplicates, falseSameLandmark, ignoredSameLandmark; then",
            "falseRelations, ignoredRelations, missed, wrongRelations, precisionRecall. Null fields are left out."
        })
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
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
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
