package org.samescene.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.Entry;
import org.samescene.Extraction;
import org.samescene.Matching;
import org.samescene.Report;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.FeatureIndex;
import org.samescene.index.LastWord;
import org.samescene.index.Relation;

/**
 * Real photos in random orders and random batches. How many orders: {@code -Dorders=20}.
 */
class OrderOfArrivalTest {
    private static final int ORDERS = Integer.getInteger("orders", 2);
    private static final int LARGEST_BATCH = 32;

    /**
     * What is said of two photos that are compared doesn't depend on the order. Whether they are does a little: the
     * score of a candidate is that of the later photo's words among those of the earlier one.
     */
    private static final double FOUND_IN_BOTH = 0.96;

    @TempDir
    Path folder;

    private static List<ImageFeatures> photos(Assembly assembly) throws Exception {
        List<ImageFeatures> photos = new ArrayList<>();
        try (Extraction extraction = assembly.extraction()) {
            for (Path file : SharedFiles.below(SharedFiles.folder("photos"))) {
                try {
                    ImageFeatures extracted = extraction.extract(new Arrival.Uploaded(
                            new ImageKey("lib", "photo " + photos.size()),
                            file.toUri().toString()));
                    // as they stand in the log
                    photos.add(ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(extracted)));
                } catch (RejectedException e) {
                    // lists and licences are among the photos
                }
            }
        }
        return photos;
    }

    /** What is said of each pair, by the two and what it is. */
    private Map<String, String> relations(Assembly assembly, List<ImageFeatures> order, Random random, int number)
            throws Exception {
        Matching matching = assembly.matching();
        Map<String, String> relations = new TreeMap<>();
        try (FeatureIndex index = assembly.indexForm().open(folder.resolve("order " + number))) {
            for (int from = 0; from < order.size(); ) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(LARGEST_BATCH));
                List<Entry> batch = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    batch.add(new Entry(i, order.get(i)));
                    index.add(i, order.get(i));
                    index.record(order.get(i).key(), LastWord.upload(i, order.get(i)));
                }
                index.refresh();
                Report report = matching.match(batch, index);
                report.said().forEach(index::record);
                report.said().stream()
                        .flatMap(said -> said instanceof Relation relation ? Stream.of(relation) : Stream.empty())
                        .forEach(relation -> relations.put(
                                relation.pair().first().imageId() + " and "
                                        + relation.pair().second().imageId(),
                                relation.statement().orElseThrow().toString()));
                from = to;
            }
        }
        return relations;
    }

    @Test
    void whatIsSaidDoesNotDependOnWhoCameFirst() throws Exception {
        Assembly assembly = TestConfig.with(Map.of()).assembly();
        List<ImageFeatures> photos = photos(assembly);
        Map<String, String> first = new HashMap<>(relations(assembly, photos, new Random(0), 0));
        assertThat(first).hasSizeGreaterThan(100);
        System.err.printf("%d photos, %d relations%n", photos.size(), first.size());
        for (int number = 1; number <= ORDERS; number++) {
            List<ImageFeatures> order = new ArrayList<>(photos);
            Random random = new Random(number);
            Collections.shuffle(order, random);
            Map<String, String> said = relations(assembly, order, random, number);
            Set<String> inBoth = new TreeSet<>(first.keySet());
            inBoth.retainAll(said.keySet());
            System.err.printf(
                    "order %d: %d of %d and %d relations in both%n", number, inBoth.size(), first.size(), said.size());
            assertThat(inBoth).allSatisfy(pair -> assertThat(said.get(pair)).isEqualTo(first.get(pair)));
            assertThat((double) inBoth.size() / Math.max(first.size(), said.size()))
                    .isGreaterThan(FOUND_IN_BOTH);
        }
    }
}
