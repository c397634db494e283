package org.samescene.app.broker;

/** The embedded broker cannot run here; the message says why and names the folder. */
public final class BrokerException extends RuntimeException {

    BrokerException(String message) {
        super(message);
    }

    BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
