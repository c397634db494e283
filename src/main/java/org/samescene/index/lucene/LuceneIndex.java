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
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
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
import org.samescene.index.LastWord;
import org.samescene.index.Relation;

/** One shard: the images of one partition, in a folder of its own. */
public final class LuceneIndex implements FeatureIndex {
    private static final System.Logger LOG = System.getLogger(LuceneIndex.class.getName());

    private final VectorSearch vectors;
    private final Optional<WordSearch> words;

    /** So many images, the first ones, have vectors. */
    private final long vectorsUpTo;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile CommitData state;
    private long committed;

    LuceneIndex(Path folder, IndexForm form) throws IOException {
        this.vectors = new VectorSearch(form.vectors());
        this.words = form.words().map(w -> new WordSearch(w.codebook(), w.options()));
        this.vectorsUpTo =
                form.words().map(Words::vectorsUpTo).map(Long::valueOf).orElse(Long.MAX_VALUE);
        this.directory = FSDirectory.open(folder);
        try {
            this.writer =
                    new IndexWriter(directory, ShardWriters.config(form.words().isEmpty()));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        this.state = lastState(form.name());
        this.committed = state.position();
        this.searchers = new SearcherManager(writer, null);
    }

    private CommitData lastState(String form) throws IOException {
        Optional<CommitData> last =
                CommitData.last(writer).filter(data -> data.form().equals(form));
        if (last.isEmpty() && writer.getDocStats().maxDoc > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the index in " + directory + " was made by other settings: it is emptied and made again");
            writer.deleteAll();
        }
        return last.orElseGet(() -> CommitData.ofNew(form));
    }

    @Override
    public long committedPosition() {
        return committed;
    }

    @Override
    public void add(long position, ImageFeatures image) {
        write(() -> {
            CommitData next = state.adding();
            boolean withVectors = next.added() <= vectorsUpTo;
            if (!withVectors && state.wordsFrom() == CommitData.NO_POSITION) {
                next = next.wordsFrom(position);
            }
            Document whole = IndexDocuments.image(position, image);
            words.ifPresent(search -> WordFields.add(whole, image.key().library(), search.indexed(image)));
            List<Document> block = new ArrayList<>();
            if (withVectors) {
                block.addAll(IndexDocuments.descriptors(
                        position, image, vectors.options().indexedDescriptors()));
            }
            block.add(whole);
            writer.deleteDocuments(new Term(IndexDocuments.PARTY, image.key().toString()));
            writer.updateDocuments(key(image.key()), block);
            state = next;
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
            for (long position : best(reader, query, before, limit + 1)) {
                if (candidates.size() < limit && !candidates.containsKey(position)) {
                    first(reader, new Term(IndexDocuments.IMAGE_AT, Long.toString(position)))
                            .filter(found -> !found.key().equals(query.key()))
                            .ifPresent(found -> candidates.put(position, new Candidate(found, position)));
                }
            }
            return List.copyOf(candidates.values());
        });
    }

    /**
     * By vectors as long as all earlier images have them, else by words: by which of the two follows from the
     * log alone.
     */
    private List<Long> best(IndexReader reader, ImageFeatures query, long before, int limit) throws IOException {
        return words.isPresent() && before > state.wordsFrom()
                ? words.get().best(reader, query, before, limit)
                : vectors.best(reader, query, before, limit);
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
    public Optional<LastWord> lastWord(ImageKey key) {
        return read(reader -> {
            List<LastWord> found = new ArrayList<>(1);
            forEach(
                    reader,
                    IndexDocuments.lastWord(key),
                    (segment, doc) -> found.add(IndexDocuments.lastWord(segment.storedFields(), doc)));
            return found.stream().findFirst();
        });
    }

    @Override
    public void record(ImageKey key, LastWord word) {
        write(() -> writer.updateDocument(IndexDocuments.lastWord(key), IndexDocuments.lastWord(key, word)));
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
    public Map<String, String> source() {
        return state.source();
    }

    @Override
    public void commit(long nextPosition, Map<String, String> source) {
        write(() -> {
            state = state.covering(nextPosition, source);
            state.giveTo(writer);
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
