package org.samescene.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.samescene.feature.Descriptors;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Photo;
import org.samescene.index.SearchedFeatures;
import org.samescene.index.words.AggregatedWords;
import org.samescene.index.words.Codebook;
import org.samescene.index.words.PlantedCodebook;
import org.samescene.index.words.WordOptions;

/** The search in Lucene against the formula, computed pair by pair. */
class WordSearchTest {
    private static final int LIMIT = 12;
    private static final Codebook CODEBOOK = PlantedCodebook.of(500);

    /** @param removed whether it was deleted after it was added */
    private record Planted(long position, ImageFeatures image, boolean removed) {}

    @Property(tries = 25)
    void findsWhatTheFormulaSays(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int perSegment, @ForAll boolean merged)
            throws IOException {
        Random random = new Random(seed);
        WordSearch search = new WordSearch(CODEBOOK, new WordOptions(50, 60, 0.002));
        List<Planted> images = images(random);
        ImageFeatures query = photo("lib", "query", random.nextInt(1, 80), random);
        long before = random.nextInt(70);
        try (Directory directory = new ByteBuffersDirectory()) {
            fill(directory, images, search, perSegment, merged);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                List<Long> expected = expected(search, images, query, before);
                assertThat(search.alike(reader, query, before, LIMIT)).isEqualTo(expected);
            }
        }
    }

    private static final float[][] THINGS = Descriptors.random(120, new Random(2));

    private static List<Planted> images(Random random) {
        List<Planted> images = new ArrayList<>();
        for (int position = 0; position < 60; position++) {
            String library = random.nextInt(3) == 0 ? "lib2" : "lib";
            images.add(new Planted(
                    position, photo(library, "image " + position, random.nextInt(80), random), random.nextInt(5) == 0));
        }
        return images;
    }

    private static ImageFeatures photo(String library, String id, int descriptors, Random random) {
        float[][] chosen = new float[descriptors][];
        for (int i = 0; i < descriptors; i++) {
            chosen[i] = Descriptors.near(THINGS[random.nextInt(THINGS.length)], 0.3, random);
        }
        return Photo.of(library, id).descriptors(chosen).features();
    }

    private static void fill(
            Directory directory, List<Planted> images, WordSearch search, int perSegment, boolean merged)
            throws IOException {
        var config = ShardWriters.config(false).setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Planted planted : images) {
                var document = IndexDocuments.image(planted.position, planted.image);
                WordFields.add(document, planted.image.key().library(), search.indexed(planted.image));
                writer.addDocument(document);
                if (planted.position % perSegment == 0) {
                    writer.flush();
                }
            }
            writer.commit();
            for (Planted planted : images) {
                if (planted.removed) {
                    writer.deleteDocuments(
                            new Term(IndexDocuments.KEY, planted.image.key().toString()));
                }
            }
            writer.commit();
        }
        if (merged) {
            try (IndexWriter writer = new IndexWriter(directory, ShardWriters.config(false))) {
                writer.forceMerge(1);
                writer.commit();
            }
        }
    }

    private record Scored(long position, double score) {}

    private static List<Long> expected(WordSearch search, List<Planted> images, ImageFeatures query, long before) {
        List<Scored> scored = new ArrayList<>();
        AggregatedWords asked = CODEBOOK.aggregate(
                query.local().descriptors(searched(query, search.options().queriedDescriptors())),
                Math.min(query.local().count(), search.options().queriedDescriptors()),
                WordOptions.QUERY_ASSIGNMENTS);
        for (Planted planted : images) {
            if (!planted.removed
                    && planted.position < before
                    && planted.image.key().library().equals("lib")) {
                double score = score(asked, search.indexed(planted.image));
                if (score >= search.options().minScore()) {
                    scored.add(new Scored(planted.position, score));
                }
            }
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparingLong(Scored::position))
                .limit(LIMIT)
                .map(Scored::position)
                .toList();
    }

    private static int[] searched(ImageFeatures image, int count) {
        return SearchedFeatures.of(image, count);
    }

    /** Σ idf² · u³ over the common words where u > 0, by the norms; u = 1 - 2 · differing signs / signs. */
    private static double score(AggregatedWords query, AggregatedWords image) {
        double sum = 0;
        for (int i = 0; i < query.count(); i++) {
            for (int j = 0; j < image.count(); j++) {
                if (query.word(i) == image.word(j)) {
                    double u = 1 - 2.0 * Long.bitCount(query.signs(i) ^ image.signs(j)) / Photo.DIMENSIONS;
                    sum += u > 0 ? query.weight(i) * u * u * u : 0;
                }
            }
        }
        return sum == 0 ? 0 : sum / (query.norm() * image.norm());
    }
}
