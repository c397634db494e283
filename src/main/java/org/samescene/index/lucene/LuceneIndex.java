package org.samescene.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.Candidate;
import org.samescene.index.FeatureIndex;
import org.samescene.index.Label;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.LastWord;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Said;

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
        addAll(List.of(new Candidate(image, position)));
    }

    /** Looking up words takes longer than writing them. */
    @Override
    public void addAll(List<Candidate> images) {
        List<Document> documents = images.parallelStream().map(this::document).toList();
        for (int i = 0; i < documents.size(); i++) {
            add(images.get(i), documents.get(i));
        }
    }

    private Document document(Candidate image) {
        Document whole = IndexDocuments.image(image.position(), image.image());
        words.ifPresent(search -> WordFields.add(whole, image.image().key().library(), search.indexed(image.image())));
        return whole;
    }

    private void add(Candidate image, Document whole) {
        write(() -> {
            CommitData next = state.adding();
            boolean withVectors = next.added() <= vectorsUpTo;
            if (!withVectors && state.wordsFrom() == CommitData.NO_POSITION) {
                next = next.wordsFrom(image.position());
            }
            List<Document> block = new ArrayList<>();
            if (withVectors) {
                block.addAll(IndexDocuments.descriptors(
                        image.position(), image.image(), vectors.options().indexedDescriptors()));
            }
            block.add(whole);
            writer.updateDocuments(key(image.image().key()), block);
            state = next;
        });
    }

    @Override
    public void remove(ImageKey key) {
        write(() -> writer.deleteDocuments(key(key)));
    }

    @Override
    public void record(Said said) {
        write(() -> writer.updateDocument(SaidDocuments.term(said), SaidDocuments.document(said)));
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
        return read(contents -> {
            Set<Long> positions = new LinkedHashSet<>(contents.sameBytes(query, before));
            // one more than asked for: an earlier version of the query may be among them
            positions.addAll(search(before).alike(contents.reader(), query, before, limit + 1));
            return contents.candidates(positions, query.key(), limit);
        });
    }

    @Override
    public List<Candidate> copies(ImageFeatures few, long before, int limit) {
        return read(contents -> contents.candidates(
                search(before).copies(contents.reader(), few, before, limit + 1), few.key(), limit));
    }

    /**
     * By vectors as long as all earlier images have them, else by words: by which of the two follows from the
     * log alone.
     */
    private ImageSearch search(long before) {
        return words.isPresent() && before > state.wordsFrom() ? words.get() : vectors;
    }

    @Override
    public Optional<LastWord> lastWord(ImageKey key) {
        return read(contents -> contents.lastWord(key));
    }

    @Override
    public void record(ImageKey key, LastWord word) {
        write(() -> writer.updateDocument(IndexDocuments.lastWord(key), IndexDocuments.lastWord(key, word)));
    }

    @Override
    public Optional<Label> label(ImageKey key) {
        return read(contents -> contents.label(key));
    }

    @Override
    public void record(ImageKey key, Label label) {
        write(() -> writer.updateDocument(IndexDocuments.label(key), IndexDocuments.label(key, label)));
    }

    @Override
    public Optional<ImageFeatures> image(ImageKey key) {
        return read(contents -> contents.image(key));
    }

    @Override
    public List<Relation> relations(ImageKey key) {
        return read(contents -> contents.relations(SaidDocuments.party(key)));
    }

    @Override
    public Optional<Relation> relation(Pair pair) {
        return read(contents -> contents.relations(SaidDocuments.pair(pair))).stream()
                .findFirst();
    }

    @Override
    public Optional<LandmarkSuggestion> naming(ImageKey key) {
        return read(contents -> contents.naming(key));
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
        T of(ShardContents contents) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.of(new ShardContents(searcher.getIndexReader()));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be read", e);
        }
    }
}
