package org.samescene.event;

import org.samescene.arrival.RejectedException;

/**
 * Why an input was rejected.
 *
 * @param reason a code of a closed set
 * @param message for people
 */
public record Rejection(String reason, String message) {
    public static Rejection of(RejectedException problem) {
        return new Rejection(problem.reason().code(), problem.getMessage());
    }
}
