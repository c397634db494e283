package org.samescene.app.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.samescene.ImagePipeline;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.ExactlyOnceLoop;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.StageWork;

/** The stages of this process, each on a thread of its own. */
public final class Worker implements AutoCloseable {
    private final List<ExactlyOnceLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Worker() {}

    /**
     * Starts stages; the topics are made where they are missing.
     *
     * @param instance the name of this worker among its group; a successor of the same name takes over at once
     * @param extraction is opened only where this process extracts, and closed with it
     * @param model whose features the match stage takes
     * @param index of the features that the match stage has seen
     */
    public static Worker start(
            WorkerConfig config,
            Set<WorkerConfig.Stage> stages,
            String instance,
            KafkaClients clients,
            Supplier<ImagePipeline.Extraction> extraction,
            ImagePipeline.Matching matching,
            String model,
            IndexFolder index)
            throws InterruptedException {
        clients.ensureTopics(config.topics());
        Worker worker = new Worker();
        for (WorkerConfig.Stage stage : stages) {
            String name = stage.name().toLowerCase(Locale.ROOT);
            String id = config.group() + "-" + name;
            Producer<String, byte[]> producer = clients.transactional(id + "-" + instance);
            ToIntFunction<String> partitions =
                    topic -> producer.partitionsFor(topic).size();
            EventRecords records = new EventRecords(config.topics(), partitions);
            StageWork work = switch (stage) {
                case EXTRACT -> new ExtractWork(config, extraction.get(), records);
                case MATCH -> new MatchWork(config, index, model, matching, records);
            };
            var consumer = clients.member(id, instance, config.sessionTimeout(), work.batchSize(), work.keyCharset());
            worker.run(name, new ExactlyOnceLoop(consumer, producer, work));
        }
        return worker;
    }

    private void run(String name, ExactlyOnceLoop loop) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                        ended.complete(null);
                    } catch (Throwable e) {
                        ended.completeExceptionally(new IllegalStateException("the " + name + " stage has failed", e));
                    }
                },
                name);
        loops.add(loop);
        threads.add(thread);
        thread.start();
    }

    /** Completes when a stage ends: normally when it was told to stop, exceptionally when it failed. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whether every stage runs and has been given its share of the work. */
    public boolean isReady() {
        return isAlive() && loops.stream().allMatch(ExactlyOnceLoop::isAssigned);
    }

    public boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    /** Stops after the batches at hand. */
    @Override
    public void close() {
        loops.forEach(ExactlyOnceLoop::stop);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
