package org.samescene.bitmap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Objects;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** What a reader's failure says about the file. */
final class ReadFailure {
    private ReadFailure() {}

    static RejectedException rejection(ImageFormat format, Throwable failure) {
        if (has(failure, Deadline.Passed.class) || failure instanceof InterruptedIOException) {
            return new RejectedException(
                    RejectionReason.TOO_SLOW,
                    format + " data that take too long to decode: " + message(failure) + " (" + DecodeLimits.TIMEOUT_KEY
                            + ")",
                    failure);
        }
        if (failure instanceof OutOfMemoryError) {
            return new RejectedException(
                    RejectionReason.OUT_OF_MEMORY,
                    format + " data that need more memory than is left; allow for fewer pixels ("
                            + DecodeLimits.MAX_PIXELS_KEY + ") or give the process more memory",
                    failure);
        }
        if (isTruncation(failure)) {
            return new RejectedException(
                    RejectionReason.TRUNCATED, format + " data that end too early: " + message(failure), failure);
        }
        if (isUnsupported(failure)) {
            return new RejectedException(
                    RejectionReason.UNSUPPORTED_FORMAT,
                    "a variant of " + format + " that can't be decoded: " + message(failure),
                    failure);
        }
        return new RejectedException(
                RejectionReason.CORRUPT, format + " data that can't be decoded: " + message(failure), failure);
    }

    /** A failure of a reader that had come to the end of the data. */
    static IOException endOfData(IOException failure) {
        if (isTruncation(failure) || isUnsupported(failure)) {
            return failure;
        }
        EOFException end = new EOFException(message(failure));
        end.initCause(failure);
        return end;
    }

    private static boolean isTruncation(Throwable failure) {
        String message = message(failure).toLowerCase(Locale.ROOT);
        return has(failure, EOFException.class)
                || message.contains("unexpected end")
                || message.contains("premature end")
                || message.contains("truncated");
    }

    /** Readers have no type of their own for what is valid but beyond them; they agree on the word. */
    private static boolean isUnsupported(Throwable failure) {
        String message = message(failure).toLowerCase(Locale.ROOT);
        return failure instanceof UnsupportedOperationException
                || message.startsWith("unsupported")
                || message.contains(": unsupported")
                || message.contains("not supported");
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
