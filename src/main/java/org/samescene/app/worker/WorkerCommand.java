package org.samescene.app.worker;

import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.samescene.ExtractionPool;
import org.samescene.app.kafka.KafkaClients;
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

    @Inject
    WorkerCommand(
            Assembly configured,
            WorkerConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            WorkerHealth health) {
        this.configured = configured;
        this.config = config;
        this.kafka = kafka;
        this.health = health;
    }

    @Override
    public Integer call() throws InterruptedException {
        Assembly assembly = model.of(configured);
        KafkaClients clients = new KafkaClients(kafka);
        LOG.infof(
                "Worker %s: stages %s, model %s, brokers %s",
                config.instance(), config.stages(), assembly.model(), clients.bootstrapServers());
        clients.ensureTopics(config.topics());
        try (ClosingStack opened = new ClosingStack()) {
            List<WorkerStage> stages = new ArrayList<>();
            Optional<String> device = Optional.empty();
            for (WorkerConfig.Stage stage : config.stages()) {
                switch (stage) {
                    case EXTRACT -> {
                        ExtractionPool pool = opened.add(new ExtractionPool(
                                assembly.extraction(), config.extract().threads()));
                        device = Optional.of(pool.device());
                        LOG.infof("The model runs on %s", pool.device());
                        stages.add(WorkerStage.extract(config, pool));
                    }
                    case MATCH ->
                        stages.add(WorkerStage.match(
                                config,
                                assembly,
                                assembly.data(Optional.empty()).resolve("index")));
                }
            }
            Worker worker = opened.add(Worker.start(config, config.instance(), clients, stages));
            health.watch(worker, device);
            exitAfter(worker);
            Quarkus.waitForExit();
            LOG.info("Stopping after the batches that are being worked on");
            worker.close();
            worker.ended().join();
            return 0;
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            LOG.error("The worker stops: " + cause.getMessage(), cause);
            return 1;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the worker ended with is looked at after the exit
    private static void exitAfter(Worker worker) {
        worker.ended().whenComplete((done, problem) -> Quarkus.asyncExit());
    }
}
