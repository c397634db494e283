package org.samescene.app.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.ExactlyOnceLoop;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.StageWork;
import org.samescene.app.setup.ClosingStack;

/** The stages of this process, each on a thread of its own. */
public final class Worker implements AutoCloseable {
    private final Map<String, ExactlyOnceLoop> loops = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Worker() {}

    /**
     * Starts stages. Their topics are there.
     *
     * @param instance the name of this worker among its group; a successor of the same name takes over at once
     * @param logs which log each topic is. Why are they not looked up when they are needed? Then the brokers may be
     *     away
     */
    public static Worker start(
            WorkerConfig config,
            String instance,
            KafkaClients clients,
            Map<String, LogIdentity> logs,
            List<WorkerStage> stages) {
        Map<String, Supplier<ExactlyOnceLoop>> loops = new LinkedHashMap<>();
        stages.forEach(stage -> loops.put(stage.name(), () -> open(stage, config, instance, clients, logs)));
        return start(loops);
    }

    private static ExactlyOnceLoop open(
            WorkerStage stage,
            WorkerConfig config,
            String instance,
            KafkaClients clients,
            Map<String, LogIdentity> logs) {
        String group = config.group(stage.name(), stage.model());
        try (ClosingStack opened = new ClosingStack()) {
            EventRecords records = new EventRecords(
                    config.topics(),
                    stage.model(),
                    topic -> Objects.requireNonNull(logs.get(topic), topic).partitions());
            StageWork work = opened.add(stage.work().apply(records));
            Consumer<String, byte[]> consumer = opened.add(
                    clients.member(group, instance, config.sessionTimeout(), work.batchSize(), work.keyCharset()));
            ExactlyOnceLoop loop =
                    new ExactlyOnceLoop(consumer, () -> clients.transactional(group + "-" + instance), work);
            opened.handOver();
            return loop;
        }
    }

    /**
     * Opens all stages, and runs them when all are open. Where one can't be opened, those before it are closed
     * and none has run.
     *
     * @param stages by name, in the order in which they are opened
     */
    static Worker start(Map<String, Supplier<ExactlyOnceLoop>> stages) {
        try (ClosingStack opened = new ClosingStack()) {
            Map<String, ExactlyOnceLoop> loops = new LinkedHashMap<>();
            stages.forEach((name, stage) -> loops.put(name, opened.add(stage.get())));
            opened.handOver();
            Worker worker = new Worker();
            loops.forEach(worker::run);
            return worker;
        }
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
        loops.put(name, loop);
        threads.add(thread);
        thread.start();
    }

    /** Completes when a stage ends: normally when it was told to stop, exceptionally when it failed. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whether every stage runs and has been given its share of the work. */
    public boolean isAssigned() {
        return isAlive()
                && loops.values().stream().allMatch(loop -> loop.progress().isAssigned());
    }

    /** The stages by name. */
    Map<String, ExactlyOnceLoop> stages() {
        return Map.copyOf(loops);
    }

    public boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    /** Stops after the batches that are being worked on. */
    @Override
    public void close() {
        loops.values().forEach(ExactlyOnceLoop::stop);
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
