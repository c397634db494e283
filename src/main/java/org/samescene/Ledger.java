package org.samescene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samescene.arrival.ImageKey;
import org.samescene.index.IndexedImages;
import org.samescene.index.Label;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.LastWord;
import org.samescene.index.Naming;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Said;

/** What was said, as of now: what the index holds, and over it what came since and is not yet written there. */
final class Ledger {
    private final IndexedImages index;
    private final Map<Pair, Relation> relations = new LinkedHashMap<>();
    private final Map<ImageKey, Naming> namings = new HashMap<>();
    private final List<Said> recorded = new ArrayList<>();

    Ledger(IndexedImages index) {
        this.index = index;
    }

    Relation relation(Pair pair) {
        Relation recent = relations.get(pair);
        return recent != null ? recent : index.relation(pair).orElseGet(() -> Relation.none(pair));
    }

    /** The relations of an image about which something is said. */
    List<Relation> relations(ImageKey key) {
        Map<Pair, Relation> all = new LinkedHashMap<>();
        index.relations(key).forEach(relation -> all.put(relation.pair(), relation));
        relations.values().stream()
                .filter(relation -> relation.pair().has(key))
                .forEach(relation -> all.put(relation.pair(), relation));
        return all.values().stream()
                .filter(relation -> relation.statement().isPresent())
                .toList();
    }

    Optional<LandmarkSuggestion> naming(ImageKey key) {
        Naming recent = namings.get(key);
        return recent != null ? recent.suggestion() : index.naming(key);
    }

    /** The current upload of an image; empty where there is none or it was deleted. */
    Optional<LastWord.Upload> upload(ImageKey key) {
        return index.lastWord(key).flatMap(LastWord::upload);
    }

    /**
     * What an image is known to show: by its upload or by a label, of the two the later one; an upload that says
     * nothing of it leaves a label as it is.
     */
    Optional<String> landmark(ImageKey key) {
        Optional<LastWord> word = index.lastWord(key).filter(last -> !last.isDeletion());
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> uploaded = word.get().upload().flatMap(upload -> Optional.ofNullable(upload.landmark()));
        Optional<Label> label = index.label(key);
        boolean isLabelled = label.isPresent()
                && (uploaded.isEmpty() || label.get().time() >= word.get().time());
        return isLabelled ? label.get().landmark() : uploaded;
    }

    void record(Said said) {
        switch (said) {
            case Relation relation -> relations.put(relation.pair(), relation);
            case Naming naming -> namings.put(naming.image(), naming);
        }
        recorded.add(said);
    }

    /** What was recorded here, in order, to be written to the index and the log. */
    List<Said> recorded() {
        return List.copyOf(recorded);
    }
}
