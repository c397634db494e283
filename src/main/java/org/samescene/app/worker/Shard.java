package org.samescene.app.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samescene.Entry;
import org.samescene.Matching;
import org.samescene.Report;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Counts;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.FeatureIndex;
import org.samescene.index.LastWord;

/**
 * One partition of the features log: its index, and how far this and the consumer group are. All writing to the
 * index is here.
 *
 * <p>The newest by the source's clock wins ({@link LastWord}), in whichever order the log brings it. What is older
 * changes nothing and is followed in the log by what is known: the log is compacted, and its last record about an
 * image is what a lost index is made from.
 *
 * <p>A commit of the index never covers more of the log than the group has committed. So what the index lacks
 * after a crash is found in the log: it is read again from the index's own position, silently up to the group's.
 * What the index covers already may come again too, after a reset of the group's offsets: that part is matched
 * again, but the index is only read.
 */
final class Shard implements AutoCloseable {
    private final FeatureIndex index;
    private final Matching matching;
    private final LogView view;
    private final long saidUpTo;
    private final Map<ImageKey, LastWord> sinceRefresh = new HashMap<>();
    private volatile long covered;
    private Optional<Integer> epoch;
    private long lastCommitNanos = System.nanoTime();

    /**
     * @param index closed with this
     * @param view what the index is a view of
     * @param saidUpTo the group has committed the log up to here, exclusively: all before it was said already
     */
    Shard(FeatureIndex index, Matching matching, LogView view, long saidUpTo) {
        this.index = index;
        this.matching = matching;
        this.view = view;
        this.saidUpTo = saidUpTo;
        this.covered = index.committedPosition();
        this.epoch = LogView.epoch(index.source());
    }

    /** From where the log must be read: what is to be said, and before it what the index lacks. */
    long readFrom() {
        return Math.min(covered, saidUpTo);
    }

    /** The index holds the log up to here, exclusively. */
    long covered() {
        return covered;
    }

    /** The leader epoch of the last record before {@link #readFrom()}, where it is known. */
    Optional<Integer> epoch() {
        return readFrom() == covered ? epoch : Optional.empty();
    }

    /** How many records of the log the index lacks of those that the group has processed. */
    long behind() {
        return Math.max(0, saidUpTo - covered);
    }

    /** Whether what this position leads to has not been said before. */
    boolean isNews(long position) {
        return position >= saidUpTo;
    }

    /**
     * Takes changes over into the index and compares each image with the earlier ones. What is said does not
     * depend on how the log is cut into calls.
     *
     * @param log consecutive changes
     * @param lastEpoch the leader epoch of the last of them, where it is known
     * @return the effect of each, in the order of the log
     */
    List<Effect> take(List<Change> log, Optional<Integer> lastEpoch) {
        List<@Nullable Effect> effects = new ArrayList<>();
        List<Entry> batch = new ArrayList<>();
        Set<ImageKey> keys = new HashSet<>();
        for (Change change : log) {
            if (!batch.isEmpty() && !continues(batch, keys, change)) {
                match(batch, effects);
                keys.clear();
                covered = Math.max(covered, change.position());
            }
            Optional<LastWord> known = known(change.key());
            boolean isOld = known.isPresent() && change.word().compareTo(known.get()) < 0;
            boolean isKnown = known.isPresent()
                    && change.word().content().equals(known.get().content());
            if (covers(change.position()) ? !known.equals(Optional.of(change.word())) : isOld) {
                effects.add(superseded(change, known.orElseThrow()));
            } else if (change instanceof Change.Added added && (covers(change.position()) || !isKnown)) {
                batch.add(new Entry(added.position(), added.image()));
                keys.add(added.key());
                effects.add(null);
                note(change);
            } else {
                effects.add(change instanceof Change.Added added ? unchanged(added) : removed(change));
                note(change);
            }
        }
        match(batch, effects);
        if (!log.isEmpty()) {
            if (!covers(log.getLast().position())) {
                epoch = lastEpoch;
            }
            covered = Math.max(covered, log.getLast().position() + 1);
        }
        return effects.stream().map(Objects::requireNonNull).toList();
    }

    /**
     * Whether a change can be looked at before a batch is matched. A new version of an image can't, nor its
     * deletion: those before it are still compared with the old one.
     */
    private boolean continues(List<Entry> batch, Set<ImageKey> keys, Change change) {
        boolean isCovered = covers(change.position());
        return change instanceof Change.Added
                && !keys.contains(change.key())
                && isCovered == covers(batch.getFirst().position())
                && (isCovered
                        || known(change.key())
                                .filter(word -> !word.isDeletion())
                                .isEmpty());
    }

    private Optional<LastWord> known(ImageKey key) {
        LastWord recent = sinceRefresh.get(key);
        return recent != null ? Optional.of(recent) : index.lastWord(key);
    }

    private void note(Change change) {
        if (!covers(change.position())) {
            index.record(change.key(), change.word());
            sinceRefresh.put(change.key(), change.word());
        }
    }

    private Effect superseded(Change change, LastWord known) {
        if (change.repeated()) {
            return Effect.NONE;
        }
        refresh();
        Optional<ImageFeatures> image = known.isDeletion() ? Optional.empty() : index.image(change.key());
        String version = change instanceof Change.Added added ? added.image().version() : null;
        return new Effect(
                List.of(Event.ImageProcessed.superseded(change.key(), version, view.model())),
                covers(change.position())
                        ? Optional.empty()
                        : Optional.of(new Effect.Known(change.key(), image, known.time())));
    }

    /** An upload of what is known: nothing new is to be said of it. */
    private Effect unchanged(Change.Added added) {
        if (added.repeated()) {
            return Effect.NONE;
        }
        Counts counts = new Counts(added.image().local().count(), 0, false, 0, 0);
        return Effect.of(List.of(
                Event.ImageProcessed.processed(added.key(), added.image().version(), counts, view.model())));
    }

    private Effect removed(Change change) {
        if (!covers(change.position())) {
            index.remove(change.key());
        }
        return change.repeated()
                ? Effect.NONE
                : Effect.of(List.of(Event.ImageProcessed.deleted(change.key(), view.model())));
    }

    /** Matches a batch and empties it; its effects fill the places that were kept for them. */
    private void match(List<Entry> batch, List<@Nullable Effect> effects) {
        if (batch.isEmpty()) {
            return;
        }
        boolean isCovered = covers(batch.getFirst().position());
        if (!isCovered) {
            batch.forEach(entry -> index.add(entry.position(), entry.image()));
            refresh();
        }
        Report report = matching.match(batch, index);
        if (!isCovered) {
            report.relations().forEach(index::record);
        }
        int next = 0;
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i) == null) {
                effects.set(i, Effect.of(report.events().get(next++)));
            }
        }
        batch.clear();
    }

    private void refresh() {
        index.refresh();
        sinceRefresh.clear();
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
            index.commit(covered, view.commitData(epoch));
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
