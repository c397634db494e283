package org.samescene.arrival;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a server gave no answer, for people. The JDK's own messages are names of its classes, or nothing at all. */
final class NoAnswer {
    private NoAnswer() {}

    static String reason(IOException problem) {
        if (isCausedBy(problem, UnresolvedAddressException.class) || isCausedBy(problem, UnknownHostException.class)) {
            return "host not found";
        }
        if (isCausedBy(problem, HttpConnectTimeoutException.class)) {
            return "no connection in time";
        }
        if (isCausedBy(problem, HttpTimeoutException.class)) {
            return "no answer in time";
        }
        if (isCausedBy(problem, SSLException.class)) {
            return "no secure connection: " + insecurity(problem);
        }
        if (isCausedBy(problem, NoRouteToHostException.class)) {
            return "no way to the host";
        }
        if (isCausedBy(problem, ConnectException.class)) {
            return "connection refused";
        }
        return isCausedBy(problem, EOFException.class)
                ? "the server closed the connection without an answer"
                : "the connection failed";
    }

    private static String insecurity(IOException problem) {
        if (isCausedBy(problem, CertificateExpiredException.class)) {
            return "the server's certificate has expired";
        }
        if (isCausedBy(problem, CertPathBuilderException.class)
                || isCausedBy(problem, CertPathValidatorException.class)) {
            return "the server's certificate is not trusted";
        }
        return isCausedBy(problem, CertificateException.class)
                ? "the server's certificate is not one of this host"
                : "the server doesn't speak TLS as it should";
    }

    private static boolean isCausedBy(Throwable problem, Class<? extends Throwable> cause) {
        return Stream.<@Nullable Throwable>iterate(
                        problem,
                        Objects::nonNull,
                        t -> Objects.requireNonNull(t).getCause())
                .anyMatch(cause::isInstance);
    }
}
