package org.samescene.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.feature.Descriptors;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Photo;
import org.samescene.index.ExhaustiveIndex;
import org.samescene.index.FeatureIndex;
import org.samescene.index.SearchOptions;

/**
 * How much of the exact answer the approximate search finds. 300 images: 40 scenes of 6 views each and 60 of noise, of 40 descriptors; the scenes share
 * words of a vocabulary, as walls and windows do, so that an image has neighbours beyond its own scene.
 */
class LuceneRecallTest {
    private static final int TOP = 10;
    private static final List<ImageFeatures> IMAGES = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void plant() {
        Random random = new Random(12);
        float[][] words = Descriptors.random(300, random);
        for (int s = 0; s < 40; s++) {
            float[][] scene = new float[40][];
            for (int i = 0; i < scene.length; i++) {
                scene[i] = Descriptors.near(words[random.nextInt(words.length)], 0.35, random);
            }
            for (int view = 0; view < 6; view++) {
                IMAGES.add(Photo.of("lib", "scene " + s + " view " + view).descriptors(Descriptors.near(scene, 0.3, random)).features());
            }
        }
        for (int i = 0; i < 60; i++) {
            IMAGES.add(Photo.of("lib", "noise " + i).descriptors(Descriptors.random(40, random)).features());
        }
        Collections.shuffle(IMAGES, random);
    }

    @Test
    void findsTheExactTopTen() throws IOException {
        try (FeatureIndex lucene = new LuceneIndex(folder, SearchOptions.DEFAULT);
                FeatureIndex exact = new ExhaustiveIndex(SearchOptions.DEFAULT)) {
            addAll(lucene, IMAGES.size());
            addAll(exact, IMAGES.size());
            double recall = recall(lucene, exact);
            System.out.printf("Recall of the exact top %d: %.4f%n", TOP, recall);
            assertThat(recall).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void theCutIntoSegmentsHardlyMatters() throws IOException {
        try (FeatureIndex atOnce = new LuceneIndex(folder.resolve("at once"), SearchOptions.DEFAULT);
                FeatureIndex oneByOne = new LuceneIndex(folder.resolve("one by one"), SearchOptions.DEFAULT)) {
            addAll(atOnce, IMAGES.size());
            addAll(oneByOne, 1);
            double same = recall(oneByOne, atOnce);
            System.out.printf("Same among the top %d, one by one against all at once: %.4f%n", TOP, same);
            assertThat(same).isGreaterThanOrEqualTo(0.98);
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

    /** The mean share of one index's top ten, of every third image, that the other finds in its own. */
    private static double recall(FeatureIndex index, FeatureIndex reference) {
        double sum = 0;
        int queries = 0;
        for (int position = 2; position < IMAGES.size(); position += 3) {
            Set<Long> wanted = top(reference, position);
            if (!wanted.isEmpty()) {
                Set<Long> found = top(index, position);
                sum += wanted.stream().filter(found::contains).count() / (double) wanted.size();
                queries++;
            }
        }
        assertThat(queries).isGreaterThan(70);
        return sum / queries;
    }

    private static Set<Long> top(FeatureIndex index, int position) {
        return index.candidates(IMAGES.get(position), Long.MAX_VALUE, TOP).stream().map(c -> c.position()).collect(Collectors.toSet());
    }
}
