package org.samescene.app.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name of a worker that was given none: made once, kept in its data folder, and no other worker's. */
final class InstanceName {
    private static final String FILE = "instance";

    private InstanceName() {}

    /** @param data the worker's folder, which nobody else uses */
    static String keptIn(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                Files.writeString(
                        file, host() + "-" + UUID.randomUUID().toString().substring(0, 8) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no name for this worker can be kept in " + file + "; samescene.instance sets one", e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "worker";
        }
    }
}
