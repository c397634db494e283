package org.samescene.app.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.samescene.ExtractionPool;
import org.samescene.app.broker.EmbeddedBroker;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.Topic;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ClosingStack;
import org.samescene.app.worker.Worker;
import org.samescene.app.worker.WorkerConfig;
import org.samescene.app.worker.WorkerStage;

/**
 * What answers a scan: a broker and a worker of its own in this process, or the workers of a cluster.
 *
 * <p>Why is a scan of a cluster no worker? It would take partitions from those that run there, with an empty index
 * and with photos that this machine doesn't have.
 */
final class Engine implements AutoCloseable {
    /** A file that can't be read now is looked at once more; the next scan does so again. */
    private static final List<Duration> RETRY_DELAYS = List.of(Duration.ofSeconds(1));

    private static final int PARTITIONS = 1;

    private final KafkaClients clients;
    private final Optional<FeaturesLog> earlier;
    private final Optional<Worker> worker;
    private final ClosingStack parts;

    private Engine(KafkaClients clients, Optional<FeaturesLog> earlier, Optional<Worker> worker, ClosingStack parts) {
        this.clients = clients;
        this.earlier = earlier;
        this.worker = worker;
        this.parts = parts;
    }

    /**
     * Starts, and returns when images can be processed.
     *
     * @param data where broker and index are
     * @param bootstrapServers of a cluster whose workers answer; empty: an embedded broker and a worker are started
     */
    static Engine start(Assembly assembly, WorkerConfig config, Path data, Optional<String> bootstrapServers)
            throws InterruptedException {
        return bootstrapServers.isPresent()
                ? client(KafkaClients.of(bootstrapServers.get()), config.topics())
                : own(assembly, config, data);
    }

    private static Engine client(KafkaClients clients, TopicSettings names) throws InterruptedException {
        clients.requireTopics(Stream.of(Topic.values())
                .filter(topic -> !topic.isOfModel())
                .map(topic -> topic.in(names))
                .toList());
        return new Engine(clients, Optional.empty(), Optional.empty(), new ClosingStack());
    }

    private static Engine own(Assembly assembly, WorkerConfig config, Path data) throws InterruptedException {
        try (ClosingStack opened = new ClosingStack()) {
            FeaturesLog earlier = new FeaturesLog();
            // the model takes as long to open as the broker to start
            CompletableFuture<ExtractionPool> pool =
                    CompletableFuture.supplyAsync(() -> assembly.extractionPool(config.extract(), earlier));
            opened.add(() -> closeWhenOpen(pool));
            KafkaClients clients = KafkaClients.of(
                    opened.add(EmbeddedBroker.start(data.resolve("broker"))).bootstrapServers());
            Map<String, LogIdentity> logs =
                    clients.ensureTopics(config.topics(), assembly.model(), PARTITIONS, RETRY_DELAYS.size());
            List<WorkerStage> stages = new ArrayList<>(WorkerStage.extract(config, RETRY_DELAYS, pool.join()));
            stages.add(WorkerStage.match(config, assembly, logs, clients, data.resolve("index")));
            Worker worker = opened.add(Worker.start(config, "local", clients, logs, stages));
            while (!worker.isAssigned()) {
                if (worker.ended().isDone()) {
                    worker.ended().join();
                }
                Thread.sleep(20);
            }
            return new Engine(clients, Optional.of(earlier), Optional.of(worker), opened.handOver());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a pool that can't be opened needs no closing
    private static void closeWhenOpen(CompletableFuture<ExtractionPool> pool) {
        pool.thenAccept(ExtractionPool::close);
    }

    KafkaClients clients() {
        return clients;
    }

    /**
     * Extracts nothing again from files that are known by other names, where the broker is our own: the log of a
     * cluster may be too large to be read through.
     *
     * @param sizes in bytes, of all files that were there before
     */
    void recogniseFiles(String featuresTopic, Set<Long> sizes) {
        earlier.ifPresent(log -> log.open(clients.reader("scan-features"), featuresTopic, sizes));
    }

    /** How many files were. */
    int recognised() {
        return earlier.map(FeaturesLog::found).orElse(0);
    }

    /** Whether the workers are others', whose retries take hours. */
    boolean isClient() {
        return worker.isEmpty();
    }

    /** @throws IllegalStateException if the worker has failed */
    void check() {
        if (worker.isPresent() && worker.get().ended().isCompletedExceptionally()) {
            Throwable problem = worker.get().ended().exceptionNow();
            throw new IllegalStateException(problem.getMessage() + ": " + rootOf(problem), problem);
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    @Override
    public void close() {
        earlier.ifPresent(FeaturesLog::close);
        parts.close();
    }
}
