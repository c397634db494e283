package org.samescene.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.Candidate;
import org.samescene.index.FeatureIndex;
import org.samescene.index.Relation;
import org.samescene.index.SearchOptions;
import org.samescene.index.SearchedFeatures;
import org.samescene.index.VoteTally;

/** One shard: the images of one partition, in a folder of its own. */
public final class LuceneIndex implements FeatureIndex {
    private static final String COMMITTED_POSITION = "position";

    /** HNSW: connections of a node, and beam while building. Recall@10 of .999 at 1M descriptors of 40 dimensions. */
    private static final int MAX_CONNECTIONS = 16;

    private static final int BEAM_WIDTH = 100;

    /**
     * Lucene builds a graph where a search for this many neighbours would visit only a part of it, log(n)
     * times as many: for more than about as many descriptors as are scanned anyway.
     */
    private static final int GRAPH_THRESHOLD = (int) (DescriptorSearch.SCANNED / Math.log(DescriptorSearch.SCANNED));

    private final SearchOptions options;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private long committed;

    /** Opens the index in a folder, or makes a new one there. One process at a time. */
    public LuceneIndex(Path folder, SearchOptions options) throws IOException {
        this(FSDirectory.open(folder), options);
    }

    LuceneIndex(Directory directory, SearchOptions options) throws IOException {
        this.options = options;
        this.directory = directory;
        IndexWriterConfig config = new IndexWriterConfig();
        config.setCodec(new DescriptorCodec());
        config.setRAMBufferSizeMB(64);
        config.setCommitOnClose(false);
        try {
            this.writer = new IndexWriter(directory, config);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        this.searchers = new SearcherManager(writer, null);
        this.committed = committedPosition(writer);
    }

    /** The default codec with our HNSW; overriding per field is the one way that is read back right. */
    private static final class DescriptorCodec extends Lucene104Codec {
        private final KnnVectorsFormat hnsw =
                new Lucene99HnswVectorsFormat(MAX_CONNECTIONS, BEAM_WIDTH, 1, null, GRAPH_THRESHOLD);

        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return hnsw;
        }
    }

    private static long committedPosition(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(COMMITTED_POSITION)) {
                    return Long.parseLong(entry.getValue());
                }
            }
        }
        return 0;
    }

    @Override
    public long committedPosition() {
        return committed;
    }

    @Override
    public void add(long position, ImageFeatures image) {
        write(() -> {
            writer.deleteDocuments(new Term(IndexDocuments.PARTY, image.key().toString()));
            writer.updateDocuments(
                    key(image.key()), IndexDocuments.image(position, image, options.indexedDescriptors()));
        });
    }

    @Override
    public void remove(ImageKey key) {
        write(() -> writer.deleteDocuments(key(key), new Term(IndexDocuments.PARTY, key.toString())));
    }

    @Override
    public void record(Relation relation) {
        write(() -> writer.updateDocument(IndexDocuments.pair(relation), IndexDocuments.relation(relation)));
    }

    private static Term key(ImageKey key) {
        return new Term(IndexDocuments.KEY, key.toString());
    }

    @Override
    public void refresh() {
        write(searchers::maybeRefreshBlocking);
    }

    @Override
    public List<Candidate> candidates(ImageFeatures query, long before, int limit) {
        return read(reader -> {
            Map<Long, Candidate> candidates = new LinkedHashMap<>();
            for (Candidate copy : copies(reader, query, before)) {
                if (candidates.size() < limit) {
                    candidates.put(copy.position(), copy);
                }
            }
            // one more than asked for: an earlier version of the query may stand among them
            for (VoteTally.Standing standing : vote(reader, query, before).best(limit + 1)) {
                if (candidates.size() < limit && !candidates.containsKey(standing.position())) {
                    first(reader, new Term(IndexDocuments.IMAGE_AT, Long.toString(standing.position())))
                            .filter(found -> !found.key().equals(query.key()))
                            .ifPresent(found ->
                                    candidates.put(standing.position(), new Candidate(found, standing.position())));
                }
            }
            return List.copyOf(candidates.values());
        });
    }

    private VoteTally vote(IndexReader reader, ImageFeatures query, long before) throws IOException {
        VoteTally tally = new VoteTally(options.distanceLimit());
        DescriptorSearch search = new DescriptorSearch(reader, query.key().library(), before);
        int[] asking = SearchedFeatures.of(query, options.queriedDescriptors());
        float[] descriptors = query.local().descriptors(asking);
        for (List<DescriptorSearch.Neighbour> neighbours :
                search.nearest(descriptors, asking.length, options.neighbours(), options.distanceLimit())) {
            neighbours.forEach(
                    neighbour -> tally.neighbour(neighbour.position(), neighbour.rank(), neighbour.squaredDistance()));
            tally.cast();
        }
        return tally;
    }

    /** Images of the same bytes, earliest first. */
    private static List<Candidate> copies(IndexReader reader, ImageFeatures query, long before) throws IOException {
        List<Candidate> copies = new ArrayList<>();
        forEach(reader, new Term(IndexDocuments.CONTENT, IndexDocuments.content(query)), (segment, doc) -> {
            NumericDocValues positions = DocValues.getNumeric(segment, IndexDocuments.POSITION);
            if (positions.advanceExact(doc) && positions.longValue() < before) {
                ImageFeatures image = features(segment, doc);
                if (!image.key().equals(query.key())) {
                    copies.add(new Candidate(image, positions.longValue()));
                }
            }
        });
        copies.sort(Comparator.comparingLong(Candidate::position));
        return copies;
    }

    @Override
    public boolean contains(ImageKey key) {
        return read(reader -> {
            boolean[] found = new boolean[1];
            forEach(reader, new Term(IndexDocuments.IMAGE, key.toString()), (segment, doc) -> found[0] = true);
            return found[0];
        });
    }

    @Override
    public Optional<ImageFeatures> image(ImageKey key) {
        return read(reader -> first(reader, new Term(IndexDocuments.IMAGE, key.toString())));
    }

    private static Optional<ImageFeatures> first(IndexReader reader, Term term) throws IOException {
        List<ImageFeatures> found = new ArrayList<>(1);
        forEach(reader, term, (segment, doc) -> found.add(features(segment, doc)));
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

    @Override
    public List<Relation> relations(ImageKey key) {
        return read(reader -> {
            List<Relation> relations = new ArrayList<>();
            forEach(
                    reader,
                    new Term(IndexDocuments.PARTY, key.toString()),
                    (segment, doc) -> relations.add(IndexDocuments.relation(segment.storedFields(), doc)));
            return List.copyOf(relations);
        });
    }

    private interface AtDocument {
        void accept(LeafReader segment, int doc) throws IOException;
    }

    /** Every live document with the term, in the order of segments. */
    private static void forEach(IndexReader reader, Term term, AtDocument action) throws IOException {
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

    @Override
    public void commit(long nextPosition) {
        write(() -> {
            writer.setLiveCommitData(
                    Map.of(COMMITTED_POSITION, Long.toString(nextPosition)).entrySet());
            writer.commit();
        });
        committed = nextPosition;
    }

    @Override
    public void close() {
        write(() -> {
            try (directory) {
                searchers.close();
                writer.rollback();
            }
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be written", e);
        }
    }

    private interface Reading<T> {
        T of(IndexReader reader) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.of(searcher.getIndexReader());
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be read", e);
        }
    }
}
