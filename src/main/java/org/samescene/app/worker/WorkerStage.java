package org.samescene.app.worker;

import java.nio.file.Path;
import java.util.function.Function;
import org.samescene.ExtractionPool;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.StageWork;
import org.samescene.app.setup.Assembly;

/**
 * A stage that a worker runs.
 *
 * @param name of its consumer group, behind the worker's, and of its thread
 * @param work opens what it does with records; the worker closes it
 */
public record WorkerStage(String name, Function<EventRecords, StageWork> work) {
    /**
     * The first stage.
     *
     * @param pool stays open when the worker is closed
     */
    public static WorkerStage extract(WorkerConfig config, ExtractionPool pool) {
        return new WorkerStage("extract", records -> new ExtractWork(config, pool, records));
    }

    /**
     * The second stage.
     *
     * @param indexFolder where its shards are
     */
    public static WorkerStage match(WorkerConfig config, Assembly assembly, Path indexFolder) {
        IndexFolder shards = new IndexFolder(indexFolder, assembly.indexForm());
        return new WorkerStage(
                "match",
                records -> new MatchWork(config, assembly.model(), assembly.matching(), shards::open, records));
    }
}
