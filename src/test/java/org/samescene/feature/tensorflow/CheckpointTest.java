package org.samescene.feature.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.bitmap.SharedFiles;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorProto;

class CheckpointTest {
    private static final String DATA = "variables.data-00000-of-00001";
    private static final String FIRST_FILTER = "resnet_v1_50/conv1/weights";

    @TempDir
    Path folder;

    @Test
    void valuesAreReadWithTheirShapes() throws IOException {
        Path variables = SharedFiles.folder("models/delf_v1_imagenet").resolve("model/variables");
        Map<String, DataType> all = variablesOfTheStandIn();

        Map<String, TensorProto> values = new Checkpoint(variables.resolve("variables")).of(all);

        assertThat(all).hasSize(222).containsKey(FIRST_FILTER);
        assertThat(values).containsOnlyKeys(all.keySet());
        assertThat(values.values().stream()
                        .mapToLong(value -> value.getTensorContent().size())
                        .sum())
                .isEqualTo(Files.size(variables.resolve(DATA)));
        TensorProto filter = Objects.requireNonNull(values.get(FIRST_FILTER));
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

        assertRefused(variablesOfTheStandIn(), "Checksum does not match");
    }

    @Test
    void oneWrongByteIsFoundOut() throws IOException {
        copyStandIn();
        byte[] data = Files.readAllBytes(folder.resolve(DATA));
        data[data.length / 2] ^= 1;
        Files.write(folder.resolve(DATA), data);

        assertRefused(variablesOfTheStandIn(), "Checksum does not match", "resnet_v1_50/");
    }

    @Test
    void dataThatBrokeOffAreFoundOut() throws IOException {
        copyStandIn();
        byte[] data = Files.readAllBytes(folder.resolve(DATA));
        Files.write(folder.resolve(DATA), Arrays.copyOf(data, data.length - 1));

        assertRefused(variablesOfTheStandIn(), "Read less bytes than requested", "resnet_v1_50/");
    }

    @Test
    void aDamagedIndexIsRefused() throws IOException {
        copyStandIn();
        byte[] index = Files.readAllBytes(folder.resolve("variables.index"));
        index[index.length / 3] ^= 1;
        Files.write(folder.resolve("variables.index"), index);

        assertRefused(variablesOfTheStandIn(), "block checksum mismatch");
    }

    @Test
    void anotherFileIsNoIndex() throws IOException {
        Files.writeString(
                folder.resolve("variables.index"),
                "not an index, but long enough to have a footer of forty-eight bytes");

        assertRefused(variablesOfTheStandIn(), "not an sstable");
    }

    @Test
    void aMissingVariableIsNamed() throws IOException {
        copyStandIn();

        assertRefused(Map.of("no/such/variable", DataType.DT_FLOAT), "Key no/such/variable not found");
    }

    @Test
    void aVariableOfAnotherTypeIsNamed() throws IOException {
        copyStandIn();

        assertRefused(Map.of(FIRST_FILTER, DataType.DT_INT64), FIRST_FILTER);
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        assertRefused(
                Map.of(FIRST_FILTER, DataType.DT_FLOAT),
                folder.resolve("variables").toString());
    }

    private void assertRefused(Map<String, DataType> variables, String... messages) {
        assertThatThrownBy(() -> new Checkpoint(folder.resolve("variables")).of(variables))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the checkpoint " + folder.resolve("variables") + " can't be read: ")
                .hasMessageContainingAll(messages);
    }

    private static Map<String, DataType> variablesOfTheStandIn() throws IOException {
        Path model = SharedFiles.folder("models/delf_v1_imagenet").resolve("model");
        return SavedModel.parseFrom(Files.readAllBytes(model.resolve("saved_model.pb")))
                .getMetaGraphs(0)
                .getGraphDef()
                .getNodeList()
                .stream()
                .filter(node -> node.getOp().equals("VariableV2"))
                .collect(Collectors.toMap(
                        NodeDef::getName, node -> node.getAttrOrThrow("dtype").getType()));
    }

    private void copyStandIn() throws IOException {
        Path variables = SharedFiles.folder("models/delf_v1_imagenet").resolve("model/variables");
        for (String file : new String[] {DATA, "variables.index"}) {
            Files.copy(variables.resolve(file), folder.resolve(file));
        }
    }
}
