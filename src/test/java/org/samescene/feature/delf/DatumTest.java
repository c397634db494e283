package org.samescene.feature.delf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.bitmap.SharedFiles;

class DatumTest {
    @Property(tries = 300)
    void whatWasWrittenIsReadToTheLastBit(@ForAll("tensors") Datum datum) {
        Datum read = Datum.parse(datum.toBytes());
        assertThat(read.shape()).isEqualTo(datum.shape());
        assertThat(read.values()).isEqualTo(datum.values());
    }

    @Provide
    Arbitrary<Datum> tensors() {
        return Arbitraries.longs()
                .between(0, 6)
                .array(long[].class)
                .ofMaxSize(4)
                .flatMap(shape -> Arbitraries.floats()
                        .array(float[].class)
                        .ofSize((int) Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                        .map(values -> new Datum(shape, values)));
    }

    @ParameterizedTest
    @CsvSource({"mean, 1, 1024", "pca_variances, 1, 1024", "pca_proj_mat, 1024, 1024"})
    void thePcaOfAModelIsReadAndWrittenByteForByte(String name, long rows, long columns) throws IOException {
        Path file = SharedFiles.folder("models/delf_v1_imagenet/pca").resolve(name + ".datum");
        Datum datum = Datum.read(file);
        assertThat(datum.shape()).isEqualTo(new long[] {rows, columns});
        assertThat(datum.toBytes()).isEqualTo(Files.readAllBytes(file));
        if (name.equals("pca_variances")) {
            float[] sorted = datum.values().clone();
            Arrays.sort(sorted);
            assertThat(datum.values()[0]).isEqualTo(sorted[sorted.length - 1]).isBetween(0.02f, 0.03f);
            assertThat(sorted[0]).isPositive();
        }
    }

    /** Other writers may leave packing out; readers have to take both. */
    @Test
    void numbersOneByOneAreReadToo() throws IOException {
        byte[] shape = Proto.message(out -> {
            out.writeInt64(1, 2);
            out.writeInt64(1, 2);
        });
        byte[] values = Proto.message(out -> {
            for (float value : new float[] {1, 2, 3, 4}) {
                out.writeFloat(1, value);
            }
        });
        Datum datum = Datum.parse(Proto.message(out -> {
            out.writeByteArray(1, shape);
            out.writeByteArray(2, values);
            out.writeString(77, "a field that nobody knows");
        }));
        assertThat(datum.shape()).containsExactly(2, 2);
        assertThat(datum.values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void wholeNumbersAreRefused() throws IOException {
        byte[] datum = Proto.message(out -> out.writeByteArray(3, new byte[] {10, 1, 5}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datum.parse(datum))
                .withMessageContaining("uint32_list");
    }

    @Test
    void aShapeThatDisagreesWithTheValuesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Datum(new long[] {2, 3}, new float[5]))
                .withMessage("a tensor of shape [2, 3] with 5 values");
        assertThatIllegalArgumentException().isThrownBy(() -> new Datum(new long[] {1L << 40, 1L << 40}, new float[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Datum(new long[] {-1, -5}, new float[5]));
    }

    @Test
    void nothingThatIsCutShortIsTakenForATensor(@TempDir Path folder) throws IOException {
        byte[] whole = new Datum(new long[] {3, 2}, new float[] {1, 2, 3, 4, 5, 6}).toBytes();
        Path file = folder.resolve("short.datum");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatIOException()
                    .as("%d bytes", length)
                    .isThrownBy(() -> Datum.read(file))
                    .withMessageStartingWith(file + ": ");
        }
    }

    @Property(tries = 1000)
    void anyBytesAreATensorOrRefused(@ForAll byte[] bytes) {
        try {
            Datum datum = Datum.parse(bytes);
            assertThat(Datum.parse(datum.toBytes()).values()).isEqualTo(datum.values());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)(these|a tensor).*");
        }
    }
}
