package org.samescene.app.worker;

import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.samescene.ImagePipeline;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "worker",
        description =
                "Runs the production worker, as configured in config/application.properties and the environment, until it is stopped.",
        mixinStandardHelpOptions = true)
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
        AtomicReference<String> device = new AtomicReference<>();
        Supplier<ImagePipeline.Extraction> extraction = () -> {
            ImagePipeline.Extraction opened = assembly.extraction();
            device.set(opened.extractor().device());
            LOG.infof("The model runs on %s", device.get());
            return opened;
        };
        try (Worker worker = Worker.start(
                config,
                config.stages(),
                config.instance(),
                clients,
                extraction,
                assembly.matching(),
                assembly.model(),
                new IndexFolder(assembly.data(Optional.empty()).resolve("index"), assembly.searchOptions()))) {
            health.watch(worker, Optional.ofNullable(device.get()));
            worker.ended().whenComplete((done, problem) -> Quarkus.asyncExit());
            Quarkus.waitForExit();
            LOG.info("Stopping after the batches at hand");
            worker.close();
            worker.ended().join();
            return 0;
        } catch (CompletionException e) {
            LOG.error("The worker stops: " + e.getCause().getMessage(), e.getCause());
            return 1;
        }
    }
}
