package org.samescene.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The nearest descriptors among those of one library's earlier images.
 *
 * <p>Why not {@code KnnFloatVectorQuery}? An image asks some hundred times with the same filter. Here the filter is worked out once for each
 * segment, and not at all for the usual one, which holds earlier images of one library only. Whether a segment is searched by its HNSW graph
 * or exhaustively is Lucene's own choice, by what the filter leaves.
 */
final class DescriptorSearch {
    private final List<Segment> segments = new ArrayList<>();
    private final int neighbours;

    private record Segment(LeafReader reader, AcceptDocs accepted) {}

    /** A descriptor found. */
    record Neighbour(long position, int rank, double squaredDistance) {}

    private record Hit(int segment, ScoreDoc found) {}

    /** @param before only images with a lower position */
    DescriptorSearch(IndexReader reader, String library, long before, int neighbours) throws IOException {
        this.neighbours = neighbours;
        for (LeafReaderContext leaf : reader.leaves()) {
            LeafReader segment = leaf.reader();
            DocValuesSkipper positions = segment.getDocValuesSkipper(IndexDocuments.POSITION);
            if (segment.getFloatVectorValues(IndexDocuments.VECTOR) == null || positions == null || positions.minValue() >= before) {
                continue;
            }
            AcceptDocs accepted = accepted(segment, positions.maxValue() < before, new BytesRef(library), before);
            if (accepted != null) {
                segments.add(new Segment(segment, accepted));
            }
        }
    }

    private static AcceptDocs accepted(LeafReader segment, boolean allEarlier, BytesRef library, long before) throws IOException {
        SortedDocValues libraries = DocValues.getSorted(segment, IndexDocuments.LIBRARY);
        int wanted = libraries.lookupTerm(library);
        if (wanted < 0) {
            return null;
        }
        if (allEarlier && libraries.getValueCount() == 1) {
            return AcceptDocs.fromLiveDocs(segment.getLiveDocs(), segment.maxDoc());
        }
        FixedBitSet earlier = new FixedBitSet(segment.maxDoc());
        NumericDocValues positions = DocValues.getNumeric(segment, IndexDocuments.POSITION);
        for (int doc = libraries.nextDoc(); doc != SortedDocValues.NO_MORE_DOCS; doc = libraries.nextDoc()) {
            if (libraries.ordValue() == wanted && positions.advanceExact(doc) && positions.longValue() < before) {
                earlier.set(doc);
            }
        }
        int cost = earlier.cardinality();
        return cost == 0
                ? null
                : AcceptDocs.fromIteratorSupplier(() -> new BitSetIterator(earlier, cost), segment.getLiveDocs(), segment.maxDoc());
    }

    /** The nearest neighbours of one unit descriptor, nearest first. */
    List<Neighbour> nearest(float[] descriptor) throws IOException {
        List<Hit> hits = new ArrayList<>(neighbours * segments.size());
        for (int s = 0; s < segments.size(); s++) {
            TopKnnCollector collector = new TopKnnCollector(neighbours, Integer.MAX_VALUE);
            Segment segment = segments.get(s);
            segment.reader.searchNearestVectors(IndexDocuments.VECTOR, descriptor, collector, segment.accepted);
            for (ScoreDoc found : collector.topDocs().scoreDocs) {
                hits.add(new Hit(s, found));
            }
        }
        hits.sort(Comparator.comparingDouble(hit -> -hit.found.score));
        List<Neighbour> nearest = new ArrayList<>(neighbours);
        for (Hit hit : hits.subList(0, Math.min(neighbours, hits.size()))) {
            LeafReader segment = segments.get(hit.segment).reader;
            nearest.add(new Neighbour(
                    value(segment, IndexDocuments.POSITION, hit.found.doc),
                    (int) value(segment, IndexDocuments.RANK, hit.found.doc),
                    IndexDocuments.squaredDistance(hit.found.score)));
        }
        return nearest;
    }

    private static long value(LeafReader segment, String field, int doc) throws IOException {
        NumericDocValues values = DocValues.getNumeric(segment, field);
        if (!values.advanceExact(doc)) {
            throw new IllegalStateException("descriptor document " + doc + " has no " + field);
        }
        return values.longValue();
    }
}
