package org.samescene.bitmap;

import org.samescene.arrival.ByteBudget;

/** Grants memory to pictures while they are decoded. */
@FunctionalInterface
public interface MemoryBudget {
    /** Waits until that much is free. */
    ByteBudget.Share take(long bytes);
}
