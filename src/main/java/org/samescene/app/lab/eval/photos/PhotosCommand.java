package org.samescene.app.lab.eval.photos;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import org.samescene.app.lab.eval.workbench.EvaluationOptions;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "photos",
        description =
                "Compares what is said of photos with what their folders say: landmark/<scene>/, duplicate/<photo>/, "
                        + "duplicate/<photo>-dihedral/ (turned and mirrored copies) and other/.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PhotosCommand implements Callable<Integer> {
    @Mixin
    EvaluationOptions options;

    @Mixin
    ModelOption model;

    private final Assembly configured;

    @Inject
    PhotosCommand(Assembly configured) {
        this.configured = configured;
    }

    @Override
    public Integer call() throws Exception {
        Path page = options.page();
        PhotosReport report = new PhotosEvaluation(
                        model.of(configured), options.folder, options.ignoredPairs(), Terminal.ofProcess())
                .run(page);
        System.out.print(options.json ? Json.write(report) + "\n" : PhotosText.of(report));
        System.err.println("Report page in " + page.toAbsolutePath());
        return 0;
    }
}
