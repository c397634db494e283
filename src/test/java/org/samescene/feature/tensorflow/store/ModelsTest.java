package org.samescene.feature.tensorflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.DeadLeaves;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.GlobalDescriptor;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;
import org.samescene.feature.tensorflow.DelgModel;
import org.samescene.feature.tensorflow.DeviceChoice;
import org.samescene.feature.tensorflow.GpuEnvironment;
import org.samescene.feature.tensorflow.HubModule;
import org.samescene.feature.tensorflow.TensorFlowThreads;
import org.tensorflow.proto.SavedModel;

class ModelsTest {
    private static final TensorFlowThreads THREADS = TensorFlowThreads.forLatency();
    private static final DeadLeaves LEAVES = new DeadLeaves(7);

    @TempDir
    Path store;

    private Models models;

    @BeforeEach
    void open() {
        models = new Models(store);
    }

    @Test
    void delgGivesLocalAndGlobalDescriptors() throws IOException {
        Path folder = Files.createDirectory(store.resolve("a-delg"));
        DelgModel.write(folder);
        Files.writeString(
                folder.resolve(ModelFolder.PROPERTIES),
                "score-threshold = 175\nimage-scales = 0.5, 1, 2\nglobal-scales = 0, 2\n");

        PictureFeatures features;
        try (FeatureExtractor extractor = models.open("a-delg", OptionalInt.empty(), THREADS, DeviceChoice.CPU)) {
            assertThat(extractor.dimensions()).isEqualTo(DelgModel.LOCAL);
            features = extractor.describe(new Bitmap(20, 10, new byte[600]));
        }

        LocalFeatures local = features.local();
        assertThat(local.count()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            float scale = new float[] {0.5f, 1, 2}[i];
            assertThat(local.y(i)).isEqualTo(scale);
            assertThat(local.x(i)).isEqualTo(2 * scale);
            assertThat(local.scale(i)).isEqualTo(1 / scale);
            assertThat(local.score(i)).isEqualTo(175 + scale);
            assertThat(local.descriptors()[2 * i]).isCloseTo(0.6f, Offset.offset(1e-6f));
            assertThat(local.descriptors()[2 * i + 1]).isCloseTo(0.8f, Offset.offset(1e-6f));
        }
        // (.5, 0, 1) and (2, 0, 1), each of length 1, then their sum
        double x = 0.5 / Math.sqrt(1.25) + 2 / Math.sqrt(5);
        double z = 1 / Math.sqrt(1.25) + 1 / Math.sqrt(5);
        float[] global = features.global().map(GlobalDescriptor::components).orElseThrow();
        assertThat(global)
                .containsExactly(
                        new float[] {(float) (x / Math.hypot(x, z)), 0, (float) (z / Math.hypot(x, z))},
                        Offset.offset(1e-6f));
    }

