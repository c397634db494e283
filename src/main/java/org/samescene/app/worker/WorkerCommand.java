package org.samescene.app.worker;

import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.samescene.EarlierFeatures;
import org.samescene.ExtractionPool;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ClosingStack;
import org.samescene.app.setup.ModelOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "worker",
        description = "Runs the production worker, as configured in config/application.properties and the "
                + "environment, until it is stopped.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class WorkerCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(WorkerCommand.class);

    @Mixin
    ModelOption model;

    private final Assembly configured;
    private final WorkerConfig config;
    private final Map<String, Object> kafka;
    private final WorkerHealth health;
    private final WorkerMeters meters;

    @Inject
    WorkerCommand(
            Assembly configured,
            WorkerConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            WorkerHealth health,
            WorkerMeters meters) {
        this.configured = configured;
        this.config = config;
        this.kafka = kafka;
        this.health = health;
        this.meters = meters;
    }

    @Override
    public Integer call() throws InterruptedException {
        Assembly assembly = model.of(configured);
        KafkaClients clients = new KafkaClients(kafka);
        Path data = assembly.data(Optional.empty());
        String instance = config.instance().orElseGet(() -> InstanceName.keptIn(data));
        LOG.infof(
                "Worker %s: stages %s, model %s, brokers %s",
                instance, config.stages(), assembly.model(), clients.bootstrapServers());
        Map<String, LogIdentity> logs = clients.ensureTopics(
                config.topics(),
                assembly.model(),
                config.topics().partitions(),
                config.retryDelays().size());
        try (ClosingStack opened = new ClosingStack()) {
            List<WorkerStage> stages = new ArrayList<>();
            Optional<String> device = Optional.empty();
            for (WorkerConfig.Stage stage : config.stages()) {
                switch (stage) {
                    case EXTRACT -> {
                        ExtractionPool pool =
                                opened.add(assembly.extractionPool(config.extract(), EarlierFeatures.NONE));
                        device = Optional.of(pool.device());
                        LOG.infof("The model runs on %s", pool.device());
                        stages.addAll(WorkerStage.extract(config, config.retryDelays(), pool));
                    }
                    case MATCH -> stages.add(WorkerStage.match(config, assembly, logs, clients, data.resolve("index")));
                }
            }
            Worker worker = opened.add(Worker.start(config, instance, clients, logs, stages));
            health.watch(worker, device);
            meters.watch(worker);
            exitAfter(worker);
            Quarkus.waitForExit();
            worker.close();
            worker.ended().join();
            return 0;
        } catch (CompletionException e) {
            return 1; // logged when it ended
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the worker ended with is looked at after the exit
    private static void exitAfter(Worker worker) {
        worker.ended().whenComplete((done, problem) -> {
            if (problem != null) {
                LOG.error("The worker stops: " + problem.getMessage(), problem);
            }
            Quarkus.asyncExit();
        });
    }
}
