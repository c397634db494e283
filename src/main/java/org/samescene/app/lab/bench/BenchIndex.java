package org.samescene.app.lab.bench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.samescene.Extraction;
import org.samescene.app.extract.FolderFeatures;
import org.samescene.app.json.Json;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ExtractConfig;
import org.samescene.app.setup.SearchConfig;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.RejectedException;
import org.samescene.feature.ImageFeatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "index",
        description = "What the index costs and what it finds while a library grows: images that are put together of "
                + "parts of some photos, and copies of other photos that are looked for among them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Measured at N images, a half and a tenth of them. No setting may have been chosen on the photos that are looked for."
        })
final class BenchIndex implements Callable<Integer> {
    private static final String LIBRARY = "bench";

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Photos that the library is made of.")
    List<Path> photos = List.of();

    @Option(
            names = "--queries",
            paramLabel = "DIR",
            required = true,
            description = "Photos that are in the library as they are; they and copies of them are looked for.")
    List<Path> queries = List.of();

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Images in the end (default: ${DEFAULT-VALUE}).")
    int images;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "vectors, words or auto, see samescene.index.method (default: vectors, then words).")
    Optional<SearchConfig.Method> method = Optional.empty();

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    private final Assembly assembly;
    private final ExtractConfig config;

    @Inject
    BenchIndex(Assembly assembly, ExtractConfig config) {
        this.assembly = assembly;
        this.config = config;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.ofProcess();
        FolderFeatures features = new FolderFeatures(assembly, config.threads(), LIBRARY, terminal);
        List<ImageFeatures> originals = features.below(queries);
        int[] sizes = {images / 10, images / 2, images};
        if (sizes[0] < originals.size()) {
            throw new IllegalArgumentException("--images is at least " + 10 * originals.size() + ", ten for each of "
                    + originals.size() + " photos that are looked for, not " + images);
        }
        GrownLibrary grown = new GrownLibrary(features.below(photos));
        Path folder = Files.createTempDirectory("samescene-bench");
        try {
            IndexBench bench =
                    new IndexBench(originals, queries(originals, folder), grown, assembly.matching(), terminal);
            List<SearchConfig.Method> methods =
                    method.map(List::of).orElse(List.of(SearchConfig.Method.VECTORS, SearchConfig.Method.WORDS));
            List<IndexBench.Run> runs = new ArrayList<>();
            for (SearchConfig.Method one : methods) {
                String name = one.name().toLowerCase(Locale.ROOT);
                runs.addAll(bench.runs(name, assembly.indexForm(one), sizes, folder.resolve(name)));
            }
            System.out.println(json ? Json.write(new IndexBench.Result(runs)) : text(runs));
        } finally {
            delete(folder);
        }
        return 0;
    }

    /** The photos, and copies of each. */
    private List<ImageFeatures> queries(List<ImageFeatures> originals, Path folder)
            throws IOException, InterruptedException, RejectedException {
        try (Extraction extraction = assembly.extraction()) {
            EditedQueries edits = new EditedQueries(assembly.decoder(), extraction, folder.resolve("copy.jpg"));
            List<ImageFeatures> queries = new ArrayList<>(originals);
            for (ImageFeatures original : originals) {
                queries.addAll(edits.of(original));
            }
            return queries;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String text(List<IndexBench.Run> runs) {
        StringBuilder text = new StringBuilder(
                "   images  method    images/s  bytes/image  recall@100  duplicates  landmarks  search p50   p99 ms  match p99 ms  heap MB");
        for (IndexBench.Run run : runs) {
            text.append("%n%9d  %-8s %9.1f %12.0f %11.4f %11.4f %10.4f %11.1f %8.1f %13.1f %8.0f"
                    .formatted(
                            run.images(),
                            run.method(),
                            run.imagesPerSecond(),
                            run.bytesPerImage(),
                            run.recallAt100(),
                            run.recallOfDuplicates(),
                            run.recallOfLandmarks(),
                            run.searchP50Millis(),
                            run.searchP99Millis(),
                            run.matchP99Millis(),
                            run.peakHeapBytes() / 1e6));
        }
        return text.toString();
    }
}
