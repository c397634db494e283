package org.samescene;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on threads of its own, a number at once, each for a limited time. A task that takes longer is given
 * up: its result is a {@link TimeoutException}, its thread is interrupted, and the next task takes its place even
 * where the thread goes on, as one does that hangs in native code or in a read from a dead disk.
 */
final class TimedTasks {
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

    private final int atOnce;
    private final ExecutorService threads;
    private final Queue<Timed<?>> waiting = new ArrayDeque<>();
    private int running;

    private record Timed<T>(Callable<T> task, Duration limit, CompletableFuture<T> result) {}

    /**
     * @param name of the threads
     * @param atOnce tasks at the same time
     */
    TimedTasks(String name, int atOnce) {
        this.atOnce = atOnce;
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    /**
     * Begins a task as soon as there is a place, in the order of the calls.
     *
     * @param limit from its beginning
     * @return its result, or what it threw; a result that comes too late is closed if it is closeable
     */
    <T> CompletableFuture<T> begin(Callable<T> task, Duration limit) {
        Timed<T> timed = new Timed<>(task, limit, new CompletableFuture<>());
        synchronized (this) {
            if (running >= atOnce) {
                waiting.add(timed);
                return timed.result;
            }
            running++;
        }
        run(timed);
        return timed.result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the caller has the result; this is what follows it
    private <T> void run(Timed<T> timed) {
        try {
            Future<?> thread = threads.submit(() -> call(timed));
            timed.result
                    .orTimeout(timed.limit.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((value, problem) -> end(thread, problem));
        } catch (RejectedExecutionException e) {
            timed.result.completeExceptionally(new CancellationException("closed before it began"));
        }
    }

    private static <T> void call(Timed<T> timed) {
        try {
            T value = timed.task.call();
            if (!timed.result.complete(value) && value instanceof AutoCloseable tooLate) {
                tooLate.close();
            }
        } catch (Throwable e) {
            timed.result.completeExceptionally(e);
        }
    }

    private void end(Future<?> thread, @Nullable Throwable problem) {
        if (problem instanceof TimeoutException) {
            thread.cancel(true);
        }
        Timed<?> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
                return;
            }
        }
        run(next);
    }

    /**
     * Interrupts what was begun, cancels what was not, and waits until the threads have ended, but not without end.
     *
     * @return whether all have ended
     */
    boolean stop() {
        threads.shutdownNow();
        synchronized (this) {
            waiting.forEach(
                    timed -> timed.result.completeExceptionally(new CancellationException("closed before it began")));
            waiting.clear();
        }
        try {
            return threads.awaitTermination(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
