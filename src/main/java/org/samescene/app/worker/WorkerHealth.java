package org.samescene.app.worker;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.samescene.app.kafka.StageProgress;

/**
 * Live: no stage has failed, and none with something to do has finished nothing for long. Ready: every stage has
 * been given its share of the topics, the brokers take what it writes, and its index is up to date; with what is
 * missing, and the device that the model runs on.
 */
@ApplicationScoped
class WorkerHealth {
    private static final Logger LOG = Logger.getLogger(WorkerHealth.class);

    private final WorkerConfig config;

    /** The worker, and what its model runs on; empty where this process doesn't extract. */
    private record Watched(Worker worker, Optional<String> device) {}

    private volatile @Nullable Watched watched;

    WorkerHealth(WorkerConfig config) {
        this.config = config;
    }

    /**
     * A supervisor's request to end closes the worker while the process is still whole. Why here, and not where the
     * command returns? The process ends when its beans are gone, whether the command has returned or not.
     */
    void stop(@Observes ShutdownEvent end) {
        Watched now = watched;
        if (now != null) {
            LOG.info("Stopping after the batches that are being worked on");
            now.worker.close();
        }
    }

    void watch(Worker started, Optional<String> device) {
        watched = new Watched(started, device);
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("stages get on");
            Watched now = watched;
            if (now == null) {
                return response.up().build();
            }
            boolean live = now.worker.isAlive();
            for (var stage : now.worker.stages().entrySet()) {
                StageProgress progress = stage.getValue().progress();
                if (progress.stalledFor().compareTo(config.stallTimeout()) > 0) {
                    live = false;
                    response.withData(
                            stage.getKey(),
                            progress.lag() + " records wait and none was finished for "
                                    + progress.stalledFor().toSeconds() + " s");
                }
            }
            return response.status(live).build();
        };
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("stages are ready");
            Watched now = watched;
            if (now == null) {
                return response.down().build();
            }
            boolean ready = now.worker.isAssigned();
            for (var stage : now.worker.stages().entrySet()) {
                Optional<String> problem = stage.getValue().progress().isFailing()
                        ? Optional.of("DEGRADED: the brokers don't take what is written; it is tried again")
                        : stage.getValue().notReady();
                problem.ifPresent(text -> response.withData(stage.getKey(), text));
                ready &= problem.isEmpty();
            }
            now.device.ifPresent(device -> response.withData("device", device));
            return response.status(ready).build();
        };
    }
}
