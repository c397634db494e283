package org.samescene.app.worker;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.Repartitioning;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "repartition",
        description = {
            "Copies the features of all libraries into a new topic with another number of partitions. All workers must "
                    + "be stopped.",
            "",
            "The old topic stays as it is. Workers use the new one when samescene.topics.features and "
                    + "samescene.topics.partitions say so; they make their index from it before they go on, and "
                    + "report nothing twice."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RepartitionCommand implements Callable<Integer> {
    @Mixin
    ModelOption model;

    @Option(
            names = "--partitions",
            required = true,
            paramLabel = "N",
            description = "Of the new topic. They are cheap, and as many workers can share the matching.")
    int partitions;

    @Option(
            names = "--features",
            paramLabel = "NAME",
            description = "What samescene.topics.features is to be from then on; the model's name is appended to it "
                    + "(default: as it is, with -N).")
    Optional<String> features = Optional.empty();

    private final Assembly configured;
    private final WorkerConfig config;
    private final Map<String, Object> kafka;

    @Inject
    RepartitionCommand(
            Assembly configured, WorkerConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.configured = configured;
        this.config = config;
        this.kafka = kafka;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (partitions < 1) {
            throw new IllegalArgumentException("--partitions takes a number from 1 up, not " + partitions);
        }
        String name = model.of(configured).model();
        String setting = features.orElse(config.topics().features() + "-" + partitions);
        String from = config.topics().features(name);
        String to = TopicSettings.ofModel(setting, name);
        String saidSetting = config.topics().relations() + "-" + partitions;
        KafkaClients clients = new KafkaClients(kafka);
        try (Admin admin = clients.admin()) {
            long copied = run(Repartitioning.ofFeatures(clients, admin, from, to, partitions), name);
            copied += run(
                    Repartitioning.ofRelations(
                            clients,
                            admin,
                            config.topics().relations(name),
                            TopicSettings.ofModel(saidSetting, name),
                            partitions),
                    name);
            System.out.printf(
                    "%d records are copied from %s to %s (%d partitions), with what was said of them.%n"
                            + "Set samescene.topics.features=%s, samescene.topics.relations=%s and "
                            + "samescene.topics.partitions=%d for all workers, and start them.%n"
                            + "When they are ready: kafka-topics.sh --bootstrap-server %s --delete --topic '%s|%s'%n",
                    copied,
                    from,
                    to,
                    partitions,
                    setting,
                    saidSetting,
                    partitions,
                    clients.bootstrapServers(),
                    from,
                    config.topics().relations(name));
            return 0;
        } catch (ExecutionException e) {
            throw clients.noAnswer("no copy", e);
        }
    }

    private long run(Repartitioning repartitioning, String ofModel) throws ExecutionException, InterruptedException {
        return repartitioning.run(
                config.group("match", ofModel),
                List.of(config.group("extract", ofModel), config.group("retry", ofModel)),
                config.sessionTimeout().multipliedBy(2),
                Terminal.ofProcess());
    }
}
