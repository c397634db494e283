package org.samescene;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Original;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.feature.ImageFeatures;

/**
 * An extraction and the threads that use it. Fetching and describing each have threads of their own, so that the
 * model works while originals are on their way; each image has a time limit for either, kept from outside the
 * thread that may hang. Closing it interrupts what was begun, waits until no thread uses the model any more, and
 * then closes the model: native memory is freed under nobody.
 */
public final class ExtractionPool implements AutoCloseable {
    private static final Duration NO_LIMIT = Duration.ofDays(1000);

    private final Extraction extraction;
    private final Limits limits;
    private final TimedTasks first;
    private final TimedTasks later;
    private final TimedTasks descriptions;

    /**
     * How much is done at once, and how long it may take.
     *
     * @param fetches originals that are fetched at once in a first attempt, and as many in later ones
     * @param firstFetch how long fetching may take in a first attempt
     * @param laterFetch how long it may take in a later one
     * @param descriptions images that are decoded and described at once; 0: as many as there are processors
     * @param description how long that may take for one
     */
    public record Limits(
            int fetches, Duration firstFetch, Duration laterFetch, int descriptions, Duration description) {
        /** Without limits of time. */
        public static Limits ofConcurrency(int descriptions) {
            return new Limits(2, NO_LIMIT, NO_LIMIT, descriptions, NO_LIMIT);
        }
    }

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

    /** @param extraction closed with this */
    public ExtractionPool(Extraction extraction, Limits limits) {
        this.extraction = extraction;
        this.limits = limits;
        this.first = new TimedTasks("fetch", limits.fetches);
        this.later = new TimedTasks("fetch-again", limits.fetches);
        this.descriptions = new TimedTasks(
                "extract",
                limits.descriptions > 0
                        ? limits.descriptions
                        : Runtime.getRuntime().availableProcessors());
    }

    /** The name and version of the model, as features carry it. */
    public String model() {
        return extraction.model();
    }

    /** The device that the model runs on, such as {@code cpu} or {@code gpu:0}. */
    public String device() {
        return extraction.device();
    }

    /** Begins a task as soon as a thread for descriptions is free, in the order of the calls. */
    public <T> Pending<T> begin(Task<T> task) {
        CompletableFuture<T> result = descriptions.begin(() -> task.run(extraction), NO_LIMIT);
        return () -> await(result);
    }

    private static <T> T await(CompletableFuture<T> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("extraction failed", e.getCause());
        }
    }

    /**
     * Begins to fetch and describe an upload.
     *
     * @param isFirst whether it was not tried before. Later attempts have more time, and threads of their own, so
     *     that what is slow holds up nothing else
     * @return its features; {@link RejectedException} where it can't be used, for good or for now
     */
    public CompletableFuture<ImageFeatures> extract(Arrival.Uploaded uploaded, boolean isFirst) {
        Duration limit = isFirst ? limits.firstFetch : limits.laterFetch;
        return (isFirst ? first : later)
                .begin(() -> extraction.fetch(uploaded), limit)
                .exceptionallyCompose(problem -> refused(problem, "fetching it", limit))
                .thenCompose(original -> describe(uploaded, original));
    }

    private CompletableFuture<ImageFeatures> describe(Arrival.Uploaded uploaded, Original original) {
        CompletableFuture<ImageFeatures> description = descriptions.begin(
                () -> {
                    try (original) {
                        return extraction.describe(uploaded, original).image();
                    }
                },
                limits.description);
        return description.exceptionallyCompose(
                problem -> refused(problem, "decoding and describing it", limits.description));
    }

    /** What the environment is to blame for is not the input's fault. */
    private static <T> CompletionStage<T> refused(Throwable problem, String step, Duration limit) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return CompletableFuture.failedStage(
                switch (cause) {
                    case TimeoutException e ->
                        new RejectedException(
                                RejectionReason.TOO_SLOW, step + " took more than " + limit.toSeconds() + " s", e);
                    case OutOfMemoryError e ->
                        new RejectedException(RejectionReason.OUT_OF_MEMORY, step + " took all memory", e);
                    case RejectedException e -> e;
                    default -> new RejectedException(RejectionReason.INTERNAL_ERROR, step + " failed: " + cause, cause);
                });
    }

    @Override
    public void close() {
        first.stop();
        later.stop();
        if (descriptions.stop()) {
            extraction.close();
        }
    }
}
