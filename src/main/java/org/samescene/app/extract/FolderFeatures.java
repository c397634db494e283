package org.samescene.app.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.samescene.Extraction;
import org.samescene.ExtractionPool;
import org.samescene.app.picture.ImageFiles;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.RejectedException;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/**
 * The features of all pictures below some folders, in the order of their paths, as the match stage has them:
 * from the features log.
 *
 * @param threads how many pictures at a time
 * @param library that the images belong to
 * @param terminal where progress is shown, and which files are no pictures
 */
public record FolderFeatures(Assembly assembly, int threads, String library, Terminal terminal) {
    public List<ImageFeatures> below(List<Path> folders) throws IOException, InterruptedException {
        ImageFiles files = new ImageFiles(library);
        for (Path folder : folders) {
            files.add(folder);
        }
        try (ExtractionPool pool =
                new ExtractionPool(assembly.extraction(), ExtractionPool.Limits.ofConcurrency(threads))) {
            List<ExtractionPool.Pending<Optional<ImageFeatures>>> work = new ArrayList<>();
            for (Arrival.Uploaded upload : files.found().values()) {
                work.add(pool.begin(extraction -> extract(extraction, upload)));
            }
            return await(work);
        }
    }

    private Optional<ImageFeatures> extract(Extraction extraction, Arrival.Uploaded upload)
            throws InterruptedException {
        try {
            return Optional.of(ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(extraction.extract(upload))));
        } catch (RejectedException e) {
            terminal.say(upload.key().imageId() + " is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<ImageFeatures> await(List<ExtractionPool.Pending<Optional<ImageFeatures>>> work)
            throws InterruptedException {
        Progress progress = new Progress(terminal, work.size());
        List<ImageFeatures> images = new ArrayList<>();
        int done = 0;
        for (ExtractionPool.Pending<Optional<ImageFeatures>> pending : work) {
            pending.await().ifPresent(images::add);
            progress.show(++done, done - images.size());
        }
        return images;
    }
}
