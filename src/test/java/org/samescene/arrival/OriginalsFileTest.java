package org.samescene.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.samescene.arrival.RejectionReason.HASH_MISMATCH;
import static org.samescene.arrival.RejectionReason.NOT_FOUND;
import static org.samescene.arrival.RejectionReason.TOO_MANY_BYTES;
import static org.samescene.arrival.RejectionReason.UNSUPPORTED_URI;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalsFileTest {
    private static final byte[] CONTENT = "abc".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private final Originals originals = new Originals(10, 100, Duration.ofSeconds(10));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        originals.close();
    }

    /** With a budget for one file at a time. */
    private Original fetchAndClose(String uri, String sha256) throws RejectedException, InterruptedException {
        try (Original original = fetch(uri, sha256)) {
            return original;
        }
    }

    private Original fetch(String uri, String sha256) throws RejectedException, InterruptedException {
        return originals.fetch(new Arrival.Uploaded(new ImageKey("lib", "a"), uri, null, sha256, null, null));
    }

    private void refused(String uri, RejectionReason reason) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> fetch(uri, null))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.getMessage()).isNotBlank();
                });
    }

    private Path file(String name, int bytes) throws IOException {
        return Files.write(folder.resolve(name), new byte[bytes]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.jpg", "with space.jpg", "100%.jpg", "a#b?c&d.jpg", "été-Пагода-塔.jpg", "+.jpg"})
    void readsAFileWhateverItsName(String name) throws Exception {
        Path file = Files.write(folder.resolve(name), CONTENT);
        Original original = fetch(file.toUri().toASCIIString(), SHA256);
        assertThat(original.content()).isEqualTo(CONTENT);
        assertThat(original.sha256()).isEqualTo(SHA256);
        original.close();
        assertThat(fetchAndClose(file.toUri().toString(), SHA256).content()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.jpg", "été-Пагода-塔.jpg", "Zoe\u0308.jpg", "🗼.jpg", "a[b]{c}|\"<>^`\\.jpg"})
    void readsAFileWhoseNameIsNotEscaped(String name) throws Exception {
        Path file = Files.write(folder.resolve(name), CONTENT);
        for (String start : List.of("file:", "file://", "file://localhost", "FILE://LocalHost")) {
            assertThat(fetchAndClose(start + file, SHA256).content()).isEqualTo(CONTENT);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            photo.jpg                | has no scheme: it begins with file:, http: or https:
            s3://bucket/photo.jpg    | scheme 's3' is not fetched; use file, http or https (a presigned link for an object store)
            file:photo.jpg           | is no absolute path of a file: file:///path
            file://host/photo.jpg    | names the host 'host', and files are read on the worker's machine: file:///path
            file:///100%.jpg         | has a percent sign that is no escape; for itself it is written %25
            file:///what?.jpg        | is a file and has a query or a fragment; in a file's name, ? is written %3F and # %23
            file:///no%00.jpg        | has a NUL character, which no file has in its name
            http:photo.jpg           | names no host: http://host/path
            http:///photo.jpg        | names no host: http://host/path
            http://ex_ample/a.jpg    | the host 'ex_ample' has an underscore, which names of web servers can't have (RFC 1123); give it another name
            http://a..b/a.jpg        | 'a..b' can't be the name of a host
            http://a:99999/a.jpg     | port 99999 is more than 65535
            http://a:b/a.jpg         | 'a:b' is no host and port
            http://[::z]/a.jpg       | '[::z]' is no host and port
            """)
    void aRefusalNamesItsReason(String uri, String message) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> fetch(uri, null))
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(UNSUPPORTED_URI));
    }

    @Test
    void theAnnouncedHashMayBeInUpperCaseOrAbsent() throws Exception {
        String uri = Files.write(folder.resolve("a"), CONTENT).toUri().toString();
        assertThat(fetchAndClose(uri, SHA256.toUpperCase(Locale.ROOT)).sha256()).isEqualTo(SHA256);
        assertThat(fetchAndClose(uri, null).sha256()).isEqualTo(SHA256);
        assertThat(fetchAndClose("FILE" + uri.substring(4), null).sha256()).isEqualTo(SHA256);
    }

    @Test
    void otherBytesThanAnnouncedAreRefused() throws Exception {
        String uri = file("a", 3).toUri().toString();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> fetch(uri, SHA256))
                .withMessageContaining(SHA256)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(HASH_MISMATCH));
    }

    @Test
    void theLimitIsTheLargestFileThatIsRead() throws Exception {
        assertThat(fetchAndClose(file("full", 10).toUri().toString(), null).content())
                .hasSize(10);
        assertThat(fetchAndClose(file("empty", 0).toUri().toString(), null).content())
                .isEmpty();
        refused(file("over", 11).toUri().toString(), TOO_MANY_BYTES);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused(folder.resolve("missing.jpg").toUri().toString(), NOT_FOUND);
        refused(folder.resolve("no/such/folder/a.jpg").toUri().toString(), NOT_FOUND);
    }

    @Test
    void whatIsNoFileIsNotRead() throws Exception {
        refused(folder.toUri().toString(), UNSUPPORTED_URI);
        refused("file:///dev/zero", UNSUPPORTED_URI);
        refused(file("a", 1).toUri() + "/b.jpg", NOT_FOUND);
    }

    @Test
    @Timeout(20)
    void aPipeIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe.jpg");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        refused(pipe.toUri().toString(), UNSUPPORTED_URI);
    }

    @Test
    @Timeout(20)
    void aFileWaitsForTheMemoryThatOthersHold() throws Exception {
        // one unit of the budget: the second is read when the first is closed
        String uri = file("a", 3).toUri().toString();
        Original first = fetch(uri, null);
        CompletableFuture<Original> second = CompletableFuture.supplyAsync(() -> {
            try {
                return fetch(uri, null);
            } catch (RejectedException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        assertThat(second).isNotCompleted();
        Thread.sleep(100);
        assertThat(second).isNotCompleted();
        first.close();
        assertThat(second.get().content()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "photo.jpg",
                "/photo.jpg",
                "s3://bucket/photo.jpg",
                "ftp://host/photo.jpg",
                "data:image/png;base64,AA==",
                "not a uri",
                "file:photo.jpg",
                "file://host/photo.jpg",
                "file:///a%00b",
                "file:///a?b",
                "file:///%zz",
                "http:photo.jpg",
                "http:///photo.jpg"
            })
    void whatIsNotAnAddressOfAFileIsUnsupported(String uri) {
        refused(uri, UNSUPPORTED_URI);
    }
}
