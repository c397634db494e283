package org.samescene.app.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.samescene.ExtractionPool;
import org.samescene.app.broker.EmbeddedBroker;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ClosingStack;
import org.samescene.app.worker.Worker;
import org.samescene.app.worker.WorkerConfig;
import org.samescene.app.worker.WorkerStage;

/** A whole Samescene in this process: a broker of its own, unless one is given, and a worker with both stages. */
final class Engine implements AutoCloseable {
    private final KafkaClients clients;
    private final FeaturesLog earlier;
    private final Worker worker;
    private final ClosingStack parts;

    private Engine(KafkaClients clients, FeaturesLog earlier, Worker worker, ClosingStack parts) {
        this.clients = clients;
        this.earlier = earlier;
        this.worker = worker;
        this.parts = parts;
    }

    /**
     * Starts, and returns when images can be processed.
     *
     * @param data where broker and index are
     * @param bootstrapServers of a cluster; empty: an embedded broker is started
     */
    static Engine start(Assembly assembly, WorkerConfig config, Path data, Optional<String> bootstrapServers)
            throws InterruptedException {
        try (ClosingStack opened = new ClosingStack()) {
            FeaturesLog earlier = new FeaturesLog();
            // the model takes as long to open as the broker to start
            CompletableFuture<ExtractionPool> pool = CompletableFuture.supplyAsync(() -> new ExtractionPool(
                    assembly.extraction(earlier), config.extract().threads()));
            opened.add(() -> closeWhenOpen(pool));
            String servers = bootstrapServers.isPresent()
                    ? bootstrapServers.get()
                    : opened.add(EmbeddedBroker.start(data.resolve("broker"))).bootstrapServers();
            String instance = bootstrapServers.isPresent()
                    ? config.instance() + "-scan-" + ProcessHandle.current().pid()
                    : "local";
            KafkaClients clients = KafkaClients.of(servers);
            clients.ensureTopics(config.topics());
            List<WorkerStage> stages = List.of(
                    WorkerStage.extract(config, pool.join()),
                    WorkerStage.match(config, assembly, data.resolve("index")));
            Worker worker = opened.add(Worker.start(config, instance, clients, stages));
            while (!worker.isReady()) {
                if (worker.ended().isDone()) {
                    worker.ended().join();
                }
                Thread.sleep(20);
            }
            return new Engine(clients, earlier, worker, opened.handOver());
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
     * Extracts nothing again from files that are known by other names.
     *
     * @param topics of a broker of our own: those of a cluster may be too large to be read through
     * @param sizes in bytes, of all files that were there before
     */
    void recogniseFiles(TopicSettings topics, Set<Long> sizes) {
        earlier.open(clients.reader("scan-features"), topics.features(), sizes);
    }

    /** How many files were. */
    int recognised() {
        return earlier.found();
    }

    /** @throws IllegalStateException if the worker has failed */
    void check() {
        if (worker.ended().isCompletedExceptionally()) {
            Throwable problem = worker.ended().exceptionNow();
            throw new IllegalStateException(problem.getMessage() + ": " + rootOf(problem), problem);
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    @Override
    public void close() {
        earlier.close();
        parts.close();
    }
}
