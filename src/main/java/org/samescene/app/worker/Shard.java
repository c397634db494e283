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
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.Candidate;
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
    private final Notes notes;
    private final Answers answers;
    private final long answeredUpTo;
    private final Map<ImageKey, LastWord> sinceRefresh = new HashMap<>();
    private final List<Candidate> toAdd = new ArrayList<>();
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
        this.notes = new Notes(index, matching, view.model());
        this.answers = new Answers(view.model());
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
            switch (change) {
                case Change.Noted noted -> effects.add(take(noted));
                case Change.OfImage image -> {
                    Optional<Effect> effect = take(image);
                    if (effect.isEmpty() && image instanceof Change.Added added) {
                        batch.add(new Entry(added.position(), added.image()));
                        keys.add(added.key());
                        note(added);
                    }
                    effects.add(effect.orElse(null));
                }
            }
        }
        match(batch, effects);
        add();
        if (!log.isEmpty()) {
            if (!covers(log.getLast())) {
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
        return change instanceof Change.Added added
                && !keys.contains(added.key())
                && known(added.key()).filter(word -> !word.isDeletion()).isEmpty();
    }

    private Effect take(Change.Noted noted) {
        if (covers(noted)) {
            return Effect.NONE;
        }
        if (isSaid(noted)) {
            notes.load(noted.note());
            return Effect.NONE;
        }
        refresh();
        return notes.take(noted.note(), noted.repeated());
    }

    /** Empty: it is an image that is to be compared with the earlier ones. */
    private Optional<Effect> take(Change.OfImage change) {
        Optional<LastWord> known = known(change.key());
        if (covers(change)) {
            boolean isLast = known.equals(Optional.of(change.word()));
            return Optional.of(isLast ? answers.known(change) : answers.superseded(change));
        }
        if (known.isPresent() && change.word().compareTo(known.get()) < 0) {
            return Optional.of(isSaid(change) ? answers.superseded(change) : setRight(change, known.get()));
        }
        if (isSaid(change)) {
            return Optional.of(load(change));
        }
        return switch (change) {
            case Change.Removed removed -> Optional.of(removed(removed));
            case Change.Added added ->
                isSamePicture(added, known) && !added.compareAgain()
                        ? Optional.of(again(added, known))
                        : Optional.empty();
        };
    }

    /** Whether all was said that this leads to. */
    private boolean isSaid(Change change) {
        return change.position() < saidUpTo;
    }

    private boolean covers(Change change) {
        return change.position() < covered;
    }

    private static boolean isSamePicture(Change.Added change, Optional<LastWord> known) {
        return change.word()
                .upload()
                .flatMap(upload -> known.flatMap(LastWord::upload).map(upload::samePicture))
                .orElse(false);
    }

    private Optional<LastWord> known(ImageKey key) {
        LastWord recent = sinceRefresh.get(key);
        return recent != null ? Optional.of(recent) : index.lastWord(key);
    }

    private void note(Change.OfImage change) {
        index.record(change.key(), change.word());
        sinceRefresh.put(change.key(), change.word());
    }

    /** What is older than what is known changes nothing, and the log is told again what is known. */
    private Effect setRight(Change.OfImage change, LastWord known) {
        if (change.repeated()) {
            return Effect.NONE;
        }
        refresh();
        Optional<ImageFeatures> image = known.isDeletion() ? Optional.empty() : index.image(change.key());
        return new Effect(
                answers.superseded(change).events(),
                List.of(),
                Optional.of(new Effect.Known.OfImage(change.key(), image, known.time())));
    }

    /** What is to be said of this was said before. */
    private Effect load(Change.OfImage change) {
        write(change);
        if (sinceRefresh.size() >= MOST_NOTED) {
            refresh();
        }
        return answers.known(change);
    }

    private void write(Change.OfImage change) {
        note(change);
        switch (change) {
            case Change.Added added -> toAdd.add(new Candidate(added.image(), added.position()));
            case Change.Removed removed -> {
                add();
                index.remove(removed.key());
            }
        }
    }

    /** An upload of a picture that is known: nothing new is to be said of it, but perhaps of what it shows. */
    private Effect again(Change.Added added, Optional<LastWord> known) {
        boolean sameUpload = added.word().upload().equals(known.flatMap(LastWord::upload));
        if (sameUpload && index.label(added.key()).isEmpty()) {
            note(added);
            return answers.unchanged(added);
        }
        write(added);
        refresh();
        Report report = matching.relabelled(added.key(), view.model(), index);
        report.said().forEach(index::record);
        List<Event> events = new ArrayList<>(report.events().getFirst());
        events.addAll(answers.unchanged(added).events());
        return new Effect(events, report.said(), Optional.empty());
    }

    private Effect removed(Change.Removed removed) {
        write(removed);
        refresh();
        Report report = matching.removed(removed.key(), view.model(), index);
        report.said().forEach(index::record);
        Optional<Effect.Known> forgotten =
                notes.forget(removed.key(), removed.word().time()).map(Effect.Known.OfNote::new);
        return new Effect(removed.repeated() ? List.of() : report.events().getFirst(), report.said(), forgotten);
    }

    /** Matches a batch and empties it; its effects fill the places that were kept for them. */
    private void match(List<Entry> batch, List<@Nullable Effect> effects) {
        if (batch.isEmpty()) {
            return;
        }
        batch.forEach(entry -> toAdd.add(new Candidate(entry.image(), entry.position())));
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

    /** Adds what is to be added together. */
    private void add() {
        index.addAll(List.copyOf(toAdd));
        toAdd.clear();
    }

    private void refresh() {
        add();
        index.refresh();
        sinceRefresh.clear();
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
