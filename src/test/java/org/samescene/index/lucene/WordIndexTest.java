package org.samescene.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.index.FeatureIndex;
import org.samescene.index.FeatureIndexContract;
import org.samescene.index.SearchOptions;
import org.samescene.index.words.Codebook;
import org.samescene.index.words.PlantedCodebook;
import org.samescene.index.words.WordOptions;

/** An index that finds images by their visual words alone. */
class WordIndexTest extends FeatureIndexContract {
    private static final Codebook CODEBOOK = PlantedCodebook.of(2000);

    @TempDir
    Path folder;

    private int opened;

    @Override
    protected FeatureIndex open(SearchOptions options) throws IOException {
        WordOptions words = new WordOptions(
                options.indexedDescriptors(), options.queriedDescriptors(), PlantedCodebook.CHANCE_SCORE);
        return new IndexForm(options, Optional.of(new Words(CODEBOOK, words, 0)))
                .open(folder.resolve("shard " + opened++));
    }
}
