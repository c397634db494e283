package org.samescene.app.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/** How a stage gets on: written by its thread, read by any. */
public final class StageProgress {
    private final AtomicLong records = new AtomicLong();
    private volatile boolean assigned;
    private volatile int partitions;
    private volatile long lag;
    private final BooleanSupplier failing;
    private volatile long movedNanos = System.nanoTime();

    /** @param failing whether the brokers don't take what is written at present */
    StageProgress(BooleanSupplier failing) {
        this.failing = failing;
    }

    void assigned(Collection<TopicPartition> mine) {
        partitions = mine.size();
        assigned = true;
    }

    void released(Collection<TopicPartition> left) {
        partitions = left.size();
    }

    void finished(int count) {
        records.addAndGet(count);
        movedNanos = System.nanoTime();
    }

    /** @param waiting records that could be processed now */
    void observe(long waiting) {
        if (waiting == 0) {
            movedNanos = System.nanoTime();
        }
        lag = waiting;
    }

    /** Whether the group has given this worker its share, be it empty. */
    public boolean isAssigned() {
        return assigned;
    }

    public int partitions() {
        return partitions;
    }

    /** Records processed since the start. */
    public long records() {
        return records.get();
    }

    /** Records that could be processed now and are not yet. */
    public long lag() {
        return lag;
    }

    /** Whether the brokers don't take what is written; it is tried again until they do. */
    public boolean isFailing() {
        return failing.getAsBoolean();
    }

    /** How long there has been something to do and nothing was finished. */
    public Duration stalledFor() {
        return lag == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - movedNanos);
    }
}
