package org.samescene.app;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.samescene.arrival.RejectedException;
import picocli.CommandLine;

/**
 * Runs a command, and reports what went wrong in one line. Exit code: 2 for a wrong call, 1 for a failure, 0
 * otherwise.
 */
public final class CommandLineApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(CommandLineApplication.class);

    private final CommandLine.IFactory factory;

    @Inject
    CommandLineApplication(CommandLine.IFactory factory) {
        this.factory = factory;
    }

    @Override
    public int run(String... args) {
        return new CommandLine(SamesceneCommand.class, factory)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    PrintWriter err = command.getErr();
                    err.println("samescene: " + message(problem));
                    LOG.debug("The command failed", problem);
                    err.flush();
                    return 1;
                })
                .execute(args);
    }

    private static String message(Throwable problem) {
        String message = problem.getMessage();
        return switch (problem) {
            case RejectedException e -> e.reason().code() + ": " + e.getMessage();
            case NoSuchFileException e -> "no such file or folder: " + e.getMessage();
            case UncheckedIOException e ->
                e.getMessage() + ": " + Objects.requireNonNull(e.getCause()).getMessage();
            default -> message == null ? problem.toString() : message;
        };
    }
}
