package org.samescene.index.lucene;

import org.samescene.index.words.Codebook;
import org.samescene.index.words.WordOptions;

/**
 * That a shard finds images by their visual words.
 *
 * @param vectorsUpTo so many images, the first ones, are found by the nearest neighbours of their descriptors
 *     as long as there are no others; 0: words from the beginning
 */
public record Words(Codebook codebook, WordOptions options, int vectorsUpTo) {
    public Words {
        if (vectorsUpTo < 0) {
            throw new IllegalArgumentException("vectorsUpTo is not negative: " + vectorsUpTo);
        }
    }
}
