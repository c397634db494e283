package org.samescene.bitmap;

import java.util.concurrent.Semaphore;

/**
 * The memory that pictures may take while they are decoded, first come, first served: a large one isn't
 * starved by small ones.
 */
final class DecodeBudget {
    private static final int UNIT_BYTES = 1 << 16;

    private final int units;
    private final Semaphore free;

    DecodeBudget(long bytes) {
        units = units(bytes);
        free = new Semaphore(units, true);
    }

    /** Waits until that much is free; more than there is in all counts as all. */
    Share take(long bytes) {
        int taken = Math.min(units, units(bytes));
        free.acquireUninterruptibly(taken);
        return () -> free.release(taken);
    }

    private static int units(long bytes) {
        return Math.clamp(Math.ceilDiv(bytes, UNIT_BYTES), 1, Integer.MAX_VALUE);
    }

    /** To be closed when the memory can be used for another picture. */
    @FunctionalInterface
    interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
