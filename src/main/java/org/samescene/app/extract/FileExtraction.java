package org.samescene.app.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.samescene.Description;
import org.samescene.Extraction;
import org.samescene.ExtractionPool;
import org.samescene.app.extract.ExtractReport.Outcome;
import org.samescene.app.picture.PictureNames;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.RejectedException;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.delf.Datum;
import org.samescene.feature.delf.DelfFeatures;

/**
 * Pictures to {@code .delf} files, several at a time.
 *
 * @param threads how many pictures at a time
 * @param images pictures, or folders of them
 * @param folder for the output; made where it is missing
 * @param terminal where progress is shown
 */
record FileExtraction(Assembly assembly, int threads, List<Path> images, Path folder, Terminal terminal) {
    ExtractReport run() throws IOException, InterruptedException {
        FeatureFiles files = new FeatureFiles("extract");
        for (Path image : images) {
            files.add(image);
        }
        if (files.uploads().isEmpty()) {
            throw new IllegalArgumentException("no pictures in " + images + ": name some, or folders with some");
        }
        Map<String, Path> outputs = files.outputs();
        Files.createDirectories(folder);
        try (ExtractionPool pool =
                new ExtractionPool(assembly.extraction(), ExtractionPool.Limits.ofConcurrency(threads))) {
            long start = System.nanoTime();
            List<ExtractionPool.Pending<Outcome>> work = new ArrayList<>();
            for (Arrival.Uploaded upload : files.uploads()) {
                Path output = folder.resolve(outputs.get(upload.key().imageId()))
                        .toAbsolutePath()
                        .normalize();
                work.add(pool.begin(extraction -> extract(extraction, upload, output)));
            }
            List<Outcome> outcomes = await(work);
            return ExtractReport.of(pool.model(), outcomes, (System.nanoTime() - start) / 1e9);
        }
    }

    static Outcome extract(Extraction extraction, Arrival.Uploaded upload, Path output) throws InterruptedException {
        String id = upload.key().imageId();
        try {
            Description description = extraction.describe(upload);
            ImageFeatures image = description.image();
            Files.createDirectories(output.getParent());
            DelfFeatures.of(image.local()).write(output);
            String global = null;
            if (description.global().isPresent()) {
                Path beside = PictureNames.withoutEnding(output)
                        .resolveSibling(PictureNames.withoutEnding(output).getFileName() + FeatureFiles.GLOBAL_ENDING);
                Datum.vector(description.global().get().components()).write(beside);
                global = beside.toString();
            }
            return new ExtractReport.Written(
                    id,
                    output.toString(),
                    global,
                    image.local().count(),
                    image.width(),
                    image.height(),
                    description.reader().orElse(null));
        } catch (RejectedException e) {
            return new ExtractReport.Rejected(id, e.reason().code(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(output + " can't be written", e);
        }
    }

    private List<Outcome> await(List<ExtractionPool.Pending<Outcome>> work) throws InterruptedException {
        Progress progress = new Progress(terminal, work.size());
        List<Outcome> outcomes = new ArrayList<>(work.size());
        int rejected = 0;
        progress.show(0, 0);
        for (ExtractionPool.Pending<Outcome> pending : work) {
            outcomes.add(pending.await());
            rejected += outcomes.getLast() instanceof ExtractReport.Rejected ? 1 : 0;
            progress.show(outcomes.size(), rejected);
        }
        return outcomes;
    }
}
