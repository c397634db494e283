package org.samescene.index.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.samescene.feature.ImageFeatures;

/** Finds images by their descriptors: positions in the features log, best first, of the query's library. */
interface ImageSearch {
    /** Those that resemble the query most. */
    List<Long> alike(IndexReader reader, ImageFeatures query, long before, int limit) throws IOException;

    /** Those that have nearly all of the query's features; it has few. */
    List<Long> copies(IndexReader reader, ImageFeatures few, long before, int limit) throws IOException;
}
