package org.samescene.arrival;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image can't be used: for good, or for now ({@link RejectionReason#isPassing()}). It is to be reported with
 * its reason, or to be tried again.
 */
public final class RejectedException extends Exception {
    private final RejectionReason reason;
    private final String message;

    /** @param message what is wrong and, where there is one, the way out; without the URI, which the report adds */
    public RejectedException(RejectionReason reason, String message) {
        this(reason, message, null);
    }

    /** @param cause null where there is none */
    public RejectedException(RejectionReason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.message = Objects.requireNonNull(message, "message");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String getMessage() {
        return message;
    }

    public RejectionReason reason() {
        return reason;
    }
}
