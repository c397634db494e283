package org.samescene.app.lab.eval;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import org.samescene.app.setup.Assembly;
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
final class PhotosCommand implements Callable<Integer> {
    @Mixin
    Asked asked;

    private final Assembly assembly;

    @Inject
    PhotosCommand(Assembly assembly) {
        this.assembly = assembly;
    }

    @Override
    public Integer call() throws Exception {
        Path page = asked.page();
        PhotosReport report =
                new PhotosEvaluation(assembly, asked.folder, asked.ignoredPairs(), Terminal.ofProcess()).run(page);
        System.out.print(asked.json ? Json.write(report) + "\n" : PhotosText.of(report));
        System.err.println("Report page in " + page.toAbsolutePath());
        return 0;
    }
}
