package org.samescene.index.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.SearchedFeatures;
import org.samescene.index.words.AggregatedWords;
import org.samescene.index.words.Codebook;
import org.samescene.index.words.WordOptions;

/** The images that have most in common with a query by their visual words. */
record WordSearch(Codebook codebook, WordOptions options) {
    AggregatedWords indexed(ImageFeatures image) {
        return words(image, options.indexedDescriptors(), 1);
    }

    private AggregatedWords words(ImageFeatures image, int descriptors, int assignments) {
        int[] chosen = SearchedFeatures.of(image, descriptors);
        return codebook.aggregate(image.local().descriptors(chosen), chosen.length, assignments);
    }

    /** Their positions, best first. */
    List<Long> best(IndexReader reader, ImageFeatures image, long before, int limit) throws IOException {
        AggregatedWords query = words(image, options.queriedDescriptors(), WordOptions.QUERY_ASSIGNMENTS);
        WordScorer scorer =
                new WordScorer(query, codebook.dimensions(), image.key().library());
        BestImages best = new BestImages(limit, options.minScore(), before);
        for (LeafReaderContext leaf : reader.leaves()) {
            DocValuesSkipper positions = leaf.reader().getDocValuesSkipper(IndexDocuments.POSITION);
            if (positions != null && positions.minValue() < before) {
                best.collect(leaf.reader(), scorer.products(leaf.reader()), query.norm());
            }
        }
        return best.positions();
    }
}
