package org.samescene.app.scan;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.samescene.ImagePipeline;
import org.samescene.app.broker.EmbeddedBroker;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.setup.Assembly;
import org.samescene.app.worker.IndexFolder;
import org.samescene.app.worker.Worker;
import org.samescene.app.worker.WorkerConfig;

/** A whole Samescene in this process: a broker of its own, unless one is given, and a worker with both stages. */
final class Engine implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final KafkaClients clients;
    private final Worker worker;

    private Engine(EmbeddedBroker broker, KafkaClients clients, Worker worker) {
        this.broker = broker;
        this.clients = clients;
        this.worker = worker;
    }

    /**
     * Starts, and returns when images can be processed.
     *
     * @param data where broker and index lie
     * @param bootstrapServers of a cluster; empty: an embedded broker is started
     */
    static Engine start(Assembly assembly, WorkerConfig config, Path data, Optional<String> bootstrapServers)
            throws InterruptedException {
        // the model takes as long to open as the broker to start
        CompletableFuture<ImagePipeline.Extraction> extraction = CompletableFuture.supplyAsync(assembly::extraction);
        EmbeddedBroker broker = null;
        Worker worker = null;
        try {
            broker = bootstrapServers.isPresent() ? null : EmbeddedBroker.start(data.resolve("broker"));
            KafkaClients clients = KafkaClients.of(broker == null ? bootstrapServers.get() : broker.bootstrapServers());
            String instance = broker == null
                    ? config.instance() + "-scan-" + ProcessHandle.current().pid()
                    : "local";
            worker = Worker.start(
                    config,
                    EnumSet.allOf(WorkerConfig.Stage.class),
                    instance,
                    clients,
                    extraction::join,
                    assembly.matching(),
                    extraction.join().extractor().model(),
                    new IndexFolder(data.resolve("index"), assembly.searchOptions()));
            while (!worker.isReady()) {
                if (worker.ended().isDone()) {
                    worker.ended().join();
                }
                Thread.sleep(20);
            }
            return new Engine(broker, clients, worker);
        } catch (RuntimeException | InterruptedException e) {
            if (worker != null) {
                worker.close();
            } else {
                extraction.thenAccept(ImagePipeline.Extraction::close);
            }
            if (broker != null) {
                broker.close();
            }
            if (e instanceof CompletionException && e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    KafkaClients clients() {
        return clients;
    }

    /** @throws IllegalStateException if the worker has failed */
    void check() {
        if (worker.ended().isCompletedExceptionally()) {
            try {
                worker.ended().join();
            } catch (CompletionException e) {
                throw new IllegalStateException(e.getCause().getMessage() + ": " + rootOf(e.getCause()), e.getCause());
            }
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    @Override
    public void close() {
        worker.close();
        if (broker != null) {
            broker.close();
        }
    }
}
