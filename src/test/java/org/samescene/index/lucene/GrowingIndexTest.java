package org.samescene.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.feature.Descriptors;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Photo;
import org.samescene.index.Candidate;
import org.samescene.index.FeatureIndex;
import org.samescene.index.FeatureIndexContract;
import org.samescene.index.SearchOptions;
import org.samescene.index.words.Codebook;
import org.samescene.index.words.PlantedCodebook;
import org.samescene.index.words.WordOptions;

/** An index that begins with vectors and goes over to words. */
class GrowingIndexTest extends FeatureIndexContract {
    private static final int VECTORS_UP_TO = 3;
    private static final Codebook CODEBOOK = PlantedCodebook.of(2000);

    private final Random random = new Random(6);
    private final float[][] scene = Descriptors.random(30, random);

    @TempDir
    Path folder;

    private int opened;

    @Override
    protected FeatureIndex open(SearchOptions options) throws IOException {
        return form(options, VECTORS_UP_TO).open(folder.resolve("shard " + opened++));
    }

    private static IndexForm form(SearchOptions options, int vectorsUpTo) {
        WordOptions words = new WordOptions(
                options.indexedDescriptors(), options.queriedDescriptors(), PlantedCodebook.CHANCE_SCORE);
        return new IndexForm(options, Optional.of(new Words(CODEBOOK, words, vectorsUpTo)));
    }

    private FeatureIndex lasting(int vectorsUpTo) throws IOException {
        return form(SearchOptions.DEFAULT, vectorsUpTo).open(folder.resolve("lasting"));
    }

    /** Views of one scene, each less like it than the one before. */
    private List<ImageFeatures> log() {
        List<ImageFeatures> log = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            log.add(Photo.of("lib", "image " + i)
                    .descriptors(Descriptors.near(scene, 0.2 + 0.03 * i, random))
                    .features());
        }
        return log;
    }

    /** Of each image of the log the candidates, when it comes. */
    private static List<List<Long>> answers(FeatureIndex index, List<ImageFeatures> log, int from, int batch) {
        List<List<Long>> answers = new ArrayList<>();
        for (int first = from; first < log.size(); first += batch) {
            int end = Math.min(first + batch, log.size());
            for (int position = first; position < end; position++) {
                index.add(position, log.get(position));
            }
            index.refresh();
            for (int position = first; position < end; position++) {
                answers.add(found(index, log.get(position), position));
            }
        }
        return answers;
    }

    private static List<Long> found(FeatureIndex index, ImageFeatures query, long before) {
        return index.candidates(query, before, 5).stream()
                .map(Candidate::position)
                .toList();
    }

    @Test
    void whatIsFoundDoesNotDependOnHowTheLogIsCut() throws IOException {
        List<ImageFeatures> log = log();
        List<List<Long>> oneByOne;
        try (FeatureIndex index = open(SearchOptions.DEFAULT)) {
            oneByOne = answers(index, log, 0, 1);
        }
        try (FeatureIndex index = open(SearchOptions.DEFAULT)) {
            assertThat(answers(index, log, 0, log.size())).isEqualTo(oneByOne);
        }
        assertThat(oneByOne.getLast()).hasSize(5);
    }

    @Test
    void earlyImagesAreAnsweredByVectorsAndLateOnesByWordsForEver() throws IOException {
        List<ImageFeatures> log = log();
        try (FeatureIndex growing = open(SearchOptions.DEFAULT);
                FeatureIndex vectors =
                        new IndexForm(SearchOptions.DEFAULT, Optional.empty()).open(folder.resolve("vectors"));
                FeatureIndex words = form(SearchOptions.DEFAULT, 0).open(folder.resolve("words"))) {
            answers(growing, log, 0, 4);
            List<List<Long>> byVectors = answers(vectors, log, 0, 4);
            List<List<Long>> byWords = answers(words, log, 0, 4);
            for (int position = 0; position < log.size(); position++) {
                assertThat(found(growing, log.get(position), position))
                        .isEqualTo((position <= VECTORS_UP_TO ? byVectors : byWords).get(position));
            }
            assertThat(byVectors).isNotEqualTo(byWords);
        }
    }

    @Test
    void remembersWhenItWentOver() throws IOException {
        List<ImageFeatures> log = log();
        List<List<Long>> atOnce;
        try (FeatureIndex index = open(SearchOptions.DEFAULT)) {
            atOnce = answers(index, log, 0, 1);
        }
        List<List<Long>> inThree = new ArrayList<>();
        for (int end : new int[] {2, 7, 12}) {
            try (FeatureIndex index = lasting(VECTORS_UP_TO)) {
                int from = (int) index.committedPosition();
                inThree.addAll(answers(index, log.subList(0, end), from, 2));
                index.commit(end, Map.of());
            }
        }
        assertThat(inThree).isEqualTo(atOnce);
    }

    @Test
    void anIndexOfAnotherFormIsMadeAgain() throws IOException {
        List<ImageFeatures> log = log();
        try (FeatureIndex index = lasting(VECTORS_UP_TO)) {
            answers(index, log, 0, 4);
            index.commit(12, Map.of());
        }
        try (FeatureIndex index = lasting(VECTORS_UP_TO + 1)) {
            assertThat(index.committedPosition()).isZero();
            assertThat(index.image(log.getFirst().key())).isEmpty();
            assertThat(found(index, log.get(5), Long.MAX_VALUE)).isEmpty();
            answers(index, log, 0, 4);
            index.commit(12, Map.of());
        }
        try (FeatureIndex index = lasting(VECTORS_UP_TO + 1)) {
            assertThat(index.committedPosition()).isEqualTo(12);
            assertThat(found(index, log.get(5), 5)).hasSize(5);
        }
    }
}
