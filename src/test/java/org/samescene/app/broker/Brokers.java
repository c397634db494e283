package org.samescene.app.broker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Real brokers for tests: one embedded and one in a container, each started when it is first asked for and
 * shared by all test classes of the JVM. Tests keep apart by the names of their topics and groups.
 */
public final class Brokers {

    private static final String EMBEDDED = "samescene.test.embedded";
    private static final String CONTAINER = "samescene.test.container";
    private static final String OFFICIAL_IMAGE = "apache/kafka";
    private static final String OFFICIAL_TAG = ":4.3.1";
    private static final String LOCAL_IMAGE = "local/kafka:4.3.1";

    private Brokers() {}

    /** The bootstrap servers of the shared embedded broker. */
    public static String embedded() {
        // Quarkus loads test classes in class loaders of their own, each with its own statics; properties are the
        // JVM's.
        synchronized (System.class) {
            if (System.getProperty(EMBEDDED) == null) {
                Path folder = newFolder();
                EmbeddedBroker broker = EmbeddedBroker.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    broker.close();
                    delete(folder);
                }));
                System.setProperty(EMBEDDED, broker.bootstrapServers());
            }
            return System.getProperty(EMBEDDED);
        }
    }

    /** The bootstrap servers of the shared container; the test is skipped where no Docker engine answers. */
    public static String container() {
        assumeTrue(hasEngine(), "No Docker engine answers: skipped. The same tests ran on the embedded broker");
        synchronized (System.class) {
            if (System.getProperty(CONTAINER) == null) {
                KafkaContainer container =
                        new KafkaContainer(image()).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
                container.start();
                Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
                System.setProperty(CONTAINER, container.getBootstrapServers());
            }
            return System.getProperty(CONTAINER);
        }
    }

    /** Whether {@link #container()} can be had. */
    public static boolean hasEngine() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** The same broker without a registry, where it has been built; the official image elsewhere. */
    private static DockerImageName image() {
        boolean built = DockerClientFactory.instance().client().listImagesCmd().exec().stream()
                .anyMatch(image -> image.getRepoTags() != null
                        && List.of(image.getRepoTags()).contains(LOCAL_IMAGE));
        return built
                ? DockerImageName.parse(LOCAL_IMAGE).asCompatibleSubstituteFor(OFFICIAL_IMAGE)
                : DockerImageName.parse(OFFICIAL_IMAGE + OFFICIAL_TAG);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("samescene-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
