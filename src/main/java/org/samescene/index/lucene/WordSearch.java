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
record WordSearch(Codebook codebook, WordOptions options) implements ImageSearch {
    AggregatedWords indexed(ImageFeatures image) {
        return words(image, options.indexedDescriptors(), 1);
    }

    private AggregatedWords words(ImageFeatures image, int descriptors, int assignments) {
        int[] chosen = SearchedFeatures.of(image, descriptors);
        return codebook.aggregate(image.local().descriptors(chosen), chosen.length, assignments);
    }

    @Override
    public List<Long> alike(IndexReader reader, ImageFeatures query, long before, int limit) throws IOException {
        AggregatedWords words = words(query, options.queriedDescriptors(), WordOptions.QUERY_ASSIGNMENTS);
        return best(reader, query, words, options.minScore(), before, limit);
    }

    @Override
    public List<Long> copies(IndexReader reader, ImageFeatures few, long before, int limit) throws IOException {
        return best(
                reader, few, words(few, options.queriedDescriptors(), 1), WordOptions.MIN_COPY_SCORE, before, limit);
    }

    private List<Long> best(
            IndexReader reader, ImageFeatures image, AggregatedWords query, double minScore, long before, int limit)
            throws IOException {
        WordScorer scorer =
                new WordScorer(query, codebook.dimensions(), image.key().library());
        BestImages best = new BestImages(limit, minScore, before);
        for (LeafReaderContext leaf : reader.leaves()) {
            DocValuesSkipper positions = leaf.reader().getDocValuesSkipper(IndexDocuments.POSITION);
            if (positions != null && positions.minValue() < before) {
                best.collect(leaf.reader(), scorer.products(leaf.reader()), query.norm());
            }
        }
        return best.positions();
    }
}
