package org.samescene.feature.tensorflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.tensorflow.DeviceChoice;
import org.samescene.feature.tensorflow.PrincipalComponents;
import org.samescene.feature.tensorflow.TensorFlowThreads;

/** DELF v1's graph, with the stand-in's weights, gives through our code what it gave outside of it. */
class GoldenParityTest {
    private static final List<String> PHOTOS = List.of(
            "sacre_coeur_a",
            "sacre_coeur_b",
            "piazza_san_marco_a",
            "piazza_san_marco_b",
            "bridge_orig",
            "bridge_square",
            "bridge_tiny");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void featuresAndMatchesAreTheReferences(boolean whitening) throws Exception {
        Path golden = SharedFiles.folder("golden");
        Map<String, LocalFeatures> all = new HashMap<>();
        try (FeatureExtractor extractor = new Models(folder)
                .open(
                        standIn(whitening).toString(),
                        OptionalInt.empty(),
                        new TensorFlowThreads(0, 0),
                        DeviceChoice.AUTO)) {
            BitmapDecoder decoder = new BitmapDecoder(DecodeLimits.defaults());
            for (String photo : PHOTOS) {
                Bitmap bitmap = decoder.decode(
                        Files.readAllBytes(golden.resolve("photos").resolve(photo + ".png")));
                all.put(photo, extractor.describe(bitmap).local());
            }
        }
        SoftAssertions.assertSoftly(softly -> PHOTOS.forEach(photo -> assertSame(
                softly,
                photo,
                Objects.requireNonNull(all.get(photo)),
                GoldenFeatures.read(golden.resolve("features").resolve(photo + ".delfbin")),
                whitening)));
        SoftAssertions softly = new SoftAssertions();
        int pairs = 0;
        for (String line : Files.readAllLines(golden.resolve("matches.tsv"))) {
            String[] row = line.split("\t", -1);
            if (row[3].equals(whitening ? "1" : "0")) {
                pairs++;
                ReferenceMatching matching = new ReferenceMatching(
                        Objects.requireNonNull(all.get(row[0])), Objects.requireNonNull(all.get(row[1])));
                int putative = Integer.parseInt(row[4]);
                softly.assertThat(matching.putative())
                        .as("putative matches of %s, %s", row[0], row[1])
                        .isCloseTo(putative, Offset.offset((int) (0.02 * putative)));
                softly.assertThat(matching.inliers())
                        .as("inliers of %s, %s", row[0], row[1])
                        .isGreaterThanOrEqualTo(Integer.parseInt(row[6]));
            }
        }
        softly.assertAll();
        assertThat(pairs).isEqualTo(21);
    }

    /**
     * The same features, ±1; rows by their boxes' places, since near-equal scores may change order on other
     * processors.
     */
    private static void assertSame(
            SoftAssertions softly, String photo, LocalFeatures actual, GoldenFeatures golden, boolean whitening) {
        softly.assertThat(actual.count()).as("%s: features", photo).isCloseTo(golden.n(), Offset.offset(1));
        softly.assertThat(actual.dimensions()).isEqualTo(golden.dimensions());
        float[] descriptors = whitening ? golden.whitened() : golden.plain();
        int missing = 0;
        double worstLocation = 0;
        double worstScore = 0;
        double worstDescriptor = 0;
        for (int j = 0; j < golden.n(); j++) {
            int i = find(actual, golden, j);
            if (i < 0) {
                missing++;
                continue;
            }
            worstLocation = Math.max(
                    worstLocation,
                    Math.hypot(actual.y(i) - golden.locations()[2 * j], actual.x(i) - golden.locations()[2 * j + 1]));
            worstScore = Math.max(worstScore, Math.abs(actual.score(i) - golden.scores()[j]) / golden.scores()[j]);
            double squared = 0;
            for (int k = 0; k < golden.dimensions(); k++) {
                double difference =
                        actual.descriptors()[i * golden.dimensions() + k] - descriptors[j * golden.dimensions() + k];
                squared += difference * difference;
            }
            worstDescriptor = Math.max(worstDescriptor, Math.sqrt(squared));
        }
        System.out.printf(
                "%-20s whitening %-5s %4d of %4d features, worst location %.1e px, score %.1e, descriptor %.1e%n",
                photo, whitening, actual.count(), golden.n(), worstLocation, worstScore, worstDescriptor);
        softly.assertThat(missing).as("%s: features that are missing", photo).isLessThanOrEqualTo(1);
        softly.assertThat(worstLocation).as("%s: px between locations", photo).isLessThan(0.01);
        softly.assertThat(worstScore)
                .as("%s: relative difference of scores", photo)
                .isLessThan(1e-4);
        softly.assertThat(worstDescriptor)
                .as("%s: distance of descriptors", photo)
                .isLessThan(1e-3);
    }

    private static int find(LocalFeatures actual, GoldenFeatures golden, int j) {
        for (int i = 0; i < actual.count(); i++) {
            if (actual.scale(i) == golden.scales()[j]
                    && Math.abs(actual.y(i) - golden.locations()[2 * j]) < 1
                    && Math.abs(actual.x(i) - golden.locations()[2 * j + 1]) < 1) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void principalComponentsAloneAreTheReferences() throws Exception {
        Path features = SharedFiles.folder("golden").resolve("features");
        for (boolean whitening : new boolean[] {false, true}) {
            PrincipalComponents components = ModelFolder.open("stand-in", standIn(whitening))
                    .components()
                    .orElseThrow();
            for (String photo : PHOTOS) {
                GoldenFeatures golden = GoldenFeatures.read(features.resolve(photo + ".delfbin"));
                float[] projected = components.descriptors(GoldenFeatures.raw(features.resolve(photo + ".raw16bin")));
                float[] wanted = whitening ? golden.whitened() : golden.plain();
                assertThat(projected.length).isPositive();
                for (int i = 0; i < projected.length; i++) {
                    assertThat(projected[i]).isCloseTo(wanted[i], Offset.offset(1e-5f));
                }
            }
        }
    }

    /** The shared model, which nothing is written to, with settings of our own beside it. */
    private Path standIn(boolean whitening) throws IOException {
        Path shared = SharedFiles.folder("models/delf_v1_imagenet");
        Path model = Files.createDirectories(folder.resolve("stand-in-" + whitening));
        for (String part : List.of("model", "pca")) {
            Files.createSymbolicLink(model.resolve(part), shared.resolve(part));
        }
        Files.writeString(model.resolve(ModelFolder.PROPERTIES), "pca.whitening = " + whitening + "\n");
        return model;
    }
}
