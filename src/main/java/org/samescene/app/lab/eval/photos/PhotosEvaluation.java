package org.samescene.app.lab.eval.photos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.samescene.Finding;
import org.samescene.Matching;
import org.samescene.app.lab.eval.report.ReportPage;
import org.samescene.app.lab.eval.workbench.Gallery;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.lab.eval.workbench.Outcome;
import org.samescene.app.lab.eval.workbench.Settings;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.feature.ImageFeatures;

/**
 * Takes all pictures of a folder through the stages, in the order of their names, and compares what is said
 * with what their folders say ({@link FolderTruth}). For the ranking, pairs that the index does not propose
 * are compared too, upright.
 */
public record PhotosEvaluation(Assembly assembly, Path folder, IgnoredPairs ignored, Terminal terminal) {
    /** @param page where the report page goes */
    PhotosReport run(Path page) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Arrival.Uploaded> files = files(folder);
        try (Workbench bench = Workbench.open(assembly)) {
            Workbench.Extracted extracted = bench.extract(files, terminal);
            List<ImageFeatures> images = extracted.images();
            bench.index(images);
            List<PhotoPair> pairs = compare(bench, images);
            PhotosReport report = PhotosReport.of(
                    folder,
                    Settings.of(assembly),
                    images.stream().map(image -> image.key().imageId()).toList(),
                    extracted.rejected(),
                    pairs,
                    ignored,
                    (System.nanoTime() - start) / 1e9);
            new ReportPage(PhotosReport.class, "photos")
                    .write(page, report, report.precisionRecall(), new PhotoFigures(bench, images).of(report));
            return report;
        }
    }

    public static List<Arrival.Uploaded> files(Path folder) throws IOException {
        List<Arrival.Uploaded> files = new ArrayList<>();
        for (String top : List.of(FolderTruth.DUPLICATE, FolderTruth.LANDMARK, FolderTruth.OTHER)) {
            if (Files.isDirectory(folder.resolve(top))) {
                files.addAll(Gallery.named(folder.resolve(top), folder));
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "below " + folder + " there are no files in landmark/<scene>/, duplicate/<photo>/ or other/");
        }
        files.forEach(file -> FolderTruth.of(file.key().imageId()));
        return files;
    }

    private List<PhotoPair> compare(Workbench bench, List<ImageFeatures> images) throws InterruptedException {
        Progress progress = new Progress(terminal, images.size() * (images.size() - 1) / 2, "pairs");
        Matching matching = assembly.matching();
        List<Callable<List<PhotoPair>>> tasks = IntStream.range(0, images.size())
                .<Callable<List<PhotoPair>>>mapToObj(i -> () -> withEarlier(matching, bench, images, i))
                .toList();
        List<PhotoPair> pairs = new ArrayList<>();
        bench.inParallel(tasks, more -> {
            pairs.addAll(more);
            progress.show(pairs.size(), 0);
        });
        return pairs;
    }

    private static List<PhotoPair> withEarlier(Matching matching, Workbench bench, List<ImageFeatures> images, int i) {
        ImageFeatures image = images.get(i);
        String name = image.key().imageId();
        Map<String, Finding> findings = new HashMap<>();
        matching.compare(image, i, bench.index())
                .all()
                .forEach(finding -> findings.put(finding.other().key().imageId(), finding));
        List<PhotoPair> pairs = new ArrayList<>();
        for (ImageFeatures other : images.subList(0, i)) {
            String otherName = other.key().imageId();
            Finding finding = findings.get(otherName);
            pairs.add(new PhotoPair(
                    name,
                    otherName,
                    FolderTruth.of(name).with(FolderTruth.of(otherName)),
                    finding == null ? Outcome.NOT_PROPOSED : Outcome.of(finding.verdict()),
                    finding == null
                            ? matching.agreement(image, other).falseAlarms().log10OfDistinctive()
                            : finding.falseAlarms().log10OfDistinctive()));
        }
        return pairs;
    }
}
