package org.samescene.app.kafka;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;

/** Growing pauses between attempts: half a second, doubled up to half a minute. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SLICE = Duration.ofMillis(200);

    private Duration next = FIRST;
    private volatile boolean failing;

    /** Whether the last attempt failed. For any thread. */
    boolean isFailing() {
        return failing;
    }

    void succeeded() {
        next = FIRST;
        failing = false;
    }

    /** Waits before the next attempt, not longer than until it is told to stop. */
    void failed(BooleanSupplier stopping) {
        failing = true;
        long end = System.nanoTime() + next.toNanos();
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        try {
            while (!stopping.getAsBoolean() && System.nanoTime() < end) {
                Thread.sleep(SLICE);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
