package org.samescene.app.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.samescene.app.files.FolderTree;

/**
 * A broker's data folder, held by one parent process at a time.
 * <pre>
 *   lock                 locked by the parent while its broker lives; the lock ends with the parent
 *   logs/                Kafka's own: formatted elsewhere and renamed to this, so it is complete or absent
 *   server.properties    written at each start, as are log4j2.properties and broker.log (that of the
 *                        start before: broker.log.1)
 * </pre>
 */
final class BrokerFolder implements AutoCloseable {

    static final String LOGS = "logs";

    private static final String FORMATTING = "formatting-";
    private static final String META = "meta.properties";
    /** A killed process keeps its locks until its memory is unmapped: on a busy machine that takes a moment. */
    private static final Duration KILLED_PARENT_GONE_WITHIN = Duration.ofSeconds(3);

    private static final Duration EARLIER_BROKER_STOPS_WITHIN = Duration.ofSeconds(30);
    private static final int LAST_LINES = 15;

    private final Path root;
    private final FileChannel lock;

    private BrokerFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Creates the folder if it is missing, and locks it. */
    static BrokerFolder open(Path path) throws IOException, InterruptedException {
        Path root = Files.createDirectories(path).toRealPath();
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = lock(channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new BrokerException("The broker's data folder " + root + " is in use by another running samescene: "
                    + "wait for it to end, or give this one another folder");
        }
        return new BrokerFolder(root, channel);
    }

    private static boolean lock(FileChannel channel) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + KILLED_PARENT_GONE_WITHIN.toNanos();
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(50);
            }
            return true;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    Path root() {
        return root;
    }

    Path configuration() {
        return root.resolve("server.properties");
    }

    Path logging() {
        return root.resolve("log4j2.properties");
    }

    Path output() {
        return root.resolve("broker.log");
    }

    /** Waits until the broker of a parent that was killed has let go of the logs: it needs a moment to notice. */
    void awaitEarlierBroker() throws IOException, InterruptedException {
        Path kafkasLock = root.resolve(LOGS).resolve(".lock");
        long deadline = System.nanoTime() + EARLIER_BROKER_STOPS_WITHIN.toNanos();
        while (Files.exists(kafkasLock) && !isFree(kafkasLock)) {
            if (System.nanoTime() > deadline) {
                throw new BrokerException("A broker of an earlier run still holds the data folder " + root);
            }
            Thread.sleep(50);
        }
    }

    private static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    boolean isFormatted() {
        return Files.isRegularFile(root.resolve(LOGS).resolve(META));
    }

    /** The name, below the root, of a new folder to format; what earlier starts left half done is deleted. */
    String newFormatting() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            children.filter(child -> child.getFileName().toString().startsWith(FORMATTING))
                    .forEach(BrokerFolder::deleteAsFarAsPossible);
        }
        return FORMATTING + UUID.randomUUID();
    }

    /**
     * Makes a formatted folder the logs. Whatever is there without being formatted is moved aside: it may be
     * somebody's.
     */
    void accept(String formatted) throws IOException {
        Path logs = root.resolve(LOGS);
        if (Files.exists(logs)) {
            Files.move(logs, root.resolve(LOGS + ".unknown-" + UUID.randomUUID()));
        }
        Files.move(root.resolve(formatted), logs, StandardCopyOption.ATOMIC_MOVE);
    }

    String clusterId() throws IOException {
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(root.resolve(LOGS).resolve(META))) {
            meta.load(reader);
        }
        return meta.getProperty("cluster.id");
    }

    void turnOverOutput() throws IOException {
        if (Files.exists(output())) {
            Files.move(output(), root.resolve("broker.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The end of what the broker printed: why it failed, where it did. */
    String lastOutput() {
        try {
            List<String> lines = new String(Files.readAllBytes(output()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(nothing can be read from " + output() + ": " + e.getMessage() + ")";
        }
    }

    private static void deleteAsFarAsPossible(Path tree) {
        try {
            FolderTree.delete(tree);
        } catch (IOException e) {
            // its formatter may still be ending; the next start tries again, and nobody reads it
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
