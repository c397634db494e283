package org.samescene.app.lab.demo;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.samescene.app.files.FolderTree;
import org.samescene.app.scan.Scan;
import org.samescene.app.scan.ScanReport;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.setup.XdgFolders;
import org.samescene.app.terminal.Terminal;
import org.samescene.app.worker.WorkerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Draws a small photo library, scans it, and compares what it finds with what it planted.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the library and its index lie (default: demo in the XDG data folder).")
    Optional<Path> folder = Optional.empty();

    @Mixin
    ModelOption model;

    private final Assembly configured;
    private final WorkerConfig worker;

    @Inject
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    DemoCommand(Assembly configured, WorkerConfig worker) {
        this.configured = configured;
        this.worker = worker;
    }

    @Override
    public Integer call() throws Exception {
        Path home = folder.orElseGet(() -> XdgFolders.data().resolve("demo")).toAbsolutePath();
        Path photos = home.resolve("photos");
        System.err.println("Drawing a photo library in " + photos);
        Planted planted = SampleLibrary.write(photos);
        Path data = home.resolve("data");
        FolderTree.delete(data);
        ScanReport report = new Scan(
                        model.of(configured),
                        worker,
                        List.of(planted.uploads()),
                        List.of(planted.known()),
                        "demo",
                        data,
                        Optional.empty(),
                        Terminal.ofProcess())
                .run();
        Comparison comparison = Comparison.of(planted, report);
        System.out.print((report.text() + "\n" + comparison.text()).replace(photos + "/", ""));
        return comparison.isGood() ? 0 : 1;
    }
}
