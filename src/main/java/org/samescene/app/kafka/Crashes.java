package org.samescene.app.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Finds the record that ends the process. The metadata of the group's offset counts how often a worker began there
 * and never got further. After the first such end the records that follow are begun one by one, so that the next
 * end names its culprit.
 *
 * <p>Why in the group's offsets? A file of the worker's own is lost with its container, and another worker that
 * takes the partition over would begin to count anew.
 */
final class Crashes {
    private static final Logger LOG = Logger.getLogger(Crashes.class);
    private static final String MARK = "begun=";

    /** A record that was begun alone this often, and before that in a batch, has ended the worker three times. */
    private static final int ENOUGH = 2;

    /** Records that are begun one by one after an end, at least: the batch that was under way was smaller. */
    private static final int SUSPECTS = 100;

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Integer> ends = new HashMap<>();
    private final Map<TopicPartition, Long> cautiousUpTo = new HashMap<>();
    private final Set<TopicPartition> begun = new HashSet<>();
    private final Map<TopicPartition, Long> marked = new HashMap<>();

    Crashes(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** What the group's offset says. */
    void found(TopicPartition partition, OffsetAndMetadata offset) {
        String metadata = offset.metadata();
        if (metadata != null && metadata.matches(MARK + "\\d{1,6}")) {
            int count = Integer.parseInt(metadata.substring(MARK.length()));
            ends.put(partition, count);
            cautiousUpTo.put(partition, offset.offset() + SUSPECTS);
            LOG.warnf("%s@%d was begun %d times and never finished", partition, offset.offset(), count);
        }
    }

    /** All of the records; or one alone, where a partition is suspect. The others are read again. */
    List<ConsumerRecord<String, byte[]>> cautious(List<ConsumerRecord<String, byte[]>> records) {
        ConsumerRecord<String, byte[]> suspect =
                records.stream().filter(this::isSuspect).findFirst().orElse(null);
        if (suspect == null) {
            return records;
        }
        Set<TopicPartition> soughtBack = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            boolean isSuspect = partition(record).equals(partition(suspect)) && record.offset() == suspect.offset();
            if (!isSuspect && soughtBack.add(partition(record))) {
                consumer.seek(partition(record), record.offset());
            }
        }
        return List.of(suspect);
    }

    private boolean isSuspect(ConsumerRecord<String, byte[]> record) {
        return record.offset() < cautiousUpTo.getOrDefault(partition(record), 0L);
    }

    /** Whether a record has ended the process so often that it is not begun again. */
    boolean isFatal(ConsumerRecord<String, byte[]> record) {
        return ends.getOrDefault(partition(record), 0) >= ENOUGH;
    }

    /**
     * Marks what is begun: the first batch of each partition, and each record of a suspect one.
     *
     * @param committed where the group is
     */
    void begins(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> committed) {
        Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = partition(record);
            Long offset = committed.get(partition);
            boolean isNew = begun.add(partition) || isSuspect(record);
            // what is read again silently, from before the group's offset, is not marked
            if (isNew && offset != null && record.offset() >= offset && !marks.containsKey(partition)) {
                int count = ends.getOrDefault(partition, 0) + 1;
                marks.put(partition, new OffsetAndMetadata(offset, MARK + count));
                marked.put(partition, offset);
            }
        }
        write(marks);
    }

    /** The group has got further in these partitions. */
    void passed(Collection<TopicPartition> partitions) {
        partitions.forEach(ends::remove);
        partitions.forEach(marked::remove);
    }

    /** What was begun is left to another start without the process having ended over it. */
    void forgive() {
        Map<TopicPartition, OffsetAndMetadata> clean = new HashMap<>();
        marked.forEach((partition, offset) -> clean.put(partition, new OffsetAndMetadata(offset)));
        marked.clear();
        write(clean);
    }

    private void write(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> mine = new HashMap<>(offsets);
        mine.keySet().retainAll(consumer.assignment());
        if (!mine.isEmpty()) {
            try {
                consumer.commitSync(mine);
            } catch (KafkaException e) {
                LOG.debugf(e, "What is begun is not marked in %s", new ArrayList<>(mine.keySet()));
            }
        }
    }

    void forget(TopicPartition partition) {
        ends.remove(partition);
        cautiousUpTo.remove(partition);
        begun.remove(partition);
        marked.remove(partition);
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