    @Test
    void delgHasToSayItsThreshold() throws IOException {
        DelgModel.write(Files.createDirectory(store.resolve("a-delg")));

        assertThatThrownBy(() -> models.folder("a-delg"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a-delg/samescene.properties has to say score-threshold");
    }

    @Test
    void aSignatureThatDoesNotTellTheDimensionsIsHelpedByTheSettings() throws IOException {
        Path folder = Files.createDirectory(store.resolve("a-delg"));
        DelgModel.write(folder);
        var model = SavedModel.parseFrom(Files.readAllBytes(folder.resolve("saved_model.pb"))).toBuilder();
        var signature = model.getMetaGraphs(0).getSignatureDefOrThrow("serving_default").toBuilder();
        signature.putOutputs(
                "features",
                signature.getOutputsOrThrow("features").toBuilder()
                        .clearTensorShape()
                        .build());
        model.getMetaGraphsBuilder(0).putSignatureDef("serving_default", signature.build());
        Files.write(folder.resolve("saved_model.pb"), model.build().toByteArray());
        String settings = "score-threshold = 175\nimage-scales = 1\nglobal-scales = 0\n";
        Files.writeString(folder.resolve(ModelFolder.PROPERTIES), settings);

        assertThatThrownBy(() -> models.open("a-delg", OptionalInt.empty(), THREADS, DeviceChoice.CPU)
                        .close())
                .hasMessageContaining("has to say feature-dimensions");
        Files.writeString(folder.resolve(ModelFolder.PROPERTIES), settings + "feature-dimensions = " + DelgModel.LOCAL);
        models.open("a-delg", OptionalInt.empty(), THREADS, DeviceChoice.CPU).close();
    }

    @Test
    void publishedModelsHaveTheirSettings() throws IOException {
        DelgModel.write(Files.createDirectory(store.resolve("delg-r101-gldv2")));

        assertThat(models.folder("delg-r101-gldv2").settings().properties())
                .containsEntry("score-threshold", "357.48")
                .containsEntry("longest-side-px", "1024")
                .containsEntry("global-scales", "3, 4, 5");
        assertThat(PublishedModel.all())
                .extracting(PublishedModel::name)
                .contains("delf-v1", "delf-gld", "delf-hub", "delg-r50", "delg-r101");
        assertThat(PublishedModel.all()).allSatisfy(model -> {
            assertThat(model.address().getScheme()).isEqualTo("https");
            assertThat(model.about()).isNotBlank();
        });
    }

    /**
     * Locations of the module are those of the model that it was made of, whose variables it could not
     * restore by itself.
     */
    @Test
    void aHubModuleRunsWithoutTagAndRestoreOperations() throws IOException {
        Path delf = SharedFiles.folder("models/delf_v1_imagenet");
        HubModule.write(delf.resolve("model"), Files.createDirectory(store.resolve("hub")));
        Bitmap bitmap = LEAVES.draw(160, 120, 200, 0, 0);

        LocalFeatures hub = extract("hub", bitmap);
        LocalFeatures original = extract(delf.toString(), bitmap);

        assertThat(models.folder("hub").signature()).isEqualTo("hub");
        assertThat(hub.count()).isEqualTo(original.count()).isPositive();
        assertThat(hub.dimensions()).isEqualTo(HubModule.DIMENSIONS);
        for (int i = 0; i < hub.count(); i++) {
            assertThat(hub.x(i)).isEqualTo(original.x(i));
            assertThat(hub.y(i)).isEqualTo(original.y(i));
            assertThat(hub.scale(i)).isEqualTo(1);
            assertThat(hub.score(i)).isEqualTo(hub.count() - i);
        }
    }

    @Test
    void tinyPicturesAreAnswered() throws IOException {
        for (int[] size : new int[][] {{1, 1}, {8, 3}, {300, 9}, {10, 10}, {300, 10}}) {
            LocalFeatures few = extract(
                    SharedFiles.folder("models/delf_v1_imagenet").toString(), LEAVES.draw(size[0], size[1], 50, 0, 0));
            assertThat(few.descriptors()).hasSize(40 * few.count()).doesNotContain(Float.NaN);
        }
    }

    @Test
    void theIdChangesWithWhateverChangesFeatures() throws IOException {
        Path folder = Files.createDirectory(store.resolve("a-delg"));
        DelgModel.write(folder);
        Path properties = folder.resolve(ModelFolder.PROPERTIES);
        Files.writeString(properties, "score-threshold = 175\n");
        String id = models.id("a-delg", OptionalInt.empty());

        assertThat(id).matches("a-delg-[0-9a-f]{8}");
        assertThat(models.id("a-delg", OptionalInt.of(640))).isEqualTo(id);
        assertThat(models.id("a-delg", OptionalInt.of(512))).isEqualTo(id + "-512px");
        Files.writeString(properties, "score-threshold = 175.0\n# the same\n");
        assertThat(models.id("a-delg", OptionalInt.empty())).isEqualTo(id);
        Files.writeString(properties, "score-threshold = 176\n");
        assertThat(models.id("a-delg", OptionalInt.empty())).isNotEqualTo(id);
        assertThat(models.id("gradient", OptionalInt.empty())).isEqualTo("gradient-1");
        assertThat(models.id("gradient", OptionalInt.of(320))).isEqualTo("gradient-1-320px");
    }

    @Test
    void wrongSettingsAreRefusedByTheirKey() throws IOException {
        Path folder = Files.createDirectory(store.resolve("a-delg"));
        DelgModel.write(folder);
        for (String wrong : new String[] {
            "score-treshold = 1",
            "score-threshold = high",
            "score-threshold = 1\nglobal-scales = 7",
            "score-threshold = 1\nmax-features = 0",
            "score-threshold = 1\nimage-scales = 1, -1"
        }) {
            Files.writeString(folder.resolve(ModelFolder.PROPERTIES), wrong);
            assertThatThrownBy(() -> models.folder("a-delg"))
                    .as(wrong)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(ModelFolder.PROPERTIES);
        }
    }

    @Test
    void aMissingModelIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> models.folder("delf-v1")).hasMessageContaining("samescene model pull delf-v1");
        assertThatThrownBy(() -> models.folder("delfv1")).hasMessageContaining("samescene model list");
        assertThatThrownBy(() -> models.folder("/no/such/folder")).hasMessageContaining("/no/such/folder");
    }

    @Test
    void aGpuThatIsAskedForAndNotThereIsRefused() throws IOException {
        assumeTrue(GpuEnvironment.here().driver() == null, "skipped: this machine has a GPU");

        Path folder = Files.createDirectory(store.resolve("a-delg"));
        DelgModel.write(folder);
        Files.writeString(folder.resolve(ModelFolder.PROPERTIES), "score-threshold = 175\n");
        assertThatThrownBy(() -> models.open("a-delg", OptionalInt.empty(), THREADS, DeviceChoice.GPU)
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("samescene.device is gpu, but the graph of a-delg-")
                .hasMessageContaining("would run on the cpu");
    }

    @Test
    void theEmbeddedModelRunsOnTheProcessorAlone() {
        try (FeatureExtractor extractor =
                models.open(Models.GRADIENT, OptionalInt.of(320), THREADS, DeviceChoice.AUTO)) {
            assertThat(extractor.model()).isEqualTo("gradient-1-320px");
            assertThat(extractor.longestSidePx()).isEqualTo(320);
            assertThat(extractor.device()).isEqualTo("cpu");
        }
        assertThatThrownBy(() -> models.open(Models.GRADIENT, OptionalInt.empty(), THREADS, DeviceChoice.GPU))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("samescene.device is gpu, but gradient runs on the cpu alone");
    }

    private LocalFeatures extract(String model, Bitmap bitmap) {
        try (FeatureExtractor extractor = models.open(model, OptionalInt.empty(), THREADS, DeviceChoice.AUTO)) {
            return extractor.describe(bitmap).local();
        }
    }
}
