package org.samescene.app.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samescene.app.terminal.Terminal;
import org.samescene.app.terminal.TransferProgress;
import org.samescene.feature.tensorflow.store.PublishedModel;

/**
 * Fetches an archive by HTTP. What has come lies beside its place with {@value #PART} at its end, and the
 * next attempt asks for the rest only.
 *
 * @param terminal where progress is shown
 */
record Download(Terminal terminal) {
    private static final String PART = ".part";
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int BEYOND_THE_END = 416;
    /** {@code bytes 100-999/1000}, or {@code bytes *}{@code /1000} where nothing of it was asked for. */
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");

    /**
     * @param archive where it goes; is there only when it is whole
     * @param place folder that somebody without a network can put the model's files in
     * @throws IOException that names the address, and what to do where it can't be reached
     */
    void fetch(PublishedModel model, Path archive, Path place) throws IOException, InterruptedException {
        Path part = archive.resolveSibling(archive.getFileName() + PART);
        try {
            attempt(model, part);
            Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnresolvedAddressException e) {
            String kept = Files.exists(part) && Files.size(part) > 0
                    ? " (the " + Files.size(part) + " bytes that came are kept; pull again goes on from there)"
                    : "";
            throw new IOException(
                    "model " + model.name() + " can't be fetched from " + model.address() + ": " + reason(e) + kept
                            + ".\nWithout a network: fetch that file on another machine, and here\n  "
                            + "samescene model import FILE --name "
                            + model.name()
                            + "\nor unpack it so that saved_model.pb or model/saved_model.pb is in " + place,
                    e);
        }
    }

    private void attempt(PublishedModel model, Path part) throws IOException, InterruptedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(model.address());
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                Matcher range = CONTENT_RANGE.matcher(
                        response.headers().firstValue("Content-Range").orElse(""));
                boolean ranged = range.matches();
                switch (response.statusCode()) {
                    case OK ->
                        receive(
                                model,
                                body,
                                part,
                                0,
                                response.headers()
                                        .firstValueAsLong("Content-Length")
                                        .orElse(0));
                    case PARTIAL -> {
                        if (!ranged || !String.valueOf(have).equals(range.group(1))) {
                            throw new IOException("the server sent another part than the one from byte " + have);
                        }
                        receive(
                                model,
                                body,
                                part,
                                have,
                                range.group(2).equals("*") ? 0 : Long.parseLong(range.group(2)));
                    }
                    case BEYOND_THE_END -> {
                        if (!ranged || !range.group(2).equals(String.valueOf(have))) {
                            Files.delete(part);
                            throw new IOException("what had come is not of that file; it is deleted, pull again");
                        }
                    }
                    default -> throw new IOException("HTTP status " + response.statusCode());
                }
            }
        }
    }

    /** @param total bytes of the whole; 0 if unknown */
    private void receive(PublishedModel model, InputStream body, Path part, long from, long total) throws IOException {
        TransferProgress progress = new TransferProgress(terminal, "Fetching " + model.name(), total);
        long done = from;
        try (OutputStream out = from == 0
                ? Files.newOutputStream(part)
                : Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                out.write(buffer, 0, n);
                done += n;
                progress.show(done);
            }
        }
        if (total > 0 && done != total) {
            throw new IOException("it broke off at " + done + " of " + total + " bytes");
        }
    }

    private static String reason(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the host's name is unknown here";
            }
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
