package org.samescene.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.util.BytesRef;
import org.samescene.index.words.AggregatedWords;
import org.samescene.index.words.MatchKernel;

/**
 * What a query has in common with each document of a segment: the sum over their common words of weight times
 * kernel, not yet divided by the norms.
 *
 * <p>Why no skipping of what can't be among the best? What a word is worth depends on the residual there, so
 * a list has no useful upper bound; all of it is read, in bulk.
 */
final class WordScorer {
    private final AggregatedWords query;
    private final float[] kernel;
    private final WordFields.Terms terms;
    private final DocAndFloatFeatureBuffer low = new DocAndFloatFeatureBuffer();
    private final DocAndFloatFeatureBuffer high = new DocAndFloatFeatureBuffer();

    /** @param signs how many each residual has */
    WordScorer(AggregatedWords query, int signs, String library) {
        this.query = query;
        this.kernel = MatchKernel.byDifferingSigns(signs);
        this.terms = new WordFields.Terms(library);
    }

    /** For each document number; sums are made in the order of words, so segments don't change them. */
    float[] products(LeafReader segment) throws IOException {
        float[] products = new float[segment.maxDoc()];
        Terms lowTerms = segment.terms(WordFields.LOW);
        Terms highTerms = segment.terms(WordFields.HIGH);
        if (lowTerms == null || highTerms == null) {
            return products;
        }
        TermsEnum lowWords = lowTerms.iterator();
        TermsEnum highWords = highTerms.iterator();
        PostingsEnum lowSigns = null;
        PostingsEnum highSigns = null;
        for (int k = 0; k < query.count(); k++) {
            BytesRef word = terms.term(query.word(k));
            if (lowWords.seekExact(word) && highWords.seekExact(word)) {
                lowSigns = lowWords.postings(lowSigns, PostingsEnum.FREQS);
                highSigns = highWords.postings(highSigns, PostingsEnum.FREQS);
                add(lowSigns, highSigns, query.signs(k), (float) query.weight(k), products);
            }
        }
        return products;
    }

    /** Both fields have a word in the same documents, so the two lists are read in step. */
    private void add(PostingsEnum lowSigns, PostingsEnum highSigns, long signs, float weight, float[] products)
            throws IOException {
        int queryLow = WordFields.low(signs);
        int queryHigh = WordFields.high(signs);
        lowSigns.nextDoc();
        highSigns.nextDoc();
        while (true) {
            lowSigns.nextPostings(PostingsEnum.NO_MORE_DOCS, low);
            highSigns.nextPostings(PostingsEnum.NO_MORE_DOCS, high);
            if (low.size != high.size) {
                throw new IllegalStateException("a word's two fields have " + low.size + " and " + high.size
                        + " documents: the index is damaged");
            }
            if (low.size == 0) {
                return;
            }
            for (int i = 0; i < low.size; i++) {
                int differing = Integer.bitCount((int) low.features[i] - 1 ^ queryLow)
                        + Integer.bitCount((int) high.features[i] - 1 ^ queryHigh);
                products[low.docs[i]] += weight * kernel[differing];
            }
        }
    }
}
