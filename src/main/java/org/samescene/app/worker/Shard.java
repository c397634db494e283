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
import org.samescene.index.Said;

/**
 * One partition of the features log: its index, and how far this and the consumer group are. All writing to the
 * index is here.
 *
 * <p>The newest by the source's clock wins ({@link LastWord}), in whichever order the log brings it. What is older
 * changes nothing and is followed in the log by what is known: the log is compacted, and its last record about an
 * image is what a lost index is made from.
 *
 * <p>A commit of the index never covers more of the log than the group has committed. So what the index lacks
 * after a crash is found in the log: it is read again from the index's own position. What was said of it is in the
 * relations log, so it is added and compared with nothing. What the index covers already may come again too, after a
 * reset of the group's offsets: that is answered, and nothing else is said of it.
 */
final class Shard implements AutoCloseable {
    /** Between two refreshes while the index is made again: what was noted since is kept in memory. */
    private static final int MOST_NOTED = 1000;

    private final FeatureIndex index;
    private final Matching matching;
    private final LogView view;
    private final long answeredUpTo;
    private final Map<ImageKey, LastWord> sinceRefresh = new HashMap<>();
    private volatile long saidUpTo;
    private volatile long covered;
    private long relationsUpTo;
    private Optional<Integer> epoch;
    private long lastCommitNanos = System.nanoTime();

    /**
     * @param index closed with this
     * @param view what the index is a view of
     * @param answeredUpTo the group has committed the log up to here, exclusively
     */
    Shard(FeatureIndex index, Matching matching, LogView view, long answeredUpTo) {
        this.index = index;
        this.matching = matching;
        this.view = view;
        this.answeredUpTo = answeredUpTo;
        this.saidUpTo = answeredUpTo;
        this.covered = index.committedPosition();
        this.relationsUpTo = LogView.relationsUpTo(index.source());
        this.epoch = LogView.epoch(index.source());
    }

    /** From where the relations log must be read: what was said after the last commit of the index, or before. */
    long relationsFrom() {
        return relationsUpTo;
    }

    /** Takes over what was said. Before all changes. */
    void said(Said said) {
        index.record(said);
    }

    /**
     * The relations log is taken over.
     *
     * @param relations up to where, exclusively
     * @param features all of the features log up to here, exclusively, was said: the group may have forgotten it
     */
    void saidAll(long relations, long features) {
        relationsUpTo = relations;
        saidUpTo = Math.max(answeredUpTo, features);
        refresh();
    }

