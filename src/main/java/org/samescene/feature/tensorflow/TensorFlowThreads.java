package org.samescene.feature.tensorflow;

/**
 * Threads that TensorFlow spends on the pictures of one session; the threads that call {@link
 * TensorFlowExtractor#extract} come on top, but wait meanwhile.
 *
 * @param withinOperation how many share one operation; 0 leaves it to TensorFlow (all cores)
 * @param betweenOperations how many run operations that do not wait for each other, of one picture or of
 *     several; 0 leaves it to TensorFlow
 */
public record TensorFlowThreads(int withinOperation, int betweenOperations) {
    public TensorFlowThreads {
        if (withinOperation < 0 || betweenOperations < 0) {
            throw new IllegalArgumentException(
                    "threads are at least 0, not " + withinOperation + " and " + betweenOperations);
        }
    }

    /** For several pictures at once: each has a core of its own, as many are at work as there are cores. */
    public static TensorFlowThreads forThroughput() {
        return new TensorFlowThreads(1, Runtime.getRuntime().availableProcessors());
    }

    /** For one picture after the other: all cores on each, as TensorFlow chooses by itself. */
    public static TensorFlowThreads forLatency() {
        return new TensorFlowThreads(0, 0);
    }
}
