package org.samescene.app.lab.bench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.samescene.app.json.Json;
import org.samescene.app.lab.demo.Planted;
import org.samescene.app.lab.demo.SampleLibrary;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.setup.XdgFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "extract",
        description =
                "Images a second through the extract stage (file to record), beside the bare model in a plain loop on"
                        + " decoded pixels.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With a trained model the plain loop has a session of its own with TensorFlow's own choice of threads."
        })
final class BenchExtract implements Callable<Integer> {
    private static final int MOST_PHOTOS = 8;

    @Mixin
    ModelOption model;

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "JPEG files to use, the first " + MOST_PHOTOS + " (default: the demo's, which are drawn).")
    Optional<Path> photos = Optional.empty();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "0",
            description = "Images at once (default: as many as there are cores).")
    int concurrency;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "How long each of the two is measured at least (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    private final Assembly configured;

    @Inject
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    BenchExtract(Assembly configured) {
        this.configured = configured;
    }

    @Override
    public Integer call() throws Exception {
        Assembly assembly = model.of(configured);
        int atOnce = concurrency > 0 ? concurrency : Runtime.getRuntime().availableProcessors();
        try (ExtractionRace race = new ExtractionRace(assembly, files(), atOnce)) {
            ExtractionRace.Result result = race.run(seconds, System.err);
            System.out.println(json ? Json.write(result) : text(result));
        }
        return 0;
    }

    private List<Path> files() throws IOException {
        if (photos.isPresent()) {
            return jpegs(photos.get(), Set.of());
        }
        Planted drawn = SampleLibrary.write(XdgFolders.data().resolve("demo").resolve("photos"));
        return jpegs(drawn.uploads(), drawn.rejected());
    }

    private static List<Path> jpegs(Path folder, Set<Path> excluded) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file ->
                            file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg") && Files.isRegularFile(file))
                    .filter(file -> !excluded.contains(file))
                    .sorted()
                    .limit(MOST_PHOTOS)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there are no .jpg files below " + folder);
            }
            return found;
        }
    }

    private static String text(ExtractionRace.Result r) {
        return """
            model        %s at %d px on %s
            extract      %.2f images/s, %d at once, %.3f s of processor time each
            bare model   %.2f images/s, one after the other, %.3f s of processor time each
            ratio        %.2f\
            """.formatted(
                        r.model(),
                        r.size(),
                        r.device(),
                        r.imagesPerSecond(),
                        r.concurrency(),
                        r.cpuSecondsPerImage(),
                        r.bareImagesPerSecond(),
                        r.bareCpuSecondsPerImage(),
                        r.ratio());
    }
}
