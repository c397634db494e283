package org.samescene.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.samescene.index.SearchOptions;

/**
 * How shards make images searchable.
 *
 * @param words empty: all images are found by the nearest neighbours of their descriptors
 */
public record IndexForm(SearchOptions vectors, Optional<Words> words) {
    /** What differs between forms whose documents differ: a shard of another form has to be made again. */
    String name() {
        return "4 " + vectors.indexedDescriptors() + " vectors"
                + words.map(w -> " up to " + w.vectorsUpTo() + ", words of "
                                + w.options().indexedDescriptors() + " by codebook "
                                + w.codebook().id())
                        .orElse("");
    }

    /**
     * Opens the shard in a folder, or makes a new one there; one process at a time. A shard of another form
     * is emptied, so that it is made again from the log.
     */
    public LuceneIndex open(Path folder) throws IOException {
        return new LuceneIndex(folder, this);
    }
}
