package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the index is searched. What those of vectors mean: {@link org.samescene.index.SearchOptions}; those of words:
 * {@link org.samescene.index.words.WordOptions}.
 */
@ConfigMapping(prefix = "samescene.index")
public interface SearchConfig {
    /** What images are found by. */
    @WithDefault("auto")
    Method method();

    enum Method {
        /** The nearest neighbours of their descriptors; for some hundred images, and for models without a codebook. */
        VECTORS,
        /** Visual words, of which there must be a codebook. */
        WORDS,
        /** Words, after the first {@link #vectorsUpTo()} images; vectors where there is no codebook. */
        AUTO
    }

    /** A file of {@code samescene codebook learn}; default: the one that comes with the program for the model. */
    Optional<Path> codebook();

    /**
     * With {@code auto}: so many images of a shard, the first ones, are found by vectors. None, since words find more
     * at every size that was measured: of the pairs of 116 photos and their edited copies that exhaustive matching
     * relates, .998 of duplicates and .978 of landmarks among 1,000 images, vectors .983 and .957 at four times the cost.
     */
    @WithDefault("0")
    int vectorsUpTo();

    @WithDefault("1000")
    int indexedWords();

    @WithDefault("500")
    int queriedWords();

    @WithDefault("0.0006")
    double minScore();

    @WithDefault("200")
    int indexedDescriptors();

    @WithDefault("200")
    int queriedDescriptors();

    @WithDefault("10")
    int neighbours();

    @WithDefault("0.5")
    double distanceLimit();
}
