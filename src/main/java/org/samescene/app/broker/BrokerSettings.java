package org.samescene.app.broker;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The broker's configuration files: one node that is broker and controller, reachable from this machine only. */
final class BrokerSettings {

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            // A killed broker's session must end before its successor may register: the defaults keep that waiting for
            // 9 s.
            Map.entry("broker.session.timeout.ms", "1500"),
            Map.entry("broker.heartbeat.interval.ms", "300"),
            // As for brokers, so for the members of groups: a killed worker's partitions wait for its session to end.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            Map.entry("group.consumer.min.session.timeout.ms", "3000"),
            Map.entry("group.consumer.session.timeout.ms", "6000"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
            Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
            // There is one node, and few consumers and producers.
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            // The default, 128 MB, is half of the heap that it is given here.
            Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
            // Nothing expires: the topics are the library, and offsets are as old as its last change.
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.retention.bytes", "-1"),
            Map.entry("offsets.retention.minutes", "2147483647"),
            // Topics are created explicitly, with their number of partitions and their clean-up policy.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("message.max.bytes", "8388608"));

    private static final String LOGGING = """
            status = error
            shutdownHook = disable
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d %p %c{1}: %m%n
            rootLogger.level = warn
            rootLogger.appenderRef.console.ref = console
            """;

    private BrokerSettings() {}

    /**
     * @param logs a folder's name, relative to the broker's working directory: the property is a list, and a
     *     path may hold a comma
     */
    static void write(Path file, String logs, int brokerPort, int controllerPort) throws IOException {
        Properties properties = new Properties();
        properties.putAll(FIXED);
        String broker = "PLAINTEXT://127.0.0.1:" + brokerPort;
        properties.setProperty("listeners", broker + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("advertised.listeners", broker);
        // Voters by configuration, not by what is stored at formatting: the port differs from start to start.
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty("log.dirs", logs);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    static void writeLogging(Path file) throws IOException {
        Files.writeString(file, LOGGING);
    }
}
