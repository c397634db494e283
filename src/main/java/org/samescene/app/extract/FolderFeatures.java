package org.samescene.app.extract;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.samescene.ImagePipeline;
import org.samescene.app.picture.ImageFiles;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.RejectedException;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/**
 * The features of all pictures below some folders, in the order of their paths, as the match stage has them:
 * from the features log.
 *
 * @param library that the images belong to
 * @param messages where progress goes, and the names of files that are no pictures
 * @param terminal whether somebody watches it
 */
public record FolderFeatures(Assembly assembly, String library, PrintStream messages, boolean terminal) {
    public List<ImageFeatures> below(List<Path> folders) throws IOException, InterruptedException {
        ImageFiles files = new ImageFiles(library);
        for (Path folder : folders) {
            files.add(folder);
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("extract-", 0).daemon().factory());
        try (ImagePipeline.Extraction extraction = assembly.extraction()) {
            try {
                List<Future<Optional<ImageFeatures>>> results = new ArrayList<>();
                for (Arrival.Uploaded upload : files.found().values()) {
                    results.add(threads.submit(() -> extract(extraction, upload)));
                }
                return await(results);
            } finally {
                // the model is closed only when nobody uses it any more
                threads.shutdownNow();
                threads.close();
            }
        }
    }

    private Optional<ImageFeatures> extract(ImagePipeline.Extraction extraction, Arrival.Uploaded upload)
            throws InterruptedException {
        try {
            return Optional.of(ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(extraction.extract(upload))));
        } catch (RejectedException e) {
            messages.println(upload.key().imageId() + " is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<ImageFeatures> await(List<Future<Optional<ImageFeatures>>> results) throws InterruptedException {
        Progress progress = new Progress(messages, terminal, results.size());
        List<ImageFeatures> images = new ArrayList<>();
        int done = 0;
        for (Future<Optional<ImageFeatures>> result : results) {
            try {
                result.get().ifPresent(images::add);
            } catch (ExecutionException e) {
                throw new IllegalStateException("extraction failed", e.getCause());
            }
            progress.show(++done, done - images.size());
        }
        return images;
    }
}
