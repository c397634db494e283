package org.samescene.arrival;

import java.io.ByteArrayOutputStream;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches originals by URI: {@code file:} from this machine's disks, {@code http:} and {@code https:} from
 * anywhere. What is held in memory at the same time has a budget in bytes: a file that doesn't fit waits for
 * others to be closed. Safe for use by several threads.
 *
 * <p>Each call tries once; whoever calls tries again later where {@link RejectionReason#isPassing()}. A server
 * that keeps failing is left alone for a while: what is to be fetched from it meanwhile is refused at once.
 */
public final class Originals implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;

    /** A body without a stated length may grow to this before it counts in the budget. */
    private static final int UNCOUNTED_BYTES = 1 << 20;

    private final int maxBytes;
    private final Duration timeout;
    private final ByteBudget memory;
    private final FailingHosts failingHosts = new FailingHosts();
    private final HttpClient http;

    /**
     * @param maxBytes largest file that is read
     * @param memoryBytes of all files that are held at the same time; a larger one is held alone
     * @param timeout of an answer's head, and of its body after that
     */
    public Originals(int maxBytes, long memoryBytes, Duration timeout) {
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        this.memory = new ByteBudget(memoryBytes);
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * The bytes of an upload, checked against the hash that it announced. An interrupted thread gives up.
     *
     * @return to be closed when the bytes are no longer used
     */
    public Original fetch(Arrival.Uploaded uploaded) throws RejectedException, InterruptedException {
        Original original = original(uploaded.uri());
        if (uploaded.sha256() != null && !uploaded.sha256().equalsIgnoreCase(original.sha256())) {
            original.close();
            throw new RejectedException(
                    RejectionReason.HASH_MISMATCH,
                    "the bytes have sha256 " + original.sha256() + ", the event announced " + uploaded.sha256());
        }
        return original;
    }

    private Original original(String text) throws RejectedException, InterruptedException {
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

    private Original file(URI uri) throws RejectedException, InterruptedException {
        Path path;
        try {
            path = Path.of(uri);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(
                    RejectionReason.UNSUPPORTED_URI, "not a file on this machine: " + e.getMessage(), e);
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                String what = attributes.isDirectory() ? "a folder" : "a device or a pipe";
                throw new RejectedException(RejectionReason.UNSUPPORTED_URI, "is " + what + ", not a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return read(in, attributes.size());
            }
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new RejectedException(RejectionReason.NOT_FOUND, "no such file", e);
        } catch (AccessDeniedException e) {
            throw new RejectedException(RejectionReason.UNREACHABLE, "may not be read: permission denied", e);
        } catch (IOException e) {
            throw new RejectedException(RejectionReason.UNREACHABLE, "can't be read: " + e, e);
        }
    }

    private Original http(URI uri) throws RejectedException, InterruptedException {
        String host = Objects.requireNonNullElse(uri.getRawAuthority(), "");
        Optional<Duration> leftAlone = failingHosts.leftAlone(host);
        if (leftAlone.isPresent()) {
            throw new RejectedException(
                    RejectionReason.UNREACHABLE,
                    host + " has failed several times and is left alone for "
                            + leftAlone.get().toSeconds() + " s more");
        }
        boolean answered = false;
        try {
            Original original = get(uri);
            answered = true;
            return original;
        } catch (RejectedException e) {
            answered = true;
            throw e;
        } catch (IOException e) {
            throw new RejectedException(RejectionReason.UNREACHABLE, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectionReason.UNSUPPORTED_URI, "not an address: " + e.getMessage(), e);
        } finally {
            if (answered) {
                failingHosts.answered(host);
            } else {
                failingHosts.failed(host);
            }
        }
    }

    /**
     * @throws IOException where the server is at fault
     * @throws RejectedException where this address is
     */
    private Original get(URI uri) throws IOException, RejectedException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).GET().build();
        HttpResponse<InputStream> response = answer(request);
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            String problem = "the server answers " + status;
            if (status == 200) {
                long length =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                return inTime(body, length);
            }
            if (status == 404 || status == 410) {
                throw new RejectedException(RejectionReason.NOT_FOUND, problem);
            }
            if (status >= 500 || status == 429) {
                throw new IOException(problem);
            }
            throw new RejectedException(RejectionReason.UNREACHABLE, problem);
        }
    }

    private HttpResponse<InputStream> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException("no answer: " + e, e);
        }
    }

    /**
     * The request's own timeout ends with the head of the answer: a server that falls silent after it would
     * be waited for without end.
     */
    private Original inTime(InputStream body, long length) throws IOException, RejectedException, InterruptedException {
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                () -> close(body), CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return read(body, length);
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

    /**
     * All bytes of a stream.
     *
     * @param length as stated; -1: unknown
     */
    private Original read(InputStream in, long length) throws IOException, RejectedException, InterruptedException {
        if (length > maxBytes) {
            throw tooLarge();
        }
        ByteBudget.Share share = length < 0 ? () -> {} : memory.takeInterruptibly(length);
        try {
            Original original = length < 0 ? unstated(in) : Original.of(limited(in), share);
            share = () -> {};
            return original;
        } finally {
            share.close();
        }
    }

    private byte[] limited(InputStream in) throws IOException, RejectedException {
        byte[] bytes = in.readNBytes(maxBytes);
        if (bytes.length == maxBytes && in.read() >= 0) {
            throw tooLarge();
        }
        return bytes;
    }

    /**
     * A body whose length nobody knows. It can't wait for memory while it holds some: two that did would wait for
     * each other.
     */
    private Original unstated(InputStream in) throws IOException, RejectedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        ByteBudget.Share share = () -> {};
        long counted = UNCOUNTED_BYTES;
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes.write(chunk, 0, n);
                if (bytes.size() > maxBytes) {
                    throw tooLarge();
                }
                if (bytes.size() > counted) {
                    counted = Math.min(2 * counted, maxBytes);
                    share.close();
                    share = memory.tryTake(counted).orElseThrow(Originals::noMemory);
                }
            }
            Original original = Original.of(bytes.toByteArray(), share);
            share = () -> {};
            return original;
        } finally {
            share.close();
        }
    }

    private static RejectedException noMemory() {
        return new RejectedException(
                RejectionReason.OUT_OF_MEMORY,
                "other originals take all memory for them; samescene.fetch.memory sets the limit");
    }

    private RejectedException tooLarge() {
        return new RejectedException(
                RejectionReason.TOO_MANY_BYTES,
                "more than " + maxBytes + " bytes; samescene.fetch.max-bytes sets the limit");
    }

    @Override
    public void close() {
        http.close();
    }
}
