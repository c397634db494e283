package org.samescene.app.kafka;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a stage does with the records that {@link ExactlyOnceLoop} brings it. Called by one thread. */
public interface StageWork extends AutoCloseable {
    List<String> topics();

    /** How the bytes of its records' keys become text. */
    Charset keyCharset();

    /** Records in one transaction at most. */
    int batchSize();

    /**
     * Partitions are this worker's from now on.
     *
     * @param committed for each of them, up to where the group has processed it, exclusively; 0 where it has not begun
     * @return for each of them, where to read from: there, or earlier to bring something up to date silently
     */
    Map<TopicPartition, Long> assigned(Map<TopicPartition, Long> committed);

    /**
     * Partitions are another's from now on.
     *
     * @param committed for each of them, up to where the group has processed it, exclusively
     */
    void revoked(Map<TopicPartition, Long> committed);

    /**
     * Begins to process records, those of a partition in order. After a failed transaction the same records come again.
     *
     * @return what to write, to be asked for in the order in which batches were begun, or not at all
     */
    Output begin(List<ConsumerRecord<String, byte[]>> records);

    /** What a batch leads to. */
    interface Output {
        /** Waits until all of it is there. */
        List<ProducerRecord<String, byte[]>> await() throws InterruptedException;
    }

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
