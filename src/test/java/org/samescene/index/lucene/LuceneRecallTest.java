package org.samescene.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.feature.Descriptors;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Photo;
import org.samescene.index.Candidate;
import org.samescene.index.ExhaustiveIndex;
import org.samescene.index.FeatureIndex;
import org.samescene.index.SearchOptions;

/**
 * How much of the exact answer the approximate search finds. 300 images of 80 descriptors, enough for a
 * graph: 40 scenes of 6 views each and 60 of noise; the scenes share words of a vocabulary, as walls and
 * windows do, so that an image has neighbours beyond its own scene.
 */
class LuceneRecallTest {
    private static final int TOP = 10;
    private static final List<ImageFeatures> IMAGES = new ArrayList<>();

    /** One more view of each scene, not in the index. */
    private static final List<ImageFeatures> QUERIES = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static FeatureIndex atOnce;

    @BeforeAll
    static void plant() throws IOException {
        Random random = new Random(12);
        float[][] words = Descriptors.random(600, random);
        for (int s = 0; s < 40; s++) {
            float[][] scene = new float[80][];
            for (int i = 0; i < scene.length; i++) {
                scene[i] = Descriptors.near(words[random.nextInt(words.length)], 0.35, random);
            }
            for (int view = 0; view < 7; view++) {
                Photo photo = Photo.of("lib", "scene " + s + " view " + view)
                        .descriptors(Descriptors.near(scene, 0.3, random));
                (view < 6 ? IMAGES : QUERIES).add(photo.features());
            }
        }
        for (int i = 0; i < 60; i++) {
            IMAGES.add(Photo.of("lib", "noise " + i)
                    .descriptors(Descriptors.random(80, random))
                    .features());
        }
        Collections.shuffle(IMAGES, random);
        atOnce = new IndexForm(SearchOptions.DEFAULT, Optional.empty()).open(folder.resolve("at once"));
        addAll(atOnce, IMAGES.size());
    }

    @AfterAll
    static void close() {
        atOnce.close();
    }

    @Test
    void findsTheExactTopTen() {
        try (FeatureIndex exact = new ExhaustiveIndex(SearchOptions.DEFAULT)) {
            addAll(exact, IMAGES.size());
            double recall = recall(atOnce, exact);
            System.out.printf("Recall of the exact top %d: %.4f%n", TOP, recall);
            assertThat(recall).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void theCutIntoSegmentsHardlyMatters() throws IOException {
        try (FeatureIndex oneByOne =
                new IndexForm(SearchOptions.DEFAULT, Optional.empty()).open(folder.resolve("one by one"))) {
            addAll(oneByOne, 1);
            double same = recall(oneByOne, atOnce);
            System.out.printf("Same among the top %d, one by one against all at once: %.4f%n", TOP, same);
            assertThat(same).isGreaterThanOrEqualTo(0.95);
        }
    }

    private static void addAll(FeatureIndex index, int batch) {
        for (int position = 0; position < IMAGES.size(); position++) {
            index.add(position, IMAGES.get(position));
            if ((position + 1) % batch == 0) {
                index.refresh();
            }
        }
        index.refresh();
    }

    /** The mean share of the reference's top ten that the index finds in its own. */
    private static double recall(FeatureIndex index, FeatureIndex reference) {
        double sum = 0;
        for (ImageFeatures query : QUERIES) {
            Set<Long> wanted = top(reference, query);
            assertThat(wanted).hasSize(TOP);
            Set<Long> found = top(index, query);
            sum += wanted.stream().filter(found::contains).count() / (double) TOP;
        }
        return sum / QUERIES.size();
    }

    private static Set<Long> top(FeatureIndex index, ImageFeatures query) {
        return index.candidates(query, Long.MAX_VALUE, TOP).stream()
                .map(Candidate::position)
                .collect(Collectors.toSet());
    }
}
