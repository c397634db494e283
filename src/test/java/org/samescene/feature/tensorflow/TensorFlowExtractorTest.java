package org.samescene.feature.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.DeadLeaves;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.tensorflow.store.ModelFolder;
import org.samescene.feature.tensorflow.store.Models;
import org.tensorflow.proto.SavedModel;

class TensorFlowExtractorTest {
    private static final DeadLeaves LEAVES = new DeadLeaves(7);

    @TempDir
    static Path store;

    private static FeatureExtractor extractor;

    @BeforeAll
    static void load() throws IOException {
        Path folder = Files.createDirectory(store.resolve("echo"));
        Files.write(folder.resolve("saved_model.pb"), HubEcho.savedModel().toByteArray());
        Files.writeString(
                folder.resolve(ModelFolder.PROPERTIES),
                "score-threshold = 3\nimage-scales = 0.5, 2\nlongest-side-px = 320\n");
        extractor = new Models(store).open("echo", OptionalInt.empty(), new TensorFlowThreads(1, 2), DeviceChoice.AUTO);
    }

    @AfterAll
    static void close() {
        if (extractor != null) {
            extractor.close();
        }
    }

    @Test
    void theGraphIsGivenThePictureAndTheSettings() {
        LocalFeatures features =
                extractor.describe(DeadLeaves.constant(20, 30, 255)).local();

        assertThat(features.count()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            float scale = new float[] {0.5f, 2}[i];
            assertThat(features.y(i)).isEqualTo(scale);
            assertThat(features.x(i)).isEqualTo(2 * scale);
            assertThat(features.scale(i)).isEqualTo(1 / scale);
            assertThat(features.score(i)).isCloseTo(3 + scale * 20 * 30 * 3, within(0.01f));
            assertThat(features.descriptors()[2 * i]).isEqualTo(0.6f);
            assertThat(features.descriptors()[2 * i + 1]).isEqualTo(0.8f);
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
        // 300 pictures left behind would be 270 MB of pixels alone in each round; Java's heap may grow in one
        // of them
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
        SavedModel.Builder model = HubEcho.savedModel().toBuilder();
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
        SavedModel.Builder model = HubEcho.savedModel().toBuilder();
        model.getMetaGraphsBuilder(0).removeSignatureDef("serving_default");
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
        assertThat(extractor.model()).startsWith("echo-");
        assertThat(extractor.longestSidePx()).isEqualTo(320);
        assertThat(extractor.dimensions()).isEqualTo(HubEcho.DIMENSIONS);
        assertThat(extractor.device()).matches("cpu|gpu:\\d+");
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
