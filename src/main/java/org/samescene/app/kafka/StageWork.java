package org.samescene.app.kafka;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What a stage does with the records that {@link ExactlyOnceLoop} brings it. Called by one thread, never while a
 * batch is under way except to begin another.
 */
public interface StageWork extends AutoCloseable {
    List<String> topics();

    /** How the bytes of its records' keys become text. */
    Charset keyCharset();

    /** Records in one transaction at most. */
    int batchSize();

    /**
     * How far a partition is.
     *
     * @param committed up to where the group has processed it, exclusively; its beginning where it has not begun
     * @param end of what is in the log, exclusively; less where the broker has lost what came after
     */
    record Progress(long committed, long end) {}

    /**
     * Partitions are this worker's from now on, or have to be read anew.
     *
     * @return for each of them, where to read from: where the group is, or earlier to bring something up to date
     *     silently. With the leader epoch of the record before, where it is known, the broker is asked whether it
     *     still has that record (KIP-320)
     */
    Map<TopicPartition, OffsetAndMetadata> assigned(Map<TopicPartition, Progress> partitions);

    /**
     * Partitions are another's from now on.
     *
     * @param committed for each of them, up to where the group has processed it, exclusively
     */
    void revoked(Map<TopicPartition, Long> committed);

    /** What was begun of these partitions was not committed: it leaves no trace. They are assigned again next. */
    void aborted(Collection<TopicPartition> partitions);

    /** When a record may be begun, in milliseconds since 1970; those behind it in its partition wait with it. */
    default long due(ConsumerRecord<String, byte[]> record) {
        return 0;
    }

    /**
     * Begins to process records, those of a partition in order. After a failed transaction the same records come again.
     *
     * @return what to write. It completes in bounded time
     */
    CompletableFuture<List<ProducerRecord<String, byte[]>>> begin(List<ConsumerRecord<String, byte[]>> records);

    /** Why the stage can't say yet what it should; empty where it can. For any thread. */
    default Optional<String> notReady() {
        return Optional.empty();
    }

    /** How many records something must still be brought up to date with, silently. For any thread. */
    default long behind() {
        return 0;
    }

    /**
     * What to write in place of all else about a record that has ended the process several times. It is not begun
     * again.
     */
    List<ProducerRecord<String, byte[]>> quarantined(ConsumerRecord<String, byte[]> record);

    /**
     * How many batches may be begun while one before them is not committed, so that nobody waits for the end
     * of a transaction; 0: none.
     */
    int batchesAhead();

    /**
     * The transaction with the last records is committed, or there was nothing to do for a moment.
     *
     * @param committed for each partition, up to where the group has processed it, exclusively
     */
    void committed(Map<TopicPartition, Long> committed);

    @Override
    void close();
}
