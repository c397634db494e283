package org.samescene.app.worker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.samescene.app.kafka.StageProgress;
import org.samescene.event.Event;

/** What a worker counts and times, for Prometheus. */
@ApplicationScoped
class WorkerMeters {
    private static final String STAGE = "stage";

    private final MeterRegistry registry;

    WorkerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Worker worker) {
        worker.stages().forEach((stage, loop) -> {
            StageProgress progress = loop.progress();
            gauge(
                    "samescene.stage.lag",
                    "Records that could be processed now and are not yet",
                    stage,
                    progress,
                    StageProgress::lag);
            gauge(
                    "samescene.stage.partitions",
                    "Partitions that this worker has",
                    stage,
                    progress,
                    StageProgress::partitions);
            gauge(
                    "samescene.stage.stalled",
                    "Seconds for which there was something to do and nothing was finished",
                    stage,
                    progress,
                    p -> p.stalledFor().toSeconds());
            gauge(
                    "samescene.stage.degraded",
                    "1 while the brokers don't take what is written",
                    stage,
                    progress,
                    p -> p.isFailing() ? 1 : 0);
            gauge(
                    "samescene.stage.behind",
                    "1 while the index is made again from the log",
                    stage,
                    progress,
                    p -> loop.notReady().isPresent() ? 1 : 0);
            gauge(
                    "samescene.stage.behind.records",
                    "Records of the log that the index still lacks",
                    stage,
                    progress,
                    p -> loop.behind());
            FunctionCounter.builder("samescene.stage.records", progress, StageProgress::records)
                    .description("Records processed")
                    .tag(STAGE, stage)
                    .register(registry);
        });
    }

    private void gauge(
            String name,
            String description,
            String stage,
            StageProgress progress,
            ToDoubleFunction<StageProgress> value) {
        Gauge.builder(name, progress, value)
                .description(description)
                .tag(STAGE, stage)
                .register(registry);
    }

    /** Counts what came of an image, with the time since it was uploaded by the source's clock. */
    static void answered(Event event, long sourceTime) {
        if (event instanceof Event.ImageProcessed processed) {
            String reason = processed.reason() == null ? "" : processed.reason();
            Metrics.counter(
                            "samescene.images",
                            "outcome",
                            processed.outcome().name().toLowerCase(Locale.ROOT),
                            "reason",
                            reason)
                    .increment();
            if (processed.outcome() == Event.Outcome.PROCESSED) {
                Metrics.timer("samescene.image.upload.to.verdict")
                        .record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - sourceTime)));
                Event.Timings timings = processed.timings();
                if (timings != null) {
                    Metrics.timer("samescene.image.stage", STAGE, "extract")
                            .record(Duration.ofMillis(timings.extractMillis()));
                    Metrics.timer("samescene.image.stage", STAGE, "match")
                            .record(Duration.ofMillis(timings.matchMillis()));
                }
            }
        } else if (event instanceof Event.ImageRejected rejected) {
            Metrics.counter("samescene.rejected", "reason", rejected.reason()).increment();
        }
    }
}
