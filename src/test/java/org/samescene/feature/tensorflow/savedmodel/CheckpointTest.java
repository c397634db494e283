package org.samescene.feature.tensorflow.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.bitmap.SharedFiles;
import org.tensorflow.proto.DataType;

class CheckpointTest {
    private static final String DATA = "variables.data-00000-of-00001";
    private static final String FIRST_FILTER = "resnet_v1_50/conv1/weights";

    @TempDir
    Path folder;

    @Test
    void everyTensorOfTheStandInHasTheChecksumOfItsIndex() throws IOException {
        Checkpoint checkpoint =
                new Checkpoint(SharedFiles.folder("models/delf_v1_imagenet").resolve("model/variables/variables"));
        long[] read = new long[1];
        checkpoint.verify(bytes -> read[0] = bytes);

        assertThat(checkpoint.names()).hasSize(222).contains(FIRST_FILTER);
        assertThat(read[0]).isEqualTo(checkpoint.size()).isEqualTo(36_402_948);
        var filter = checkpoint.tensor(FIRST_FILTER);
        assertThat(filter.getDtype()).isEqualTo(DataType.DT_FLOAT);
        assertThat(filter.getTensorShape().getDimList())
                .extracting(dim -> dim.getSize())
                .containsExactly(7L, 7L, 3L, 64L);
    }

    /** The same graph's official index: its values can't be these. */
    @Test
    void valuesOfAnotherTrainingAreFoundOut() throws IOException {
        Path official = SharedFiles.folder("models/delf_v1_20171026-without-weights")
                .resolve("model/variables/variables.index");
        Path others = SharedFiles.folder("models/delf_v1_imagenet")
                .resolve("model/variables")
                .resolve(DATA);
        Files.copy(official, folder.resolve("variables.index"));
        Files.createSymbolicLink(folder.resolve(DATA), others);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("variables"));

        assertThat(checkpoint.names()).hasSize(222);
        assertThat(checkpoint.size()).isEqualTo(Files.size(others));
        assertThatThrownBy(() -> checkpoint.verify(bytes -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the checksum of ");
    }

    @Test
    void oneWrongByteIsFoundOut() throws IOException {
        copyStandIn();
        byte[] data = Files.readAllBytes(folder.resolve(DATA));
        data[data.length / 2] ^= 1;
        Files.write(folder.resolve(DATA), data);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("variables"));

        assertThatThrownBy(() -> checkpoint.verify(bytes -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(DATA + " is damaged: the checksum of resnet_v1_50/");
    }

    @Test
    void dataThatBrokeOffAreFoundOut() throws IOException {
        copyStandIn();
        byte[] data = Files.readAllBytes(folder.resolve(DATA));
        Files.write(folder.resolve(DATA), Arrays.copyOf(data, data.length - 1));

        assertThatThrownBy(() -> new Checkpoint(folder.resolve("variables")).verify(bytes -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is cut short");
    }

    @Test
    void aDamagedIndexIsRefused() throws IOException {
        copyStandIn();
        byte[] index = Files.readAllBytes(folder.resolve("variables.index"));
        index[index.length / 3] ^= 1;
        Files.write(folder.resolve("variables.index"), index);

        assertThatThrownBy(() -> new Checkpoint(folder.resolve("variables")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("variables.index is damaged");
    }

    @Test
    void anotherFileIsNoIndex() throws IOException {
        Files.writeString(
                folder.resolve("variables.index"),
                "not an index, but long enough to have a footer of forty-eight bytes");

        assertThatThrownBy(() -> new Checkpoint(folder.resolve("variables")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not the index");
    }

    private void copyStandIn() throws IOException {
        Path variables = SharedFiles.folder("models/delf_v1_imagenet").resolve("model/variables");
        for (String file : new String[] {DATA, "variables.index"}) {
            Files.copy(variables.resolve(file), folder.resolve(file));
        }
    }
}
