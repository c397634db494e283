package org.samescene.app.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.samescene.ExtractionPool;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.StageWork;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.setup.Assembly;

/**
 * A stage that a worker runs.
 *
 * @param name of its consumer group, behind the worker's, and of its thread
 * @param model whose features it writes or reads
 * @param work opens what it does with records; the worker closes it
 */
public record WorkerStage(String name, String model, Function<EventRecords, StageWork> work) {
    /**
     * The first stage, in two parts: what arrives, and what is tried again.
     *
     * @param delays before each later attempt at an upload that could not be had
     * @param pool stays open when the worker is closed
     */
    public static List<WorkerStage> extract(WorkerConfig config, List<Duration> delays, ExtractionPool pool) {
        TopicSettings names = config.topics();
        List<String> retries =
                IntStream.rangeClosed(1, delays.size()).mapToObj(names::retry).toList();
        WorkerStage arrivals = extract(
                "extract",
                List.of(names.uploaded(), names.deleted(), names.labelled(), names.relationReviewed()),
                config.extractBatch(),
                delays,
                pool);
        return retries.isEmpty()
                ? List.of(arrivals)
                : List.of(arrivals, extract("retry", retries, config.extractBatch(), delays, pool));
    }

    private static WorkerStage extract(
            String name, List<String> topics, int batch, List<Duration> delays, ExtractionPool pool) {
        return new WorkerStage(name, pool.model(), records -> new ExtractWork(topics, batch, delays, pool, records));
    }

    /**
     * The second stage.
     *
     * @param logs which log each topic is
     * @param clients of the brokers that have them
     * @param indexFolder where its shards are
     */
    public static WorkerStage match(
            WorkerConfig config,
            Assembly assembly,
            Map<String, LogIdentity> logs,
            KafkaClients clients,
            Path indexFolder) {
        IndexFolder shards = new IndexFolder(indexFolder, assembly.indexForm());
        return new WorkerStage(
                "match",
                assembly.model(),
                records ->
                        new MatchWork(config, assembly.model(), assembly.matching(), shards, logs, clients, records));
    }
}
