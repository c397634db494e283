package org.samescene.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Photo;

class SearchedFeaturesTest {
    private interface Placing {
        float[] at(int i);
    }

    /** Of 1000 × 800 px. */
    private static ImageFeatures image(int count, Placing placing) {
        float[] x = new float[count];
        float[] y = new float[count];
        float[] score = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = placing.at(i)[0];
            y[i] = placing.at(i)[1];
            score[i] = count - i;
        }
        return Photo.of("lib", "image")
                .local(new LocalFeatures(x, y, score, score, new float[count], 1))
                .features();
    }

    @Property(tries = 300)
    void areAsManyAsAskedForStrongestFirstAndTheStrongestHalfAmongThem(
            @ForAll @IntRange(max = 200) int features,
            @ForAll @IntRange(min = 1, max = 250) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        int[] chosen = SearchedFeatures.of(
                image(features, i -> new float[] {random.nextFloat(1000), random.nextFloat(800)}), count);
        int n = Math.min(features, count);
        assertThat(chosen).hasSize(n).doesNotHaveDuplicates().isSorted();
        assertThat(Arrays.stream(chosen)).allMatch(i -> i >= 0 && i < features);
        int strongest = n == features ? n : n / 2;
        assertThat(Arrays.copyOf(chosen, strongest))
                .isEqualTo(IntStream.range(0, strongest).toArray());
    }

    /** A line of text over a photo: its features are the strongest, and all in one place. */
    @Test
    void aCrowdInOnePlaceLeavesRoomForTheRestOfThePicture() {
        ImageFeatures captioned =
                image(600, i -> i < 300 ? new float[] {400 + i % 60, 700} : new float[] {i * 37 % 1000, i * 53 % 600});
        int[] chosen = SearchedFeatures.of(captioned, 100);
        assertThat(Arrays.stream(chosen).filter(i -> i >= 300).count()).isGreaterThan(40);
        long cells = Arrays.stream(chosen)
                .filter(i -> i >= 300)
                .mapToObj(i -> (int) (captioned.local().x(i) / 200) + " "
                        + (int) (captioned.local().y(i) / 160))
                .distinct()
                .count();
        assertThat(cells).isGreaterThanOrEqualTo(18);
    }

    @Test
    void featuresOnTheEdgeAreTaken() {
        assertThat(SearchedFeatures.of(image(10, i -> new float[] {1000, i < 5 ? 800 : 0}), 6))
                .hasSize(6);
    }
}
