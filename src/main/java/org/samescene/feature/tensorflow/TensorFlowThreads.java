package org.samescene.feature.tensorflow;

/**
 * Threads that TensorFlow uses for the pictures of one session. The threads that call {@link
 * TensorFlowExtractor#describe} wait meanwhile.
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

    /** For several pictures at once: one core for each, on all cores. */
    public static TensorFlowThreads forThroughput() {
        return new TensorFlowThreads(1, Runtime.getRuntime().availableProcessors());
    }

    /** For one picture after the other: all cores for each, as TensorFlow chooses. */
    public static TensorFlowThreads forLatency() {
        return new TensorFlowThreads(0, 0);
    }
}
