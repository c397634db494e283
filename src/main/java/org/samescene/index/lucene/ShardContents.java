package org.samescene.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.Candidate;
import org.samescene.index.Label;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.LastWord;
import org.samescene.index.Relation;

/** What a shard holds at one moment: images and relations by their terms. */
record ShardContents(IndexReader reader) {
    Optional<LastWord> lastWord(ImageKey key) throws IOException {
        List<LastWord> found = new ArrayList<>(1);
        forEach(
                IndexDocuments.lastWord(key),
                (segment, doc) -> found.add(IndexDocuments.lastWord(segment.storedFields(), doc)));
        return found.stream().findFirst();
    }

    Optional<Label> label(ImageKey key) throws IOException {
        List<Label> found = new ArrayList<>(1);
        forEach(
                IndexDocuments.label(key),
                (segment, doc) -> found.add(IndexDocuments.label(segment.storedFields(), doc)));
        return found.stream().findFirst();
    }

    Optional<ImageFeatures> image(ImageKey key) throws IOException {
        return first(new Term(IndexDocuments.IMAGE, key.toString()));
    }

    List<Relation> relations(Term term) throws IOException {
        List<Relation> relations = new ArrayList<>();
        forEach(term, (segment, doc) -> relations.add(SaidDocuments.relation(segment.storedFields(), doc)));
        return List.copyOf(relations);
    }

    Optional<LandmarkSuggestion> naming(ImageKey key) throws IOException {
        List<Optional<LandmarkSuggestion>> found = new ArrayList<>(1);
        forEach(
                SaidDocuments.named(key),
                (segment, doc) -> found.add(SaidDocuments.suggestion(segment.storedFields(), doc)));
        return found.stream().findFirst().flatMap(suggestion -> suggestion);
    }

    /** Positions of images of the same bytes, in their order. */
    List<Long> sameBytes(ImageFeatures query, long before) throws IOException {
        List<Long> found = new ArrayList<>();
        forEach(new Term(IndexDocuments.CONTENT, IndexDocuments.content(query)), (segment, doc) -> {
            NumericDocValues positions = DocValues.getNumeric(segment, IndexDocuments.POSITION);
            if (positions.advanceExact(doc) && positions.longValue() < before) {
                found.add(positions.longValue());
            }
        });
        found.sort(null);
        return found;
    }

    /** The first images at these positions; no version of the query is among them. */
    List<Candidate> candidates(Collection<Long> positions, ImageKey query, int limit) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (long position : positions) {
            if (candidates.size() == limit) {
                break;
            }
            first(new Term(IndexDocuments.IMAGE_AT, Long.toString(position)))
                    .filter(image -> !image.key().equals(query))
                    .ifPresent(image -> candidates.add(new Candidate(image, position)));
        }
        return List.copyOf(candidates);
    }

    private Optional<ImageFeatures> first(Term term) throws IOException {
        List<ImageFeatures> found = new ArrayList<>(1);
        forEach(term, (segment, doc) -> found.add(features(segment, doc)));
        return found.stream().findFirst();
    }

    private static ImageFeatures features(LeafReader segment, int doc) throws IOException {
        BinaryDocValues values = DocValues.getBinary(segment, IndexDocuments.FEATURES);
        if (!values.advanceExact(doc)) {
            throw new IllegalStateException("image document " + doc + " has no features");
        }
        BytesRef record = values.binaryValue();
        return ImageFeaturesCodec.decode(
                Arrays.copyOfRange(record.bytes, record.offset, record.offset + record.length));
    }

    private interface AtDocument {
        void accept(LeafReader segment, int doc) throws IOException;
    }

    /** Every live document with the term, in the order of segments. */
    private void forEach(Term term, AtDocument action) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    action.accept(leaf.reader(), postings.docID());
                }
            }
        }
    }
}
