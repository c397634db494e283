package org.samescene.app.worker;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Lets the workers go over what they have processed before; they run on.",
            "",
            "From features: images are compared again, by the workers' present settings, without their originals. What "
                    + "holds no more is withdrawn, what is new is said, and nothing else. From uploads: what could not "
                    + "be had is fetched again, and what is known is answered."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ReplayCommand implements Callable<Integer> {
    @Mixin
    ModelOption model;

    @Option(names = "--from", required = true, paramLabel = "LOG", description = "${COMPLETION-CANDIDATES}.")
    Source source;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Of images uploaded then or later, such as 2026-03-01T12:00:00Z (default: of all).")
    Optional<Instant> since = Optional.empty();

    @Option(names = "--library", paramLabel = "NAME", description = "Of this library (default: of all).")
    Optional<String> library = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "Only with features: writes nothing, and lists what would be said and what withdrawn by this "
                    + "command's settings. It compares all images, whatever --since is.")
    boolean dryRun;

    enum Source {
        UPLOADS,
        FEATURES
    }

    private final Assembly configured;
    private final WorkerConfig config;
    private final Map<String, Object> kafka;

    @Inject
    ReplayCommand(
            Assembly configured, WorkerConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.configured = configured;
        this.config = config;
        this.kafka = kafka;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (dryRun && source == Source.UPLOADS) {
            throw new IllegalArgumentException("--dry-run goes with --from features: it fetches nothing");
        }
        Assembly assembly = model.of(configured);
        KafkaClients clients = new KafkaClients(kafka);
        Replay replay = new Replay(clients, library, since);
        String features = config.topics().features(assembly.model());
        if (dryRun) {
            print(new DryRun(clients, assembly, replay, folder())
                    .compare(features, config.topics().relations(assembly.model())));
            return 0;
        }
        long count = source == Source.FEATURES
                ? replay.features(features)
                : replay.uploads(config.topics().uploaded());
        System.out.printf("%d records are written again.%n", count);
        return 0;
    }

    private static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("samescene-dry-run");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IndexFolder.deleteQuietly(folder)));
        return folder;
    }

    private static void print(DryRun.Difference difference) {
        difference.appearing().forEach(line -> System.out.println("+ " + line));
        difference.vanishing().forEach(line -> System.out.println("- " + line));
        System.out.printf(
                "%d would be said, %d withdrawn, %d stay.%n",
                difference.appearing().size(), difference.vanishing().size(), difference.holding());
    }
}
