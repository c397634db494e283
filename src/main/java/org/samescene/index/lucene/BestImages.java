package org.samescene.index.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;

/**
 * Collects the images of highest score, of equals the one with the lower position: those that are not
 * deleted, stand before a position and score enough.
 */
final class BestImages {
    private static final Comparator<Standing> WORST_FIRST =
            Comparator.comparingDouble(Standing::score).thenComparing(Standing::position, Comparator.reverseOrder());

    private final int limit;
    private final double minScore;
    private final long before;
    private final PriorityQueue<Standing> best = new PriorityQueue<>(WORST_FIRST);

    private record Standing(long position, double score) {}

    BestImages(int limit, double minScore, long before) {
        this.limit = limit;
        this.minScore = minScore;
        this.before = before;
    }

    /**
     * @param products of each of the segment's documents with the query
     * @param queryNorm by which, and the document's own, they are divided
     */
    void collect(LeafReader segment, float[] products, double queryNorm) throws IOException {
        Bits live = segment.getLiveDocs();
        NumericDocValues norms = DocValues.getNumeric(segment, WordFields.NORM);
        NumericDocValues positions = DocValues.getNumeric(segment, IndexDocuments.POSITION);
        for (int doc = 0; doc < products.length; doc++) {
            if (products[doc] > 0 && (live == null || live.get(doc)) && norms.advanceExact(doc)) {
                double score = products[doc] / (queryNorm * Float.intBitsToFloat((int) norms.longValue()));
                if (score >= minScore
                        && (best.size() < limit || score >= best.element().score)
                        && positions.advanceExact(doc)
                        && positions.longValue() < before) {
                    add(new Standing(positions.longValue(), score));
                }
            }
        }
    }

    private void add(Standing standing) {
        best.add(standing);
        if (best.size() > limit) {
            best.remove();
        }
    }

    /** Best first. */
    List<Long> positions() {
        return best.stream()
                .sorted(WORST_FIRST.reversed())
                .map(Standing::position)
                .toList();
    }
}
