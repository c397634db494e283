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
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
