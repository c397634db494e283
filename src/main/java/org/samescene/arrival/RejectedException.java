package org.samescene.arrival;

import java.util.Objects;

/**
 * The input is at fault, and stays so however often it is tried: it is to be reported with its reason and
 * passed over.
 */
public final class RejectedException extends Exception {
    private final RejectionReason reason;

    /** @param message what is wrong and, where there is one, the way out; without the URI, which the report adds */
    public RejectedException(RejectionReason reason, String message) {
        this(reason, message, null);
    }

    public RejectedException(RejectionReason reason, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public RejectionReason reason() {
        return reason;
    }
}
