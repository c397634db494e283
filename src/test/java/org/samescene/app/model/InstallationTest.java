package org.samescene.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.app.terminal.Terminal;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.tensorflow.HubEcho;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.feature.tensorflow.store.PublishedModel;

/** With the built-in model's graph as the model, which is small and can run. */
class InstallationTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), false);
    private Path store;
    private Installation installation;
    private @Nullable HttpServer server;

    @BeforeEach
    void makeStore() {
        store = folder.resolve("store");
        installation = new Installation(new Models(store), terminal);
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aFolderIsCheckedTriedAndInstalledWithItsSettings() throws IOException {
        Path source = folder.resolve("source");
        Files.write(Files.createDirectories(source.resolve("model")).resolve("saved_model.pb"), graph());
        installation.ofFolder("mine", source);

        assertThat(new Models(store).installed()).containsExactly("mine");
        assertThat(store.resolve("mine/model/saved_model.pb")).hasBinaryContent(graph());
        assertThat(store.resolve("mine/samescene.properties")).content().contains("score-threshold = 100");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("local descriptors of 2 dimensions");
        assertThatThrownBy(() -> installation.ofFolder("mine", source))
                .hasMessageContaining("there is a model mine already");
    }

    @Test
    void anArchiveLosesTheFolderAroundIt() throws IOException {
        installation.ofArchive("mine", archive("delf_2017/model/saved_model.pb", graph()));

        assertThat(store.resolve("mine/model/saved_model.pb")).exists();
    }

    @Test
    void whatIsNoModelLeavesNothingBehind() throws IOException {
        Path archive = archive("model/saved_model.pb", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> installation.ofArchive("mine", archive)).isInstanceOf(Exception.class);
        assertEmpty(store);
    }

    /** The stand-in has the published graph, but neither its values nor its principal components. */
    @Test
    void anotherModelUnderAPublishedNameIsRefused() throws IOException {
        Path standIn = SharedFiles.folder("models/delf_v1_imagenet");

        assertThatThrownBy(() -> installation.ofFolder("delf-v1", standIn))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model/variables/variables.index of delf-v1 is not the published file");
        assertEmpty(store);
    }

    @Test
    void damagedValuesAreNotInstalled() throws IOException {
        Path standIn = SharedFiles.folder("models/delf_v1_imagenet");
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.createSymbolicLink(source.resolve("pca"), standIn.resolve("pca"));
        Path variables = Files.createDirectories(source.resolve("model/variables"));
        for (String file : List.of("saved_model.pb", "variables/variables.index")) {
            Files.createSymbolicLink(
                    source.resolve("model").resolve(file),
                    standIn.resolve("model").resolve(file));
        }
        String data = "variables.data-00000-of-00001";
        byte[] values = Files.readAllBytes(standIn.resolve("model/variables").resolve(data));
        values[values.length / 2] ^= 1;
        Files.write(variables.resolve(data), values);

        assertThatThrownBy(() -> installation.ofFolder("mine", source))
                .hasMessageContaining("the checkpoint ")
                .hasMessageContaining("Checksum does not match");
        assertEmpty(store);
    }

    @Test
    void anArchiveThatWritesElsewhereIsRefused() throws IOException {
        Path archive = archive("../../outside", new byte[] {1});

        assertThatThrownBy(() -> installation.ofArchive("mine", archive))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../../outside");
        assertThat(folder.resolve("outside")).doesNotExist();
        assertEmpty(store);
    }

    @Test
    void namesThatAreNoFoldersOfTheStoreAreRefused() {
        for (String name : List.of("../up", "a/b", ".hidden", "gradient", "Upper")) {
            assertThatThrownBy(() -> installation.requireAbsent(name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDownloadGoesOnWhereItBrokeOff() throws Exception {
        byte[] content = Files.readAllBytes(archive("model/saved_model.pb", graph()));
        List<String> ranges = serve(content);
        Path archive = folder.resolve("download.tar.gz");
        int have = content.length / 2;
        Files.write(folder.resolve("download.tar.gz.part"), Arrays.copyOf(content, have));

        new Download(terminal).fetch(published(address()), archive, store.resolve("x"));

        assertThat(archive).hasBinaryContent(content);
        assertThat(folder.resolve("download.tar.gz.part")).doesNotExist();
        assertThat(ranges).containsExactly("bytes=" + have + "-");
        installation.ofArchive("mine", archive);
        assertThat(new Models(store).installed()).containsExactly("mine");
    }

    @Test
    void aDownloadThatHadComeWholeIsNotFetchedAgain() throws Exception {
        byte[] content = {1, 2, 3, 4};
        serve(content);
        Files.write(folder.resolve("download.tar.gz.part"), content);

        new Download(terminal).fetch(published(address()), folder.resolve("download.tar.gz"), store.resolve("x"));

        assertThat(folder.resolve("download.tar.gz")).hasBinaryContent(content);
    }

    @Test
    void aServerThatIsNotThereIsNamedWithAWayOut() {
        URI nowhere = URI.create("http://no-such-host.invalid/delf.tar.gz");

        assertThatThrownBy(() -> new Download(terminal)
                        .fetch(published(nowhere), folder.resolve("download.tar.gz"), store.resolve("x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining(store.resolve("x").toString())
                .hasMessageContaining("samescene model import");
        assertThat(folder.resolve("download.tar.gz")).doesNotExist();
    }

    @Test
    void anAnswerThatIsNoFileIsTold() throws Exception {
        serve(new byte[1]);

        assertThatThrownBy(() -> new Download(terminal)
                        .fetch(published(address().resolve("/absent")), folder.resolve("d"), store.resolve("x")))
                .hasMessageContaining("HTTP status 404");
    }

    private static PublishedModel published(URI address) {
        return new PublishedModel("mine", "a test's", address, new Properties(), Map.of(), Map.of());
    }

    private static byte[] graph() {
        return HubEcho.savedModel().toByteArray();
    }

    private Path archive(String name, byte[] content) throws IOException {
        Path archive = folder.resolve("archive.tar.gz");
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return archive;
    }

    private static void assertEmpty(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            assertThat(files).isEmpty();
        }
    }

    private URI address() {
        InetSocketAddress address = Objects.requireNonNull(server).getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/file");
    }

    /** Serves one file, whole or from a byte on; returns the ranges that are asked for. */
    private List<String> serve(byte[] content) throws IOException {
        List<String> ranges = new ArrayList<>();
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server = started;
        started.createContext("/file", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (range != null) {
                ranges.add(range);
            }
            if (from >= content.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
            } else {
                if (from > 0) {
                    exchange.getResponseHeaders()
                            .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
                }
                exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
                exchange.getResponseBody().write(content, from, content.length - from);
            }
            exchange.close();
        });
        started.start();
        return ranges;
    }
}
