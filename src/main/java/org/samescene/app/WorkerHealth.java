package org.samescene.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.samescene.app.kafka.Worker;

/** Live: no stage has failed. Ready: every stage has been given its share of the topics. */
@ApplicationScoped
class WorkerHealth {
    private volatile Worker worker;

    void watch(Worker started) {
        worker = started;
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> response("stages alive", worker == null || worker.isAlive());
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> response("stages assigned", worker != null && worker.isReady());
    }

    private static HealthCheckResponse response(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
