package org.samescene.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fetches originals by http and https. A server that keeps failing is left alone for a while. */
final class WebOriginals implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;

    private final OriginalReader reader;
    private final Duration timeout;
    private final FailingHosts failingHosts = new FailingHosts();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER) // their addresses are checked as all others
            .build();

    /** @param timeout of an answer's head, and of its body after that */
    WebOriginals(OriginalReader reader, Duration timeout) {
        this.reader = reader;
        this.timeout = timeout;
    }

    Original fetch(URI uri) throws RejectedException, InterruptedException {
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
        } finally {
            if (answered) {
                failingHosts.answered(host);
            } else {
                failingHosts.failed(host);
            }
        }
    }

    /**
     * Follows redirects.
     *
     * @throws IOException where the server is at fault, with a message for people
     * @throws RejectedException where this address is
     */
    private Original get(URI first) throws IOException, RejectedException, InterruptedException {
        URI uri = first;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<InputStream> response = answer(uri);
            try (InputStream body = response.body()) {
                Optional<String> location = response.headers().firstValue("Location");
                if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
                    return content(response, body);
                }
                if (redirects == MAX_REDIRECTS) {
                    throw notFollowed(response, "it is one of more than " + MAX_REDIRECTS + " in a row");
                }
                uri = redirected(uri, location.get(), response);
            }
        }
    }

    private Original content(HttpResponse<InputStream> response, InputStream body)
            throws IOException, RejectedException, InterruptedException {
        int status = response.statusCode();
        String problem = "the server answers " + status;
        if (status == 200) {
            return inTime(
                    body, response.headers().firstValueAsLong("Content-Length").orElse(-1));
        }
        if (status == 404 || status == 410) {
            throw new RejectedException(RejectionReason.NOT_FOUND, problem);
        }
        if (status >= 500 || status == 429) {
            throw new IOException(problem);
        }
        throw new RejectedException(RejectionReason.UNREACHABLE, problem);
    }

    private static URI redirected(URI from, String location, HttpResponse<?> response) throws RejectedException {
        Address to;
        try {
            to = Address.of(from.resolve(Address.escaped(location)).toString());
        } catch (RejectedException | IllegalArgumentException e) {
            throw notFollowed(response, "it leads to what is no address of http or https");
        }
        if (!(to instanceof Address.Web web)) {
            throw notFollowed(response, "it leads to a file");
        }
        if ("https".equals(from.getScheme()) && "http".equals(web.uri().getScheme())) {
            throw notFollowed(response, "it leads from https to http");
        }
        return web.uri();
    }

    private static RejectedException notFollowed(HttpResponse<?> redirect, String why) {
        return new RejectedException(
                RejectionReason.UNREACHABLE,
                "the server answers " + redirect.statusCode() + ", a redirect that is not followed: " + why);
    }

    private HttpResponse<InputStream> answer(URI uri) throws IOException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).build();
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException("no answer: " + NoAnswer.reason(e), e);
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
            return reader.read(body, length);
        } catch (IOException e) {
            String problem = deadline.isDone()
                    ? "the answer did not end within " + timeout.toSeconds() + " s"
                    : "the answer broke off before its end";
            throw new IOException(problem, e);
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

    @Override
    public void close() {
        http.close();
    }
}
