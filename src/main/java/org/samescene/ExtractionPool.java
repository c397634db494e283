package org.samescene;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An extraction and the threads that use it, one image each. Closing it interrupts what was begun, waits
 * until no thread uses the model any more, and then closes the model: native memory is freed under nobody.
 */
public final class ExtractionPool implements AutoCloseable {
    private final Extraction extraction;
    private final ExecutorService threads;

    /** What is done with one image. */
    public interface Task<T> {
        T run(Extraction extraction) throws Exception;
    }

    /** A result that is being worked on. */
    public interface Pending<T> {
        /**
         * Waits for the result.
         *
         * @throws RuntimeException that the task has thrown
         * @throws IllegalStateException with the cause, where the task has thrown a checked exception
         */
        T await() throws InterruptedException;
    }

    /**
     * @param extraction closed with this
     * @param concurrency how many images at once; 0: as many as there are processors
     */
    public ExtractionPool(Extraction extraction, int concurrency) {
        this.extraction = extraction;
        this.threads = Executors.newFixedThreadPool(
                concurrency > 0 ? concurrency : Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("extract-", 0).daemon().factory());
    }

    /** The name and version of the model, as features carry it. */
    public String model() {
        return extraction.model();
    }

    /** The device that the model runs on, such as {@code cpu} or {@code gpu:0}. */
    public String device() {
        return extraction.device();
    }

    /** Begins a task as soon as a thread is free, in the order of the calls. */
    public <T> Pending<T> begin(Task<T> task) {
        Future<T> result = threads.submit(() -> task.run(extraction));
        return () -> await(result);
    }

    private static <T> T await(Future<T> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("extraction failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        extraction.close();
    }
}
