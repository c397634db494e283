package org.samescene.app.setup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was opened so far, to be closed again, last opened first. For an opening of several steps: where a later
 * step fails, closing the stack closes what the earlier ones opened; where all have succeeded, {@link
 * #handOver()} leaves it open for its new owner.
 */
public final class ClosingStack implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Closes the part with this. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** All parts, to be closed by the caller; this has none any more. */
    public ClosingStack handOver() {
        ClosingStack owner = new ClosingStack();
        owner.parts.addAll(parts);
        parts.clear();
        return owner;
    }

    /**
     * Closes every part, also where one before it fails.
     *
     * @throws RuntimeException of the first part that failed, with those of the others suppressed
     */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                RuntimeException problem =
                        e instanceof RuntimeException runtime ? runtime : new IllegalStateException("not closed", e);
                if (failure == null) {
                    failure = problem;
                } else {
                    failure.addSuppressed(problem);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
