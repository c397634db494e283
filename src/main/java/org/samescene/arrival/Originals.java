package org.samescene.arrival;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;

/**
 * Fetches originals by URI: {@code file:} from this machine's disks, {@code http:} and {@code https:} from
 * anywhere. What is held in memory at the same time has a budget in bytes: a file that doesn't fit waits for
 * others to be closed. Safe for use by several threads.
 *
 * <p>Each call tries once; whoever calls tries again later where {@link RejectionReason#isPassing()}. A server
 * that keeps failing is left alone for a while: what is to be fetched from it meanwhile is refused at once.
 */
public final class Originals implements AutoCloseable {
    private final OriginalReader reader;
    private final WebOriginals web;

    /**
     * @param maxBytes largest file that is read
     * @param memoryBytes of all files that are held at the same time; a larger one is held alone
     * @param timeout of an answer's head, and of its body after that
     */
    public Originals(int maxBytes, long memoryBytes, Duration timeout) {
        reader = new OriginalReader(maxBytes, new ByteBudget(memoryBytes));
        web = new WebOriginals(reader, timeout);
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
        return switch (Address.of(text)) {
            case Address.Disk disk -> file(disk.path());
            case Address.Web address -> web.fetch(address.uri());
        };
    }

    private Original file(Path path) throws RejectedException, InterruptedException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                String what = attributes.isDirectory() ? "a folder" : "a device or a pipe";
                throw new RejectedException(RejectionReason.UNSUPPORTED_URI, "is " + what + ", not a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return reader.read(in, attributes.size());
            }
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new RejectedException(RejectionReason.NOT_FOUND, "no such file", e);
        } catch (AccessDeniedException e) {
            throw new RejectedException(RejectionReason.UNREACHABLE, "may not be read: permission denied", e);
        } catch (FileSystemException e) {
            String reason = Objects.requireNonNullElse(e.getReason(), "the system doesn't say why");
            throw new RejectedException(RejectionReason.UNREACHABLE, "can't be read: " + reason, e);
        } catch (IOException e) {
            throw new RejectedException(RejectionReason.UNREACHABLE, "can't be read: the disk or its server fails", e);
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
