package org.samescene.app.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.samescene.index.FeatureIndex;
import org.samescene.index.lucene.IndexForm;

/**
 * The index of one model in parts: a shard for each partition of the features log.
 *
 * @param path of the folder, which has one for each shard
 * @param form of each
 */
public record IndexFolder(Path path, IndexForm form) {
    private static final Logger LOG = Logger.getLogger(IndexFolder.class);

    /**
     * A shard's index; one that is no view of the log is set aside, and a new one opened.
     *
     * @param end of the log, exclusively
     * @param relationsEnd of the log of what was said
     * @return closing it is up to the caller
     */
    FeatureIndex open(LogView view, long end, long relationsEnd) {
        Path folder = path.resolve(view.log().topic() + "-" + view.partition());
        FeatureIndex index = open(folder);
        Optional<String> mismatch = view.mismatch(index.source(), index.committedPosition(), end, relationsEnd);
        if (mismatch.isEmpty()) {
            return index;
        }
        index.close();
        Path aside = folder.resolveSibling(folder.getFileName() + ".set-aside");
        LOG.warnf(
                "The index in %s is no view of this log (%s): it is set aside as %s and made again from the log",
                folder, mismatch.get(), aside.getFileName());
        try {
            delete(aside);
            Files.move(folder, aside);
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + folder + " can't be set aside", e);
        }
        return open(folder);
    }

    private FeatureIndex open(Path folder) {
        try {
            return form.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the index in " + folder + " can't be opened; if no other process uses it, it can be deleted:"
                            + " it is made again from the features log",
                    e);
        }
    }

    /** Deletes a folder; what can't be deleted stays. */
    static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            LOG.debugf(e, "%s can't be deleted", folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
