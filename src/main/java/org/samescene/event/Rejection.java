package org.samescene.event;

import org.samescene.arrival.RejectedException;

/**
 * Why an input was rejected.
 *
 * @param reason a code of a closed set
 * @param message for people
 * @param retryable whether the same input may succeed later
 */
public record Rejection(String reason, String message, boolean retryable) {
    public static Rejection of(RejectedException problem) {
        return new Rejection(
                problem.reason().code(), problem.getMessage(), problem.reason().isPassing());
    }
}
