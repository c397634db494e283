package org.samescene.feature.delf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.LocalFeatures;

class DelfFeaturesTest {
    @Property(tries = 300)
    void featuresComeBackToTheLastBit(@ForAll("extracted") LocalFeatures local) {
        DelfFeatures read = DelfFeatures.parse(DelfFeatures.of(local).toBytes());
        assertThat(read.local(local.dimensions())).usingRecursiveComparison().isEqualTo(local);
        for (int i = 0; i < read.count(); i++) {
            assertThat(read.orientation(i)).isZero();
        }
    }

    @Property(tries = 300)
    void whatWasReadIsWrittenToTheSameBytes(@ForAll("extracted") LocalFeatures local) {
        byte[] file = DelfFeatures.of(local).toBytes();
        assertThat(DelfFeatures.parse(file).toBytes()).isEqualTo(file);
    }

    /** Strongest first, unit descriptors. */
    @Provide
    Arbitrary<LocalFeatures> extracted() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> dimensions = Arbitraries.integers().between(1, 140);
        return Combinators.combine(counts, dimensions, Arbitraries.longs()).as(DelfFeaturesTest::random);
    }

    private static LocalFeatures random(int n, int d, long seed) {
        Random random = new Random(seed);
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        float[] descriptors = new float[n * d];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextFloat() * 4000;
            y[i] = random.nextFloat() * 3000;
            scale[i] = 0.25f + random.nextFloat() * 8;
            score[i] = 500f * (n - i) / n;
            double squares = 0;
            for (int k = 0; k < d; k++) {
                descriptors[i * d + k] = (float) random.nextGaussian() + 0.01f;
                squares += (double) descriptors[i * d + k] * descriptors[i * d + k];
            }
            for (int k = 0; k < d; k++) {
                descriptors[i * d + k] /= (float) Math.sqrt(squares);
            }
        }
        return new LocalFeatures(x, y, scale, score, descriptors, d);
    }

    @Test
    void theResearchProjectsOwnFileIsReadAndWrittenByteForByte() throws IOException {
        Path file = SharedFiles.folder("golden/love").resolve("love.delf");
        DelfFeatures features = DelfFeatures.read(file);
        assertThat(features.count()).isEqualTo(546);
        assertThat(features.dimensions()).isEqualTo(40);
        assertThat(features.toBytes()).isEqualTo(Files.readAllBytes(file));

        LocalFeatures local = features.local(40);
        // love.jpg has 1000 × 684 pixels; the features lie on the grids of the seven scales
        for (int i = 0; i < local.count(); i++) {
            assertThat(local.x(i)).isBetween(0f, 1000f);
            assertThat(local.y(i)).isBetween(0f, 684f);
            double column = local.x(i) / local.scale(i) / 32;
            assertThat(column).isCloseTo(Math.rint(column), within(1e-4));
            assertThat(local.score(i)).isGreaterThan(100);
            assertThat(features.orientation(i)).isZero();
        }
        assertThat(DelfFeatures.of(local).toBytes())
                .as("nothing is lost on the way through ours")
                .isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void anotherNumberOfComponentsIsNamed() {
        DelfFeatures features = DelfFeatures.of(random(3, 128, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> features.local(40))
                .withMessage("descriptors of 128 components, where 40 are wanted");
    }

    @Test
    void aFileWithoutFeaturesIsAFileOfAnyDimension() {
        DelfFeatures none = DelfFeatures.parse(new byte[0]);
        assertThat(none.count()).isZero();
        assertThat(none.local(40).dimensions()).isEqualTo(40);
        assertThat(none.toBytes()).isEmpty();
    }

    @Test
    void theStrongestComeFirstAndDescriptorsGetLengthOne() {
        LocalFeatures weakFirst = new LocalFeatures(
                new float[] {1, 2, 3},
                new float[] {4, 5, 6},
                new float[] {1, 1, 1},
                new float[] {10, 30, 20},
                new float[] {3, 4, 0, 0, 1, 0},
                2);
        DelfFeatures file = DelfFeatures.of(weakFirst);
        LocalFeatures local = DelfFeatures.parse(file.toBytes()).local(2);
        assertThat(local.score(0)).isEqualTo(30);
        assertThat(local.score(2)).isEqualTo(10);
        assertThat(local.x(2)).isEqualTo(1);
        assertThat(local.descriptors()).containsExactly(0, 0, 1, 0, 0.6f, 0.8f);
        assertThat(DelfFeatures.parse(file.toBytes()).toBytes())
                .as("the file keeps its order")
                .isEqualTo(file.toBytes());
    }

    @Test
    void numbersThatAreNoFeatureAreRefused() {
        assertThat(broken(f -> f[0] = -1)).contains("feature 1 is at (-1.0, 20.0)");
        assertThat(broken(f -> f[1] = Float.NaN)).contains("feature 1 is at (10.0, NaN)");
        assertThat(broken(f -> f[2] = 0)).contains("scale 0.0");
        assertThat(broken(f -> f[3] = Float.POSITIVE_INFINITY)).contains("strength Infinity");
        assertThat(broken(f -> f[4] = Float.NaN)).contains("component NaN");
    }

    private static String broken(Consumer<float[]> change) {
        float[] f = {10, 20, 1, 100, 1};
        change.accept(f);
        LocalFeatures local = new LocalFeatures(
                new float[] {5, f[0]},
                new float[] {5, f[1]},
                new float[] {1, f[2]},
                new float[] {200, f[3]},
                new float[] {1, f[4]},
                1);
        try {
            DelfFeatures.of(local);
            return "taken";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void descriptorsOfTwoDimensionsInOneFileAreRefused() {
        byte[] one = DelfFeatures.of(random(2, 40, 1)).toBytes();
        byte[] other = DelfFeatures.of(random(1, 128, 2)).toBytes();
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelfFeatures.parse(both))
                .withMessageContaining("feature 2 has 128 components");
    }

    @Test
    void moreFeaturesThanFitInMemoryEndTheReadingEarly() {
        byte[] feature = DelfFeatures.of(random(1, 1, 1)).toBytes();
        byte[] many = new byte[feature.length * 10_001];
        for (int at = 0; at < many.length; at += feature.length) {
            System.arraycopy(feature, 0, many, at, feature.length);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelfFeatures.parse(many))
                .withMessageContaining("more than 10000 features");
        assertThat(DelfFeatures.parse(Arrays.copyOf(many, feature.length * 10_000))
                        .count())
                .isEqualTo(10_000);
    }

    @Test
    void aDamagedFileIsRefusedByItsName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("photo.delf");
        for (byte[] bytes : List.of(
                "\u00ff\u00d8\u00ff\u00e0 a JPEG".getBytes(StandardCharsets.ISO_8859_1),
                "hello".getBytes(StandardCharsets.UTF_8),
                new byte[] {10, 0},
                Arrays.copyOf(DelfFeatures.of(random(5, 40, 1)).toBytes(), 500))) {
            Files.write(file, bytes);
            assertThatIOException().isThrownBy(() -> DelfFeatures.read(file)).withMessageStartingWith(file + ": ");
        }
        assertThatIOException()
                .isThrownBy(() -> DelfFeatures.read(folder.resolve("none.delf")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Property(tries = 1000)
    void anyBytesAreFeaturesOrRefused(@ForAll byte[] bytes) {
        try {
            DelfFeatures features = DelfFeatures.parse(bytes);
            assertThat(DelfFeatures.parse(features.toBytes()).count()).isEqualTo(features.count());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.delf", "file:///x/A.DELF", "b.delg_local"})
    void aFileIsKnownByItsName(String name) {
        assertThat(DelfFeatures.isNamed(name)).isTrue();
        assertThat(DelfFeatures.isNamed(name + ".jpg")).isFalse();
    }

    @Test
    void aFileIsReplacedAsAWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.delf");
        DelfFeatures.of(random(5, 40, 1)).write(file);
        DelfFeatures.of(random(3, 40, 1)).write(file);
        assertThat(DelfFeatures.read(file).count()).isEqualTo(3);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
