package org.samescene.app.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.samescene.app.kafka.RelationRecords.Content;

/**
 * A shard that this worker has: what was said before is taken over into it first, on the thread of its batches, while
 * the group hears of the worker.
 */
final class OpenShard {
    private static final Logger LOG = Logger.getLogger(OpenShard.class);

    private final Shard shard;
    private final int partition;
    private final RelationsLog relations;
    private final String topicId;
    private final Executor thread;
    private final CompletableFuture<Void> loading;
    private volatile boolean closing;
    private long featuresSaid;

    /**
     * @param topicId of the features log
     * @param thread on which all batches are processed, one after the other
     */
    OpenShard(Shard shard, int partition, RelationsLog relations, String topicId, Executor thread) {
        this.shard = shard;
        this.partition = partition;
        this.relations = relations;
        this.topicId = topicId;
        this.thread = thread;
        this.loading = CompletableFuture.runAsync(this::load, thread);
    }

    private void load() {
        long end = relations.read(partition, shard.relationsFrom(), this::take, () -> closing);
        shard.saidAll(end, featuresSaid);
        if (shard.behind() > 0) {
            LOG.infof(
                    "The index of partition %d lacks %d records: they are added from the log, and compared with nothing",
                    partition, shard.behind());
        }
    }

    private void take(Content content) {
        switch (content) {
            case Content.OfImages about -> shard.said(about.said());
            case Content.OfLog about -> {
                // of another log it says nothing about this one
                if (about.progress().topicId().equals(topicId)) {
                    featuresSaid = about.progress().position();
                }
            }
        }
    }

    /** The shard, for the thread of its batches. */
    Shard shard() {
        loading.join();
        return shard;
    }

    /** Why it can't answer yet; empty where it can. For any thread. */
    Optional<String> notReady() {
        if (!loading.isDone()) {
            return Optional.of("reads what was said");
        }
        return shard.behind() > 0 ? Optional.of("lacks " + shard.behind() + " records") : Optional.empty();
    }

    /** How many records its index lacks. For any thread. */
    long behind() {
        return shard.behind();
    }

    /**
     * Commits the index where it is behind for longer than an interval, if the group has come as far.
     *
     * @param committed the group has committed the features log up to here, exclusively
     */
    void commit(long committed, Duration interval) {
        if (loading.isDone()) {
            loading.join();
            if (shard.mayCommit(committed, interval)) {
                shard.commit(relationsEnd());
            }
        }
    }

    /** All that is in the log there is this shard's own, and committed with the features that led to it. */
    private Optional<Long> relationsEnd() {
        try {
            return Optional.of(relations.end(partition));
        } catch (IllegalStateException e) {
            LOG.debugf(e, "The end of the relations log is not known: more of it will be read than need be");
            return Optional.empty();
        }
    }

    /** Closes without committing. */
    void close() {
        closing = true;
        CompletableFuture.runAsync(shard::close, thread).join();
    }
}
