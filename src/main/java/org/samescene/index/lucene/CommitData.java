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
 * @param source which log that is, in the owner's own words
 */
record CommitData(String form, long position, long added, long wordsFrom, Map<String, String> source) {
    static final long NO_POSITION = Long.MAX_VALUE;
    private static final String SOURCE = "source.";

    static CommitData ofNew(String form) {
        return new CommitData(form, 0, 0, NO_POSITION, Map.of());
    }

    /** Of the last commit, if there was one and it says all that there is to say. */
    static Optional<CommitData> last(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        Map<String, String> source = new HashMap<>();
        data.forEach((name, value) -> {
            if (name.startsWith(SOURCE)) {
                source.put(name.substring(SOURCE.length()), value);
            }
        });
        return data.containsKey("form")
                ? Optional.of(new CommitData(
                        data.get("form"),
                        Long.parseLong(data.get("position")),
                        Long.parseLong(data.get("added")),
                        Long.parseLong(data.get("wordsFrom")),
                        Map.copyOf(source)))
                : Optional.empty();
    }

    void giveTo(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        data.put("form", form);
        data.put("position", Long.toString(position));
        data.put("added", Long.toString(added));
        data.put("wordsFrom", Long.toString(wordsFrom));
        source.forEach((name, value) -> data.put(SOURCE + name, value));
        writer.setLiveCommitData(data.entrySet());
    }

    /** One more image is added. */
    CommitData adding() {
        return new CommitData(form, position, added + 1, wordsFrom, source);
    }

    CommitData wordsFrom(long from) {
        return new CommitData(form, position, added, from, source);
    }

    CommitData covering(long upTo, Map<String, String> ofSource) {
        return new CommitData(form, upTo, added, wordsFrom, Map.copyOf(ofSource));
    }
}
