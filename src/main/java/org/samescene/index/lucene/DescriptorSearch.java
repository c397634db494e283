package org.samescene.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.samescene.feature.DescriptorPanel;

/**
 * The nearest descriptors among those of one library's earlier images, for all descriptors of a query at
 * once.
 *
 * <p>Why not {@code KnnFloatVectorQuery}? An image asks some hundred times with the same filter. Here the
 * filter is worked out once for each segment, and not at all for the usual one, which holds earlier images of
 * one library only. And a segment of up to {@value #SCANNED} descriptors is read once for all queries and
 * multiplied with them in a block, exactly, which is faster than a hundred walks of a graph (that it then
 * need not have); a larger one is searched by its HNSW graph.
 */
final class DescriptorSearch {
    /** Segments of up to this many descriptors are scanned. */
    static final int SCANNED = 30_000;

    private final List<Segment> segments = new ArrayList<>();

    /** @param accepted the documents to look at; a view for one thread */
    private record Segment(LeafReader reader, FloatVectorValues vectors, AcceptDocs accepted) {}

    /** A descriptor found. */
    record Neighbour(long position, int rank, double squaredDistance) {}

    /** @param before only images with a lower position */
    DescriptorSearch(IndexReader reader, String library, long before) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            LeafReader segment = leaf.reader();
            FloatVectorValues vectors = segment.getFloatVectorValues(IndexDocuments.VECTOR);
            DocValuesSkipper positions = segment.getDocValuesSkipper(IndexDocuments.POSITION);
            if (vectors == null || positions == null || positions.minValue() >= before) {
                continue;
            }
            AcceptDocs accepted = accepted(segment, vectors.size(), positions.maxValue() < before, library, before);
            if (accepted != null) {
                segments.add(new Segment(segment, vectors, accepted));
            }
        }
    }

    /**
     * What is read of a segment with several libraries is a term's list: only documents of this one.
     *
     * @return null: none
     */
    private static @Nullable AcceptDocs accepted(
            LeafReader segment, int descriptors, boolean allEarlier, String library, long before) throws IOException {
        PostingsEnum ofLibrary = segment.postings(new Term(IndexDocuments.LIBRARY, library), PostingsEnum.NONE);
        if (ofLibrary == null) {
            return null;
        }
        if (allEarlier && segment.docFreq(new Term(IndexDocuments.LIBRARY, library)) == descriptors) {
            return AcceptDocs.fromLiveDocs(segment.getLiveDocs(), segment.maxDoc());
        }
        FixedBitSet earlier = new FixedBitSet(segment.maxDoc());
        if (allEarlier) {
            earlier.or(ofLibrary);
        } else {
            NumericDocValues positions = DocValues.getNumeric(segment, IndexDocuments.POSITION);
            for (int doc = ofLibrary.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = ofLibrary.nextDoc()) {
                if (positions.advanceExact(doc) && positions.longValue() < before) {
                    earlier.set(doc);
                }
            }
        }
        int cost = earlier.cardinality();
        return cost == 0
                ? null
                : AcceptDocs.fromIteratorSupplier(
                        () -> new BitSetIterator(earlier, cost), segment.getLiveDocs(), segment.maxDoc());
    }

    /**
     * The nearest neighbours of each query, nearest first.
     *
     * @param queries count × D unit descriptors, row-major
     * @param neighbours how many each asks for
     * @param distanceLimit those as far as this, Euclidean, are left out
     */
    List<List<Neighbour>> nearest(float[] queries, int count, int neighbours, double distanceLimit) throws IOException {
        // for unit vectors distance² = 2 - 2 · dot
        NearestDescriptors nearest =
                new NearestDescriptors(count, neighbours, (float) (1 - distanceLimit * distanceLimit / 2));
        for (int s = 0; s < segments.size() && count > 0; s++) {
            Segment segment = segments.get(s);
            if (segment.vectors.size() <= SCANNED) {
                scan(s, segment, queries, count, nearest);
            } else {
                walk(s, segment, queries, count, neighbours, nearest);
            }
        }
        List<List<Neighbour>> found = new ArrayList<>(count);
        for (int query = 0; query < count; query++) {
            List<Neighbour> its = new ArrayList<>(neighbours);
            for (int k = 0; k < nearest.found(query); k++) {
                LeafReader segment = segments.get(nearest.segment(query, k)).reader;
                int doc = nearest.document(query, k);
                its.add(new Neighbour(
                        value(segment, IndexDocuments.POSITION, doc),
                        (int) value(segment, IndexDocuments.RANK, doc),
                        Math.max(0, 2 - 2.0 * nearest.product(query, k))));
            }
            found.add(its);
        }
        return found;
    }

    /** All products of the queries with a segment's descriptors that count. */
    private static void scan(int number, Segment segment, float[] queries, int count, NearestDescriptors nearest)
            throws IOException {
        int dimensions = segment.vectors.dimension();
        Bits accepted = segment.accepted.bits();
        DescriptorPanel panel = new DescriptorPanel(dimensions);
        float[] block = new float[DescriptorPanel.WIDTH * dimensions];
        int[] documents = new int[DescriptorPanel.WIDTH];
        float[] products = new float[DescriptorPanel.ROWS * DescriptorPanel.WIDTH];
        KnnVectorValues.DocIndexIterator descriptors = segment.vectors.iterator();
        int doc = descriptors.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
            int width = 0;
            for (; width < DescriptorPanel.WIDTH && doc != DocIdSetIterator.NO_MORE_DOCS; doc = descriptors.nextDoc()) {
                if (accepted == null || accepted.get(doc)) {
                    System.arraycopy(
                            segment.vectors.vectorValue(descriptors.index()), 0, block, width * dimensions, dimensions);
                    documents[width++] = doc;
                }
            }
            if (width == 0) {
                continue;
            }
            panel.pack(block, width, 0);
            for (int row = 0; row < count; row += DescriptorPanel.ROWS) {
                panel.multiply(queries, count, row, products);
                for (int query = row; query < Math.min(row + DescriptorPanel.ROWS, count); query++) {
                    int at = (query - row) * DescriptorPanel.WIDTH;
                    for (int i = 0; i < width; i++) {
                        if (products[at + i] > nearest.worst(query)) {
                            nearest.add(query, products[at + i], number, documents[i]);
                        }
                    }
                }
            }
        }
    }

    /** One search of the segment's graph for each query. */
    private static void walk(
            int number, Segment segment, float[] queries, int count, int neighbours, NearestDescriptors nearest)
            throws IOException {
        int dimensions = segment.vectors.dimension();
        float[] query = new float[dimensions];
        for (int i = 0; i < count; i++) {
            System.arraycopy(queries, i * dimensions, query, 0, dimensions);
            TopKnnCollector collector = new TopKnnCollector(neighbours, Integer.MAX_VALUE);
            segment.reader.searchNearestVectors(IndexDocuments.VECTOR, query, collector, segment.accepted);
            for (ScoreDoc hit : collector.topDocs().scoreDocs) {
                // Lucene's score of a dot product p is (1 + p) / 2
                nearest.add(i, 2 * hit.score - 1, number, hit.doc);
            }
        }
    }

    private static long value(LeafReader segment, String field, int doc) throws IOException {
        NumericDocValues values = DocValues.getNumeric(segment, field);
        if (!values.advanceExact(doc)) {
            throw new IllegalStateException("descriptor document " + doc + " has no " + field);
        }
        return values.longValue();
    }
}
