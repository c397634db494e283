package org.samescene.arrival;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches originals by URI: {@code file:} from this machine's disks, {@code http:} and {@code https:} from
 * anywhere.
 *
 * <p>A server that fails for now (5xx, 429, no connection, silence) is asked {@value #HTTP_ATTEMPTS} times,
 * with growing pauses, before the image is refused as unreachable.
 */
public final class Originals implements AutoCloseable {
    private static final int HTTP_ATTEMPTS = 3;
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(60);

    private final int maxBytes;
    private final Duration firstPause;
    private final Duration timeout;
    private final HttpClient http;

    /** @param maxBytes largest file that is read */
    public Originals(int maxBytes) {
        this(maxBytes, Duration.ofSeconds(1), HTTP_TIMEOUT);
    }

    /** @param timeout of an answer's head, and of its body after that */
    Originals(int maxBytes, Duration firstPause, Duration timeout) {
        this.maxBytes = maxBytes;
        this.firstPause = firstPause;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** The bytes of an upload, checked against the hash that it announced. */
    public Original fetch(Arrival.Uploaded uploaded) throws RejectedException, InterruptedException {
        Original original = Original.of(bytes(uploaded.uri()));
        if (uploaded.sha256() != null && !uploaded.sha256().equalsIgnoreCase(original.sha256())) {
            throw new RejectedException(
                    RejectionReason.HASH_MISMATCH,
                    "the bytes have sha256 " + original.sha256() + ", the event announced " + uploaded.sha256());
        }
        return original;
    }

    private byte[] bytes(String text) throws RejectedException, InterruptedException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new RejectedException(RejectionReason.UNSUPPORTED_URI, "not a URI: " + e.getMessage(), e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> file(uri);
            case "http", "https" -> http(uri);
            default ->
                throw new RejectedException(
                        RejectionReason.UNSUPPORTED_URI,
                        "scheme '" + scheme
                                + "' is not fetched; use file, http or https (a presigned link for an object store)");
        };
    }

    private byte[] file(URI uri) throws RejectedException {
        Path path;
        try {
            path = Path.of(uri);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(
                    RejectionReason.UNSUPPORTED_URI, "not a file on this machine: " + e.getMessage(), e);
        }
        if (Files.isDirectory(path)) {
            throw new RejectedException(RejectionReason.UNREACHABLE, "is a folder, not a file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return limited(in);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new RejectedException(RejectionReason.NOT_FOUND, "no such file", e);
        } catch (AccessDeniedException e) {
            throw new RejectedException(RejectionReason.UNREACHABLE, "may not be read: permission denied", e);
        } catch (IOException e) {
            throw new RejectedException(RejectionReason.UNREACHABLE, "can't be read: " + e, e);
        }
    }

    private byte[] http(URI uri) throws RejectedException, InterruptedException {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            String problem;
            Exception cause = null;
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(uri).timeout(timeout).GET().build();
                HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    int status = response.statusCode();
                    if (status == 200) {
                        return inTime(body);
                    }
                    if (status == 404 || status == 410) {
                        throw new RejectedException(RejectionReason.NOT_FOUND, "the server answers " + status);
                    }
                    problem = "the server answers " + status;
                    if (status < 500 && status != 429 && status != 408) {
                        throw new RejectedException(RejectionReason.UNREACHABLE, problem);
                    }
                }
            } catch (IOException e) {
                problem = "no answer: " + e;
                cause = e;
            } catch (IllegalArgumentException e) {
                throw new RejectedException(RejectionReason.UNSUPPORTED_URI, "not an address: " + e.getMessage(), e);
            }
            if (attempt == HTTP_ATTEMPTS) {
                throw new RejectedException(
                        RejectionReason.UNREACHABLE, problem + ", " + HTTP_ATTEMPTS + " times", cause);
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(4);
        }
    }

    /**
     * The request's own timeout ends with the head of the answer: a server that falls silent after it would
     * be waited for without end.
     */
    private byte[] inTime(InputStream body) throws IOException, RejectedException {
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                () -> close(body), CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return limited(body);
        } finally {
            deadline.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] limited(InputStream in) throws IOException, RejectedException {
        byte[] bytes = in.readNBytes(maxBytes);
        if (bytes.length == maxBytes && in.read() >= 0) {
            throw new RejectedException(
                    RejectionReason.TOO_MANY_BYTES,
                    "more than " + maxBytes + " bytes; samescene.fetch.max-bytes sets the limit");
        }
        return bytes;
    }

    @Override
    public void close() {
        http.close();
    }
}
