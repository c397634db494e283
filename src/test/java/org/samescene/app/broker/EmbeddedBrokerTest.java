package org.samescene.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void recordsAndClusterSurviveARestartAtOtherPorts() throws Exception {
        String clusterId;
        String firstAddress;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            firstAddress = broker.bootstrapServers();
            RoundTrip roundTrip = new RoundTrip(firstAddress, "images");
            clusterId = roundTrip.clusterId();
            roundTrip.createTopic();
            roundTrip.send("first");
            assertThat(roundTrip.values(1)).containsExactly("first");

            assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining(folder.toRealPath().toString())
                    .hasMessageContaining("in use");
            assertThat(broker.isRunning()).isTrue();

            broker.close();
            assertThat(broker.isRunning()).isFalse();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            RoundTrip roundTrip = new RoundTrip(broker.bootstrapServers(), "images");
            roundTrip.send("second");
            assertThat(broker.bootstrapServers()).isNotEqualTo(firstAddress);
            assertThat(roundTrip.clusterId()).isEqualTo(clusterId);
            assertThat(roundTrip.values(2)).containsExactly("first", "second");
        }
    }

    @Test
    void outlivesCtrlCButNotItsParentAndItsFolderCanBeHadAtOnce() throws Exception {
        Path output = folder.resolve("parent.log");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerParent.class.getName(),
                        folder.resolve("broker").toString())
                .redirectError(output.toFile())
                .start();
        try (BufferedReader reader = parent.inputReader()) {
            ProcessHandle broker = ProcessHandle.of(brokerPid(reader, output)).orElseThrow();

            // what a terminal's Ctrl-C and a closed terminal send to the whole process group
            signal("INT", broker);
            signal("HUP", broker);
            Thread.sleep(500);
            assertThat(broker.isAlive()).isTrue();

            parent.destroyForcibly();
            try (EmbeddedBroker next = EmbeddedBroker.start(folder.resolve("broker"))) {
                assertThat(next.isRunning()).isTrue();
            }
            // its successor has the folder, so it has let go of it; and it is gone
            broker.onExit().get(60, TimeUnit.SECONDS);
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void startsOverAnInterruptedFormattingAndKeepsWhatIsNotItsOwn() throws Exception {
        Files.createDirectories(folder.resolve("formatting-half/deep"));
        Files.writeString(folder.resolve("formatting-half/deep/file"), "half");
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/holiday.txt"), "not Kafka's");
        Files.writeString(folder.resolve("server.properties"), "\u0000 garbage");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            new RoundTrip(broker.bootstrapServers(), "images").createTopic();
        }
        assertThat(folder.resolve("formatting-half")).doesNotExist();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("holiday.txt")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("not Kafka's"));
        }
    }

    @Test
    void aFailedStartSaysWhatTheBrokerSaid() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("meta.properties"), "version=1\ncluster.id=4L6g3nShT-eMCtK--X86sw\nnode.id=77\n");
        assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(folder.toRealPath().toString())
                .hasMessageContaining("77");
    }

    @Test
    void aMissingJarsFolderIsNamed() {
        assertThatThrownBy(() -> EmbeddedBroker.start(folder, folder.resolve("no-jars"), OptionalInt.empty()))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("no-jars");
    }

    private static long brokerPid(BufferedReader reader, Path output) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("broker ")) {
                return Long.parseLong(line.substring("broker ".length()));
            }
        }
        throw new AssertionError("The parent started no broker: " + Files.readString(output));
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
