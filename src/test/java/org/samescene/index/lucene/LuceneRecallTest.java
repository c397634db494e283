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
import org.samescene.index.Candidate;
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

    /** Two more views of each scene, not in the index. */
    private static final List<ImageFeatures> QUERIES = new ArrayList<>();

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
            for (int view = 0; view < 8; view++) {
                Photo photo = Photo.of("lib", "scene " + s + " view " + view).descriptors(Descriptors.near(scene, 0.3, random));
                (view < 6 ? IMAGES : QUERIES).add(photo.features());
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
            addAll(lucene, IMAGES, IMAGES.size());
            addAll(exact, IMAGES, IMAGES.size());
            double recall = recall(lucene, exact);
            System.out.printf("Recall of the exact top %d: %.4f%n", TOP, recall);
            assertThat(recall).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void theCutIntoSegmentsHardlyMatters() throws IOException {
        List<ImageFeatures> half = IMAGES.subList(0, IMAGES.size() / 2);
        try (FeatureIndex atOnce = new LuceneIndex(folder.resolve("at once"), SearchOptions.DEFAULT);
                FeatureIndex oneByOne = new LuceneIndex(folder.resolve("one by one"), SearchOptions.DEFAULT)) {
            addAll(atOnce, half, half.size());
            addAll(oneByOne, half, 1);
            double same = recall(oneByOne, atOnce);
            System.out.printf("Same among the top %d, one by one against all at once: %.4f%n", TOP, same);
            assertThat(same).isGreaterThanOrEqualTo(0.98);
        }
    }

    private static void addAll(FeatureIndex index, List<ImageFeatures> images, int batch) {
        for (int position = 0; position < images.size(); position++) {
            index.add(position, images.get(position));
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
        return index.candidates(query, Long.MAX_VALUE, TOP).stream().map(Candidate::position).collect(Collectors.toSet());
    }
}
