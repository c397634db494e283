package org.samescene.app.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.samescene.app.kafka.LogIdentity;

/**
 * What an index is a view of: one partition of a log of features, by one model, and of a log of what was said of
 * them. An index says it with each commit; where it was another log, or too long ago, it is made anew.
 *
 * @param log of features
 * @param relations the log of what was said
 */
record LogView(LogIdentity log, LogIdentity relations, int partition, String model) {
    /** A removal is in the log for 90 days at least, see the features topic: an index that is older may miss some. */
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(89);

    private static final String EPOCH = "epoch";
    private static final String TIME = "time";
    private static final String RELATIONS = "relationsUpTo";

    /**
     * What a commit says.
     *
     * @param epoch the leader epoch of the last record that it covers, where it is known
     * @param relationsUpTo it covers the log of what was said up to here at least, exclusively
     */
    Map<String, String> commitData(Optional<Integer> epoch, long relationsUpTo) {
        Map<String, String> data = identity();
        data.put(RELATIONS, Long.toString(relationsUpTo));
        data.put(TIME, Instant.now().toString());
        epoch.ifPresent(number -> data.put(EPOCH, Integer.toString(number)));
        return data;
    }

    private Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("cluster", log.cluster());
        identity.put("topic", log.topic());
        identity.put("topicId", log.topicId());
        identity.put("relationsId", relations.topicId());
        identity.put("partitions", Integer.toString(log.partitions()));
        identity.put("partition", Integer.toString(partition));
        identity.put("model", model);
        return identity;
    }

    /** The leader epoch that a commit has stated. */
    static Optional<Integer> epoch(Map<String, String> commitData) {
        return Optional.ofNullable(commitData.get(EPOCH)).map(Integer::valueOf);
    }

    /** Up to where a commit covers the log of what was said, exclusively. */
    static long relationsUpTo(Map<String, String> commitData) {
        return Long.parseLong(commitData.getOrDefault(RELATIONS, "0"));
    }

    /**
     * Why an index can't be used; empty where it can.
     *
     * @param commitData of its last commit; empty where it is new
     * @param position that it covers, exclusively
     * @param end of the log, exclusively
     * @param relationsEnd of the log of what was said
     */
    Optional<String> mismatch(Map<String, String> commitData, long position, long end, long relationsEnd) {
        if (commitData.isEmpty()) {
            return position == 0 ? Optional.empty() : Optional.of("it doesn't say which log it is a view of");
        }
        for (Map.Entry<String, String> mine : identity().entrySet()) {
            String its = commitData.get(mine.getKey());
            if (!mine.getValue().equals(its)) {
                return Optional.of("its " + mine.getKey() + " is " + its + ", the log's is " + mine.getValue());
            }
        }
        if (position > end) {
            return Optional.of("it covers the log up to " + position + ", which ends at " + end);
        }
        if (relationsUpTo(commitData) > relationsEnd) {
            return Optional.of("it covers the log of what was said up to " + relationsUpTo(commitData)
                    + ", which ends at " + relationsEnd);
        }
        Instant committed = Instant.parse(commitData.getOrDefault(TIME, Instant.EPOCH.toString()));
        return committed.isBefore(Instant.now().minus(LONGEST_ABSENCE))
                ? Optional.of("it is of " + committed + ", and the log may have forgotten removals since")
                : Optional.empty();
    }
}