    /** From where the log must be read: what is to be said, and before it what the index lacks. */
    long readFrom() {
        return Math.min(covered, answeredUpTo);
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

    /** Whether what this position leads to has not been written before. */
    boolean isNews(long position) {
        return position >= answeredUpTo;
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
            if (!batch.isEmpty() && !continues(keys, change)) {
                match(batch, effects);
                keys.clear();
            }
            Optional<LastWord> known = known(change.key());
            boolean isOld = known.isPresent() && change.word().compareTo(known.get()) < 0;
            if (covers(change.position())) {
                effects.add(known.equals(Optional.of(change.word())) ? answered(change) : superseded(change));
            } else if (isOld) {
                effects.add(isSaid(change) ? superseded(change) : setRight(change, known.get()));
            } else if (isSaid(change)) {
                effects.add(load(change));
            } else if (change instanceof Change.Added added && !isSamePicture(change, known)) {
                batch.add(new Entry(added.position(), added.image()));
                keys.add(added.key());
                effects.add(null);
                note(change);
            } else {
                effects.add(change instanceof Change.Added added ? again(added, known) : removed(change));
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
    private boolean continues(Set<ImageKey> keys, Change change) {
        return change instanceof Change.Added
                && !keys.contains(change.key())
                && known(change.key()).filter(word -> !word.isDeletion()).isEmpty();
    }

    /** Whether all was said that this leads to. */
    private boolean isSaid(Change change) {
        return change.position() < saidUpTo;
    }

    private static boolean isSamePicture(Change change, Optional<LastWord> known) {
        return change.word()
                .upload()
                .flatMap(upload -> known.flatMap(LastWord::upload).map(upload::samePicture))
                .orElse(false);
    }

    private Optional<LastWord> known(ImageKey key) {
        LastWord recent = sinceRefresh.get(key);
        return recent != null ? Optional.of(recent) : index.lastWord(key);
    }

    private void note(Change change) {
        index.record(change.key(), change.word());
        sinceRefresh.put(change.key(), change.word());
    }

    /** Answers what comes again. */
    private Effect answered(Change change) {
        return switch (change) {
            case Change.Added added -> unchanged(added);
            case Change.Removed removed -> deleted(removed);
        };
    }

    private Effect superseded(Change change) {
        String version = change instanceof Change.Added added ? added.image().version() : null;
        return change.repeated()
                ? Effect.NONE
                : Effect.of(Event.ImageProcessed.superseded(change.key(), version, view.model()));
    }

    /** What is older than what is known changes nothing, and the log is told again what is known. */
    private Effect setRight(Change change, LastWord known) {
        if (change.repeated()) {
            return Effect.NONE;
        }
        refresh();
        Optional<ImageFeatures> image = known.isDeletion() ? Optional.empty() : index.image(change.key());
        return new Effect(
                superseded(change).events(),
                List.of(),
                Optional.of(new Effect.Known(change.key(), image, known.time())));
    }

    /** What is to be said of this was said before. */
    private Effect load(Change change) {
        write(change);
        if (sinceRefresh.size() >= MOST_NOTED) {
            refresh();
        }
        return answered(change);
    }

    private void write(Change change) {
        note(change);
        switch (change) {
            case Change.Added added -> index.add(added.position(), added.image());
            case Change.Removed removed -> index.remove(removed.key());
        }
    }

    /** An upload of a picture that is known: nothing new is to be said of it, but perhaps of what it shows. */
    private Effect again(Change.Added added, Optional<LastWord> known) {
        if (added.word().upload().equals(known.flatMap(LastWord::upload))) {
            note(added);
            return unchanged(added);
        }
        write(added);
        refresh();
        Report report = matching.relabelled(added.key(), view.model(), index);
        report.said().forEach(index::record);
        List<Event> events = new ArrayList<>(report.events().getFirst());
        events.addAll(unchanged(added).events());
        return new Effect(events, report.said(), Optional.empty());
    }

    private Effect unchanged(Change.Added added) {
        Counts counts = new Counts(added.image().local().count(), 0, false, 0, 0);
        return added.repeated()
                ? Effect.NONE
                : Effect.of(Event.ImageProcessed.processed(
                        added.key(), added.image().version(), counts, view.model()));
    }

    private Effect deleted(Change.Removed removed) {
        return removed.repeated() ? Effect.NONE : Effect.of(Event.ImageProcessed.deleted(removed.key(), view.model()));
    }

    private Effect removed(Change change) {
        write(change);
        refresh();
        Report report = matching.removed(change.key(), view.model(), index);
        report.said().forEach(index::record);
        return change.repeated() ? new Effect(List.of(), report.said(), Optional.empty()) : Effect.of(report);
    }

    /** Matches a batch and empties it; its effects fill the places that were kept for them. */
    private void match(List<Entry> batch, List<@Nullable Effect> effects) {
        if (batch.isEmpty()) {
            return;
        }
        batch.forEach(entry -> index.add(entry.position(), entry.image()));
        refresh();
        Report report = matching.match(batch, index);
        report.said().forEach(index::record);
        int next = 0;
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i) == null) {
                // all that is remembered of the batch goes with the first
                List<Said> said = next == 0 ? report.said() : List.of();
                effects.set(i, new Effect(report.events().get(next++), said, Optional.empty()));
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
     * Whether the index is behind for longer than an interval, and the group has come as far.
     *
     * @param committed the group has committed the log up to here, exclusively
     */
    boolean mayCommit(long committed, Duration interval) {
        return index.committedPosition() < covered
                && covered <= committed
                && System.nanoTime() - lastCommitNanos > interval.toNanos();
    }

    /**
     * Commits the index.
     *
     * @param relations where the relations log ends, exclusively; empty where that is not known
     */
    void commit(Optional<Long> relations) {
        relationsUpTo = relations.orElse(relationsUpTo);
        index.commit(covered, view.commitData(epoch, relationsUpTo));
        lastCommitNanos = System.nanoTime();
    }

    /** Closes without committing. */
    @Override
    public void close() {
        index.close();
    }
}
