package org.samescene.app.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Live: no stage has failed. Ready: every stage has been given its share of the topics; with the device that
 * the model runs on.
 */
@ApplicationScoped
class WorkerHealth {
    /** The worker, and what its model runs on; empty where this process doesn't extract. */
    private record Watched(Worker worker, Optional<String> device) {}

    private volatile @Nullable Watched watched;

    void watch(Worker started, Optional<String> device) {
        watched = new Watched(started, device);
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> {
            Watched now = watched;
            return response("stages alive", now == null || now.worker.isAlive());
        };
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> {
            Watched now = watched;
            HealthCheckResponseBuilder response =
                    HealthCheckResponse.named("stages assigned").status(now != null && now.worker.isReady());
            if (now != null) {
                now.device.ifPresent(device -> response.withData("device", device));
            }
            return response.build();
        };
    }

    private static HealthCheckResponse response(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
