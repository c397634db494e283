package org.samescene.feature.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.tensorflow.gradient.Gradient;
import org.samescene.feature.tensorflow.store.ModelFolder;
import org.samescene.feature.tensorflow.store.Models;
import org.tensorflow.proto.SavedModel;

class TensorFlowExtractorTest {
    private static final TensorFlowThreads THREADS = new TensorFlowThreads(1, 2);
    private static final DeadLeaves LEAVES = new DeadLeaves(7);
    private static final List<Float> OCTAVES = List.of(1f, 0.5f, 0.25f);

    private static TensorFlowExtractor extractor;
    private static LocalFeatures features;

    @BeforeAll
    static void load() {
        extractor =
                new Models(Path.of("no-store")).open(Models.GRADIENT, OptionalInt.empty(), THREADS, DeviceChoice.AUTO);
        features = extractor.describe(LEAVES.draw(320, 240, 400, 0, 0)).local();
    }

    @AfterAll
    static void close() {
        if (extractor != null) {
            extractor.close();
        }
    }

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
    void theMaximumIsRespectedAndKeepsTheStrongest() {
        LocalFeatures few = extract(settings(OCTAVES, 0f, 10), LEAVES.draw(320, 240, 400, 0, 0));

        assertThat(few.count()).isEqualTo(10);
        for (int i = 0; i < 10; i++) {
            assertThat(few.score(i)).isEqualTo(features.score(i));
        }
    }

    @Test
    void theThresholdIsRespected() {
        float threshold = features.score(features.count() / 2);
        LocalFeatures strong = extract(settings(OCTAVES, threshold, 1000), LEAVES.draw(320, 240, 400, 0, 0));

        assertThat(strong.count()).isBetween(1, features.count() / 2);
        assertThat(strong.score(strong.count() - 1)).isGreaterThan(threshold);
    }

    @Test
    void anyNumberOfScalesGoes() {
        Bitmap bitmap = LEAVES.draw(320, 240, 400, 0, 0);

        LocalFeatures one = extract(settings(List.of(0.7f), 0f, 1000), bitmap);
        LocalFeatures seven = extract(settings(List.of(2f, 1.5f, 1f, 0.8f, 0.7f, 0.4f, 0.2f), 0f, 1000), bitmap);

        assertThat(one.count()).isPositive();
        assertThat(seven.count()).isBetween(3 * one.count(), 1000);
    }

    @Test
    void keypointsMoveWithThePicture() {
        LocalFeatures shifted =
                extractor.describe(LEAVES.draw(320, 240, 400, 21.5, 10.25)).local();

        // corners of smooth discs drift along the edge as their pixels fall on others: 0.7 px in the median, a third of
        // a cell at most
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
        LocalFeatures half =
                extractor.describe(LEAVES.draw(160, 120, 200, 0, 0)).local();

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
        assertThat(extractor
                        .describe(DeadLeaves.constant(width, height, grey))
                        .local()
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "8,8", "2,640", "640,4", "17,16", "40,33"})
    void tinyAndVeryLongPicturesAreAnsweredWithoutNaN(int width, int height) {
        LocalFeatures few =
                extractor.describe(LEAVES.draw(width, height, 100, 3, 5)).local();

        for (int i = 0; i < few.count(); i++) {
            assertThat(few.x(i)).isBetween(0f, (float) width);
            assertThat(few.y(i)).isBetween(0f, (float) height);
            assertThat(length(few, i)).isBetween(0.9999, 1.0001);
        }
    }

