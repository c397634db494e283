package org.samescene.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.samescene.arrival.RejectionReason.HASH_MISMATCH;
import static org.samescene.arrival.RejectionReason.NOT_FOUND;
import static org.samescene.arrival.RejectionReason.TOO_MANY_BYTES;
import static org.samescene.arrival.RejectionReason.UNREACHABLE;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalsHttpTest {
    private static final int LIMIT = 100_000;
    private final Originals originals = new Originals(LIMIT, 10 * LIMIT, Duration.ofSeconds(30));
    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        originals.close();
        server.stop(0);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** The answers to requests for a path, in order. */
    private void serve(String path, Answer... answers) {
        List<Answer> left = Collections.synchronizedList(new ArrayList<>(List.of(answers)));
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI());
            try (exchange) {
                left.removeFirst().to(exchange);
            }
        });
    }

    private static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private static Answer bytes(int count) {
        return exchange -> {
            exchange.sendResponseHeaders(200, count);
            exchange.getResponseBody().write(new byte[count]);
        };
    }

    /** 200, with no length said beforehand. */
    private static Answer chunks(int count) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(new byte[count]);
            }
        };
    }

    private static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private String uri(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private Original fetch(String path, String sha256) throws RejectedException, InterruptedException {
        return originals.fetch(new Arrival.Uploaded(new ImageKey("lib", "a"), uri(path), null, sha256, null, null));
    }

    private void refused(String path, RejectionReason reason, int requests) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> fetch(path, null))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(asked).hasSize(requests);
    }

    @Test
    void fetchesTheBytesOfAnAddress() throws Exception {
        serve("/a", bytes(1234));
        assertThat(fetch("/a", Original.of(new byte[1234]).sha256()).content())
                .hasSize(1234)
                .containsOnly(0);
    }

    @Test
    void asksForTheAddressAsItIsWritten() throws Exception {
        serve("/", bytes(1));
        fetch("/a%20b/%C3%A9.jpg?sig=a%2Fb&x=1", null);
        assertThat(asked).containsExactly(URI.create("/a%20b/%C3%A9.jpg?sig=a%2Fb&x=1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void whatIsNotThereIsNotFoundAtOnce(int status) {
        serve("/a", status(status));
        refused("/a", NOT_FOUND, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 408, 429, 500, 503, 204, 304})
    void anotherAnswerMayBeAnotherNextTime(int status) {
        serve("/a", status(status));
        refused("/a", UNREACHABLE, 1);
        assertThat(UNREACHABLE.isPassing()).isTrue();
        assertThat(NOT_FOUND.isPassing()).isTrue();
    }

    @Test
    void aServerThatKeepsFailingIsLeftAlone() throws Exception {
        serve("/a", status(500), status(502), status(503), bytes(5));
        for (int failure = 1; failure <= 3; failure++) {
            refused("/a", UNREACHABLE, failure);
        }
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> fetch("/a", null))
                .withMessageContaining("is left alone");
        assertThat(asked).hasSize(3);
    }

    @Test
    void aMissingImageIsNoFailureOfItsServer() throws Exception {
        serve("/a", status(404), status(403), status(404), status(404), bytes(5));
        for (int request = 1; request <= 4; request++) {
            assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> fetch("/a", null));
        }
        assertThat(fetch("/a", null).content()).hasSize(5);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        server.stop(0);
        refused("/a", UNREACHABLE, 0);
    }

    @Test
    void anAnswerThatBreaksOffIsNoImage() throws Exception {
        Answer half = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
        };
        serve("/a", half, bytes(1000));
        refused("/a", UNREACHABLE, 1);
        assertThat(fetch("/a", null).content()).hasSize(1000);
    }

    @Test
    @Timeout(20)
    void aServerThatFallsSilentIsNotWaitedForWithoutEnd() {
        CountDownLatch never = new CountDownLatch(1);
        Answer silent = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            await(never);
        };
        serve("/a", silent, silent, silent);
        try (Originals impatient = new Originals(LIMIT, LIMIT, Duration.ofMillis(300))) {
            Arrival.Uploaded uploaded =
                    new Arrival.Uploaded(new ImageKey("lib", "a"), uri("/a"), null, null, null, null);
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> impatient.fetch(uploaded))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(UNREACHABLE));
        } finally {
            never.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Test
    void followsRedirects() throws Exception {
        serve("/a", redirect("/b"));
        serve("/b", bytes(7));
        assertThat(fetch("/a", null).content()).hasSize(7);
    }

    private void refused(String uri, String message) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() ->
                        originals.fetch(new Arrival.Uploaded(new ImageKey("lib", "a"), uri, null, null, null, null)))
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(UNREACHABLE));
    }

    @Test
    void asksForAnAddressThatIsNotEscaped() throws Exception {
        serve("/", bytes(1));
        fetch("/a b/Zoë.jpg?x=[1]|2#part", null);
        assertThat(asked).containsExactly(URI.create("/a%20b/Zo%C3%AB.jpg?x=[1]%7C2"));
    }

    @Test
    void whyThereIsNoAnswerIsSaidInPlainWords() throws IOException {
        refused("http://no-such-host.invalid/a", "no answer: host not found");
        refused("http://münchen.invalid/a", "no answer: host not found");
        serve("/aborted", exchange -> {
            throw new IOException("the server is broken");
        });
        refused(uri("/aborted"), "no answer: the server closed the connection without an answer");
        serve("/half", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
        });
        refused(uri("/half"), "the answer broke off before its end");
        serve("/500", status(500));
        refused(uri("/500"), "the server answers 500");
        String other = uri("/a").replace("localhost", "127.0.0.1");
        server.stop(0);
        refused(other, "no answer: connection refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            file:///etc/passwd   | it leads to a file
            ftp://host/a         | it leads to what is no address of http or https
            http://ex_ample/a    | it leads to what is no address of http or https
            http:nowhere         | it leads to what is no address of http or https
            /a                   | it is one of more than 5 in a row
            """)
    void aRedirectThatIsNotFollowedIsSaidToBe(String location, String why) {
        Answer redirect = redirect(location);
        serve("/a", redirect, redirect, redirect, redirect, redirect, redirect);
        refused(uri("/a"), "the server answers 302, a redirect that is not followed: " + why);
    }

    @Test
    void followsRedirectsThatAreNotEscaped() throws Exception {
        serve("/a", redirect("b c/Zo%C3%AB"));
        serve("/b c", bytes(7));
        assertThat(fetch("/a", null).content()).hasSize(7);
    }

    @Test
    void circlingRedirectsEnd() {
        serve("/a", redirect("/a"), redirect("/a"), redirect("/a"), redirect("/a"), redirect("/a"), redirect("/a"));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> fetch("/a", null))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(UNREACHABLE));
    }

    @Test
    void theLimitHoldsWhetherTheLengthIsSaidOrNot() throws Exception {
        serve("/full", bytes(LIMIT));
        serve("/chunked", chunks(LIMIT));
        assertThat(fetch("/full", null).content()).hasSize(LIMIT);
        assertThat(fetch("/chunked", null).content()).hasSize(LIMIT);
        asked.clear();
        serve("/over", bytes(LIMIT + 1));
        refused("/over", TOO_MANY_BYTES, 1);
        serve("/over-chunked", chunks(LIMIT + 1));
        refused("/over-chunked", TOO_MANY_BYTES, 2);
    }

    @Test
    void otherBytesThanAnnouncedAreRefused() {
        serve("/a", bytes(10));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> fetch("/a", "0".repeat(64)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(HASH_MISMATCH));
    }
}
