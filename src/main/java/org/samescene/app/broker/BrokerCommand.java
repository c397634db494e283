package org.samescene.app.broker;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "broker",
        description = "Runs a Kafka broker on this machine, to try a worker without a cluster. Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
public final class BrokerCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where it keeps its topics.")
    Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Where clients on this machine reach it (default: ${DEFAULT-VALUE}).")
    int port;

    @Override
    public Integer call() throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.toAbsolutePath(), OptionalInt.of(port))) {
            System.err.println("Kafka serves at " + broker.bootstrapServers() + "; Ctrl-C ends it");
            broker.awaitEnd();
            throw new BrokerException("The broker has ended by itself; what it printed last is in " + data);
        }
    }
}
