package org.samescene.app.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.samescene.Entry;
import org.samescene.Matching;
import org.samescene.Report;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.index.FeatureIndex;

/**
 * One partition of the features log: its index, and how far this and the consumer group are. All writing to the
 * index is here.
 *
 * <p>A commit of the index never covers more of the log than the group has committed. So what the index lacks
 * after a crash is found in the log: it is read again from the index's own position, silently up to the group's.
 * What the index covers already may come again too, after a failed transaction or a reset of the group's
 * offsets: that part is matched again, but the index is only read.
 */
final class Shard implements AutoCloseable {
    private final FeatureIndex index;
    private final Matching matching;
    private final long saidUpTo;
    private long covered;
    private long lastCommitNanos = System.nanoTime();

    /**
     * @param index closed with this
     * @param saidUpTo the group has committed the log up to here, exclusively: all before it was said already
     */
    Shard(FeatureIndex index, Matching matching, long saidUpTo) {
        this.index = index;
        this.matching = matching;
        this.saidUpTo = saidUpTo;
        this.covered = index.committedPosition();
    }

    /** From where the log must be read: what is to be said, and before it what the index lacks. */
    long readFrom() {
        return Math.min(covered, saidUpTo);
    }

    /** The index holds the log up to here, exclusively. */
    long covered() {
        return covered;
    }

    /** Whether what this position leads to has not been said before. */
    boolean isNews(long position) {
        return position >= saidUpTo;
    }

    /** Takes an image out of the index. */
    void remove(long position, ImageKey key) {
        if (!covers(position)) {
            index.remove(key);
            covered = position + 1;
        }
    }

    /**
     * Takes images into the index and compares each with the earlier ones. What is said does not depend on how
     * the log is cut into calls.
     *
     * @param log consecutive entries
     * @return the events of each entry, in the order of the log
     */
    List<List<Event>> match(List<Entry> log) {
        List<List<Event>> events = new ArrayList<>();
        List<Entry> batch = new ArrayList<>();
        Set<ImageKey> keys = new HashSet<>();
        for (Entry entry : log) {
            if (!batch.isEmpty() && !continues(batch, keys, entry)) {
                events.addAll(matchBatch(batch));
                batch.clear();
                keys.clear();
            }
            batch.add(entry);
            keys.add(entry.image().key());
        }
        if (!batch.isEmpty()) {
            events.addAll(matchBatch(batch));
        }
        return events;
    }

    /**
     * Whether an entry can be added to the index together with a batch. A new version of an image can't: those
     * before it are still compared with the old one.
     */
    private boolean continues(List<Entry> batch, Set<ImageKey> keys, Entry entry) {
        ImageKey key = entry.image().key();
        boolean known = covers(entry.position());
        return !keys.contains(key) && known == covers(batch.getFirst().position()) && (known || !index.contains(key));
    }

    private List<List<Event>> matchBatch(List<Entry> batch) {
        if (covers(batch.getFirst().position())) {
            return matching.match(batch, index).events();
        }
        batch.forEach(entry -> index.add(entry.position(), entry.image()));
        index.refresh();
        Report report = matching.match(batch, index);
        report.relations().forEach(index::record);
        covered = batch.getLast().position() + 1;
        return report.events();
    }

    private boolean covers(long position) {
        return position < covered;
    }

    /**
     * Commits the index where it is behind, if the group has come as far.
     *
     * @param committed the group has committed the log up to here, exclusively
     */
    void commit(long committed) {
        if (index.committedPosition() < covered && covered <= committed) {
            index.commit(covered);
            lastCommitNanos = System.nanoTime();
        }
    }

    /** Commits where the last commit is longer ago than an interval. */
    void commit(long committed, Duration interval) {
        if (System.nanoTime() - lastCommitNanos > interval.toNanos()) {
            commit(committed);
        }
    }

    /** Closes without committing. */
    @Override
    public void close() {
        index.close();
    }
}
