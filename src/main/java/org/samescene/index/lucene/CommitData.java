package org.samescene.index.lucene;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;

/**
 * What a commit says of its shard.
 *
 * @param form how images are made searchable: what a shard of another form holds is of no use
 * @param position the log is covered up to here, exclusively
 * @param added how many images were added, those that were replaced or removed since among them
 * @param wordsFrom images from this position on have words only
 */
record CommitData(String form, long position, long added, long wordsFrom) {
    static final long NO_POSITION = Long.MAX_VALUE;

    static CommitData ofNew(String form) {
        return new CommitData(form, 0, 0, NO_POSITION);
    }

    /** Of the last commit, if there was one and it says all that there is to say. */
    static Optional<CommitData> last(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data.containsKey("form")
                ? Optional.of(new CommitData(
                        data.get("form"),
                        Long.parseLong(data.get("position")),
                        Long.parseLong(data.get("added")),
                        Long.parseLong(data.get("wordsFrom"))))
                : Optional.empty();
    }

    void giveTo(IndexWriter writer) {
        writer.setLiveCommitData(Map.of(
                        "form", form,
                        "position", Long.toString(position),
                        "added", Long.toString(added),
                        "wordsFrom", Long.toString(wordsFrom))
                .entrySet());
    }

    /** One more image is added. */
    CommitData adding() {
        return new CommitData(form, position, added + 1, wordsFrom);
    }

    CommitData wordsFrom(long from) {
        return new CommitData(form, position, added, from);
    }

    CommitData covering(long upTo) {
        return new CommitData(form, upTo, added, wordsFrom);
    }
}
