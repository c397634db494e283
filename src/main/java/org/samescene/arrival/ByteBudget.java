package org.samescene.arrival;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Memory that several threads share, first come, first served: a large image isn't starved by small ones. In
 * units of 64 kB.
 */
public final class ByteBudget {
    private static final int UNIT_BYTES = 1 << 16;

    private final int units;
    private final Semaphore free;

    public ByteBudget(long bytes) {
        units = units(bytes);
        free = new Semaphore(units, true);
    }

    /** Waits until a number of bytes is free; more than there is in all counts as all. */
    public Share take(long bytes) {
        int taken = Math.min(units, units(bytes));
        free.acquireUninterruptibly(taken);
        return () -> free.release(taken);
    }

    /** Like {@link #take}, for a thread that may be interrupted while it waits. */
    Share takeInterruptibly(long bytes) throws InterruptedException {
        int taken = Math.min(units, units(bytes));
        free.acquire(taken);
        return () -> free.release(taken);
    }

    /** Empty where a number of bytes is not free at this moment. */
    Optional<Share> tryTake(long bytes) {
        int taken = Math.min(units, units(bytes));
        return free.tryAcquire(taken) ? Optional.of(() -> free.release(taken)) : Optional.empty();
    }

    private static int units(long bytes) {
        return Math.clamp(Math.ceilDiv(bytes, UNIT_BYTES), 1, Integer.MAX_VALUE);
    }

    /** To be closed when the memory can be used for another image. */
    @FunctionalInterface
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