    @Test
    void threadsThatShareTheSessionGetTheSameFeatures() throws Exception {
        List<Bitmap> bitmaps = List.of(
                LEAVES.draw(320, 240, 400, 0, 0), LEAVES.draw(200, 240, 300, 9, 0), LEAVES.draw(150, 80, 500, 0, 40));
        List<LocalFeatures> alone = bitmaps.stream()
                .map(bitmap -> extractor.describe(bitmap).local())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<LocalFeatures>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Bitmap bitmap = bitmaps.get(i % bitmaps.size());
                calls.add(() -> extractor.describe(bitmap).local());
            }
            List<Future<LocalFeatures>> together = threads.invokeAll(calls);
            for (int i = 0; i < together.size(); i++) {
                assertSame(together.get(i).get(), alone.get(i % alone.size()));
            }
        }
    }

    @Test
    void nativeMemoryDoesNotGrow() throws IOException {
        Bitmap bitmap = LEAVES.draw(320, 240, 400, 0, 0);
        for (int i = 0; i < 100; i++) {
            extractor.describe(bitmap);
        }
        // 300 pictures left behind would be 270 MB of pixels alone in each round; Java's heap may grow in one of them
        long leastGrowth = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = residentKiB();
            for (int i = 0; i < 300; i++) {
                extractor.describe(bitmap);
            }
            leastGrowth = Math.min(leastGrowth, residentKiB() - before);
        }
        assertThat(leastGrowth).isLessThan(100 * 1024);
    }

    @Test
    void aModelWithoutANamedTensorIsRefused(@TempDir Path folder) throws IOException {
        SavedModel.Builder model = SavedModel.parseFrom(gradient()).toBuilder();
        var signatures = model.getMetaGraphsBuilder(0);
        signatures.putSignatureDef(
                "serving_default",
                signatures.getSignatureDefOrThrow("serving_default").toBuilder()
                        .removeOutputs("descriptors")
                        .build());
        Files.write(folder.resolve("saved_model.pb"), model.build().toByteArray());

        assertThatThrownBy(() -> ModelFolder.open("broken", folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("model broken has no output descriptors");
    }

    @Test
    void aModelWithoutTheSignatureIsRefused(@TempDir Path folder) throws IOException {
        SavedModel.Builder model = SavedModel.parseFrom(gradient()).toBuilder();
        model.getMetaGraphsBuilder(0).removeSignatureDef("serving_default").removeSignatureDef("default");
        Files.write(folder.resolve("saved_model.pb"), model.build().toByteArray());

        assertThatThrownBy(() -> ModelFolder.open("broken", folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("model broken has no signature serving_default");
    }

    @Test
    void aFolderWithoutAModelIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> ModelFolder.open("absent", empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(empty.toString());
    }

    @Test
    void itNamesItsModelAndDevice() {
        assertThat(extractor.model()).isEqualTo("gradient-1");
        assertThat(extractor.longestSidePx()).isEqualTo(640);
        assertThat(extractor.device()).matches("cpu|gpu:\\d+");
    }

    private static ExtractionSettings settings(List<Float> scales, float threshold, int maxFeatures) {
        return new ExtractionSettings(scales, threshold, maxFeatures, 640, 1, List.of());
    }

    private static byte[] gradient() throws IOException {
        try (InputStream in = Gradient.class.getResourceAsStream("saved_model.pb")) {
            return in.readAllBytes();
        }
    }

    private static LocalFeatures extract(ExtractionSettings settings, Bitmap bitmap) {
        try (TensorFlowExtractor other = Gradient.open("gradient", settings, THREADS, DeviceChoice.AUTO)) {
            return other.describe(bitmap).local();
        }
    }

    private static double length(LocalFeatures of, int i) {
        double sum = 0;
        for (int k = 0; k < of.dimensions(); k++) {
            float component = of.descriptors()[i * of.dimensions() + k];
            sum += component * component;
        }
        return Math.sqrt(sum);
    }

    private static void assertSame(LocalFeatures actual, LocalFeatures expected) {
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.descriptors()).isEqualTo(expected.descriptors());
        for (int i = 0; i < expected.count(); i++) {
            assertThat(actual.x(i)).isEqualTo(expected.x(i));
            assertThat(actual.y(i)).isEqualTo(expected.y(i));
            assertThat(actual.score(i)).isEqualTo(expected.score(i));
        }
    }

    private static long residentKiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
