package org.samescene.bitmap;

import java.time.Duration;

/** The moment by which a picture must be decoded, looked at wherever decoding passes through our code. */
final class Deadline {
    private long start = System.nanoTime();
    private final Duration timeout;

    Deadline(Duration timeout) {
        this.timeout = timeout;
    }

    /** Gives the whole time again, after a wait that the picture isn't to blame for. */
    void restart() {
        start = System.nanoTime();
    }

    void check() {
        if (System.nanoTime() - start > timeout.toNanos()) {
            throw new Passed(timeout);
        }
    }

    /**
     * Unchecked, so that it gets through a reader's listeners and past handlers of IOException that go on
     * with what they have.
     */
    static final class Passed extends RuntimeException {
        Passed(Duration timeout) {
            super("not decoded within " + timeout.toMillis() + " ms");
        }
    }
}
