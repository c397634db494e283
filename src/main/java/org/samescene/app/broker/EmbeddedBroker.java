package org.samescene.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A single-node Kafka broker as a child process, over a data folder that outlives it. It listens on 127.0.0.1
 * at a given port, or at one that differs from start to start, and ends with this process whatever ends this
 * process (see {@link BrokerProcess}).
 *
 * <p>Why a JVM of its own? The broker's kafka-clients are newer than Quarkus' and its classes are no stable
 * interface; its command line and properties are. Rejected: the broker inside this JVM (both of these, and its
 * heap and threads would be ours), a container (not everybody's laptop has an engine).
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** Names the folder with the broker's jars; the launcher sets it. */
    public static final String JARS_VARIABLE = "SAMESCENE_BROKER_HOME";

    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final int PORT_TRIALS = 3;
    private static final int ANY_PORT = 0;
    private static final int TERMINATED = 128 + 15;

    private final BrokerFolder folder;
    private final BrokerJvm jvm;
    private final Process process;
    private final String bootstrapServers;
    private boolean closed;

    private EmbeddedBroker(BrokerFolder folder, BrokerJvm jvm, Process process, String bootstrapServers) {
        this.folder = folder;
        this.jvm = jvm;
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker at any free port, with the jars that the launcher has fetched. */
    public static EmbeddedBroker start(Path dataFolder) {
        return start(dataFolder, OptionalInt.empty());
    }

    /** As {@link #start(Path, Path, OptionalInt)}, with the jars that the launcher has fetched. */
    static EmbeddedBroker start(Path dataFolder, OptionalInt port) {
        String jars = System.getenv(JARS_VARIABLE);
        if (jars == null || jars.isBlank()) {
            throw new BrokerException(
                    "The environment variable " + JARS_VARIABLE + " names no folder with the broker's jars: "
                            + "start by ./samescene (tests by ./samescene test), which fetches them, "
                            + "or use a broker of yours");
        }
        return start(dataFolder, Path.of(jars), port);
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @param dataFolder created if it is missing; one broker at a time has it
     * @param jars a folder with Kafka's jars
     * @param port at which clients reach it; empty: any that is free
     * @throws BrokerException where the folder or the port is in use, or the broker does not start: with the end of
     *     what it printed
     */
    static EmbeddedBroker start(Path dataFolder, Path jars, OptionalInt port) {
        long begin = System.nanoTime();
        BrokerFolder folder = null;
        try {
            folder = BrokerFolder.open(dataFolder);
            EmbeddedBroker broker = start(folder, BrokerJvm.of(jars, folder), port);
            LOG.infof(
                    "Started a Kafka broker at %s over %s in %d ms",
                    broker.bootstrapServers, folder.root(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            folder = null;
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("No broker over the data folder " + dataFolder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted while a broker started over " + dataFolder, e);
        } finally {
            release(folder);
        }
    }

    private static EmbeddedBroker start(BrokerFolder folder, BrokerJvm jvm, OptionalInt port)
            throws IOException, InterruptedException {
        folder.awaitEarlierBroker();
        folder.turnOverOutput();
        jvm.forgetNewArchive();
        BrokerSettings.writeLogging(folder.logging());
        if (!folder.isFormatted()) {
            format(folder, jvm);
        }
        for (int trial = 1; ; trial++) {
            int brokerPort;
            int controllerPort;
            try (ServerSocket first = port(port.orElse(ANY_PORT));
                    ServerSocket second = port(ANY_PORT)) {
                brokerPort = first.getLocalPort();
                controllerPort = second.getLocalPort();
            }
            BrokerSettings.write(folder.configuration(), BrokerFolder.LOGS, brokerPort, controllerPort);
            Process process = jvm.startBroker(
                    "kafka.Kafka", folder.configuration().getFileName().toString());
            boolean serves = false;
            try {
                String address = "127.0.0.1:" + brokerPort;
                awaitService(folder, process, brokerPort, address);
                serves = true;
                return new EmbeddedBroker(folder, jvm, process, address);
            } catch (BrokerException e) {
                // somebody else was quicker to take one of the ports
                if (trial == PORT_TRIALS
                        || process.isAlive()
                        || !folder.lastOutput().contains("Address already in use")) {
                    throw e;
                }
            } finally {
                if (!serves) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static void format(BrokerFolder folder, BrokerJvm jvm) throws IOException, InterruptedException {
        String formatting = folder.newFormatting();
        // The tool wants ports in the configuration, and opens none.
        BrokerSettings.write(folder.configuration(), formatting, 1, 2);
        Process process = jvm.startTool(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                folder.configuration().getFileName().toString());
        try {
            if (!process.waitFor(STARTS_WITHIN.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new BrokerException("Kafka could not format " + folder.root() + ":\n" + folder.lastOutput());
            }
        } finally {
            process.destroyForcibly();
        }
        folder.accept(formatting);
    }

    private static void awaitService(BrokerFolder folder, Process process, int port, String address)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        // A client that finds nobody says so at length in the log: knock first.
        while (!isOpen(port)) {
            checkStarting(folder, process, deadline);
            Thread.sleep(20);
        }
        String clusterId = folder.clusterId();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
            while (!serves(admin, clusterId)) {
                checkStarting(folder, process, deadline);
                Thread.sleep(20);
            }
        }
    }

    private static void checkStarting(BrokerFolder folder, Process process, long deadline) {
        if (!process.isAlive()) {
            throw new BrokerException("The Kafka broker over " + folder.root() + " ended at its start with exit status "
                    + process.exitValue() + ". The end of " + folder.output().getFileName() + ":\n"
                    + folder.lastOutput());
        }
        if (System.nanoTime() > deadline) {
            throw new BrokerException(
                    "The Kafka broker over " + folder.root() + " does not serve after " + STARTS_WITHIN.toSeconds()
                            + " s. The end of " + folder.output().getFileName() + ":\n" + folder.lastOutput());
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether this very cluster answers, with a broker that takes part in it: before that no topic can be made. */
    private static boolean serves(Admin admin, String clusterId) throws InterruptedException {
        try {
            DescribeClusterResult cluster = admin.describeCluster();
            return clusterId.equals(cluster.clusterId().get(5, TimeUnit.SECONDS))
                    && !cluster.nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static ServerSocket port(int number) throws IOException {
        try {
            return new ServerSocket(number, 1, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            throw new BrokerException("The port " + number + " of 127.0.0.1 is in use by another program", e);
        }
    }

    /** For clients on this machine. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns when the broker has ended, whoever ended it. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** False when the broker has ended, closed or not. */
    boolean isRunning() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Stops the broker, cleanly if it can. What it has acknowledged to clients stays stored. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stop();
        } catch (IOException e) {
            LOG.debug("No class-data archive kept for the next start", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            release(folder);
        }
    }

    private void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf(
                    "The Kafka broker over %s did not stop within %d s and is killed",
                    folder.root(), STOPS_WITHIN.toSeconds());
            process.destroyForcibly().waitFor();
        } else if (process.exitValue() == TERMINATED || process.exitValue() == 0) {
            jvm.keepArchive();
        }
    }

    private static void release(@Nullable BrokerFolder folder) {
        if (folder != null) {
            try {
                folder.close();
            } catch (IOException e) {
                LOG.warnf(e, "The lock of %s could not be released", folder.root());
            }
        }
    }
}
