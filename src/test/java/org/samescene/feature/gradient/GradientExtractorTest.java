package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.DeadLeaves;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.MutualMatches;

class GradientExtractorTest {
    private static final DeadLeaves LEAVES = new DeadLeaves(7);
    private static final Bitmap PICTURE = LEAVES.draw(320, 240, 400, 0, 0);

    private final GradientExtractor extractor =
            new GradientExtractor(GradientExtractor.MODEL, GradientExtractor.LONGEST_SIDE_PX);
    private final LocalFeatures features = extract(PICTURE);

    @Test
    void featuresAreUnitVectorsInsideThePictureStrongestFirst() {
        assertThat(features.count()).isGreaterThan(100);
        assertThat(features.dimensions()).isEqualTo(extractor.dimensions()).isEqualTo(40);
        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < features.count(); i++) {
                softly.assertThat(features.x(i)).isBetween(0f, 320f);
                softly.assertThat(features.y(i)).isBetween(0f, 240f);
                softly.assertThat(features.scale(i)).isIn(1f, 2f, 4f);
                softly.assertThat(features.score(i))
                        .isPositive()
                        .isLessThanOrEqualTo(features.score(Math.max(0, i - 1)));
                softly.assertThat(length(features, i)).isBetween(0.9999, 1.0001);
            }
        });
    }

    @Test
    void onlyTheStrongestAreKept() {
        byte[] noise = new byte[3 * 640 * 480];
        new Random(5).nextBytes(noise);

        assertThat(extract(new Bitmap(640, 480, noise)).count()).isEqualTo(1000);
    }

    @Test
    void keypointsMoveWithThePicture() {
        LocalFeatures shifted = extract(LEAVES.draw(320, 240, 400, 21.5, 10.25));

        // corners of smooth discs drift along the edge as their pixels fall on others: 0.7 px in the median,
        // a third of a cell at most
        double driftPx = 4;
        List<MutualMatches.Match> matches = MutualMatches.between(features, shifted);
        long right = matches.stream()
                .filter(m -> Math.abs(features.x(m.a()) - 21.5 - shifted.x(m.b())) < driftPx * features.scale(m.a())
                        && Math.abs(features.y(m.a()) - 10.25 - shifted.y(m.b())) < driftPx * features.scale(m.a())
                        && features.scale(m.a()) == shifted.scale(m.b()))
                .count();
        assertThat(right).isGreaterThan(features.count() / 2L).isGreaterThan(matches.size() * 8L / 10);
    }

    @Test
    void featuresOfHalfThePictureHaveTwiceTheScaleInTheWhole() {
        LocalFeatures half = extract(LEAVES.draw(160, 120, 200, 0, 0));

        List<MutualMatches.Match> matches = MutualMatches.between(half, features);
        long right = matches.stream()
                .filter(m -> Math.abs(2 * half.x(m.a()) - features.x(m.b())) < features.scale(m.b())
                        && Math.abs(2 * half.y(m.a()) - features.y(m.b())) < features.scale(m.b())
                        && 2 * half.scale(m.a()) == features.scale(m.b()))
                .count();
        assertThat(right).isGreaterThan(half.count() / 2L).isGreaterThan(matches.size() * 7L / 10);
    }

    @ParameterizedTest
    @CsvSource({"640,480,0", "640,480,255", "333,222,99", "1,1,128"})
    void aConstantPictureHasNoFeatures(int width, int height, int grey) {
        assertThat(extract(DeadLeaves.constant(width, height, grey)).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "8,8", "2,640", "640,4", "17,16", "40,33"})
    void tinyAndVeryLongPicturesAreAnsweredWithoutNaN(int width, int height) {
        LocalFeatures few = extract(LEAVES.draw(width, height, 100, 3, 5));

        for (int i = 0; i < few.count(); i++) {
            assertThat(few.x(i)).isBetween(0f, (float) width);
            assertThat(few.y(i)).isBetween(0f, (float) height);
            assertThat(length(few, i)).isBetween(0.9999, 1.0001);
        }
    }

    /** Memory is used again, and nothing of what was in it shows. */
    @ParameterizedTest
    @CsvSource({"640,480", "641,17", "16,333", "1,1", "97,203"})
    void otherPicturesBeforeMakeNoDifference(int width, int height) {
        extract(LEAVES.draw(width, height, 130, 40, 7));

        assertThat(FeatureHash.of(extract(PICTURE))).isEqualTo(FeatureHash.of(features));
    }

    @Test
    void threadsGetTheSameFeatures() throws Exception {
        List<Bitmap> bitmaps = List.of(PICTURE, LEAVES.draw(200, 240, 300, 9, 0), LEAVES.draw(150, 80, 500, 0, 40));
        List<String> alone =
                bitmaps.stream().map(this::extract).map(FeatureHash::of).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Bitmap bitmap = bitmaps.get(i % bitmaps.size());
                calls.add(() -> FeatureHash.of(extract(bitmap)));
            }
            List<Future<String>> together = threads.invokeAll(calls);
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % alone.size()));
            }
        }
    }

    @Test
    void itNamesItsModelAndDevice() {
        assertThat(extractor.model()).isEqualTo("gradient-1");
        assertThat(extractor.longestSidePx()).isEqualTo(640);
        assertThat(extractor.device()).isEqualTo("cpu");
    }

    private LocalFeatures extract(Bitmap bitmap) {
        return extractor.describe(bitmap).local();
    }

    private static double length(LocalFeatures of, int i) {
        double sum = 0;
        for (int k = 0; k < of.dimensions(); k++) {
            float component = of.descriptors()[i * of.dimensions() + k];
            sum += component * component;
        }
        return Math.sqrt(sum);
    }
}
