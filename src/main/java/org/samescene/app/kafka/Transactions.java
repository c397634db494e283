package org.samescene.app.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jboss.logging.Logger;

/**
 * A producer's transactions. Where the brokers don't answer, what became of a transaction is not known: the
 * producer is given up, and its successor of the same name ends what it left, one way or the other, before it
 * begins. What was written, the group's offsets then tell.
 *
 * <p>Why not ask the same producer again? One whose abort timed out while a broker was away for minutes never got
 * an answer any more, when the broker was back for long.
 */
final class Transactions implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Producer<String, byte[]>> producers;
    private final BooleanSupplier stopping;
    private final Backoff backoff = new Backoff();
    private Producer<String, byte[]> producer;

    /** @param producers opens one of the same name each time */
    Transactions(Supplier<Producer<String, byte[]>> producers, BooleanSupplier stopping) {
        this.producers = producers;
        this.stopping = stopping;
        this.producer = producers.get();
    }

    /** Whether the brokers don't take transactions at present. For any thread. */
    boolean areFailing() {
        return backoff.isFailing();
    }

    /** Ends the transactions of a predecessor of the same name, and waits for the brokers to say so. */
    void begin() {
        while (true) {
            try {
                producer.initTransactions();
                return;
            } catch (TimeoutException e) {
                pause("no transaction can be begun", e);
                producer.close(Duration.ZERO);
                producer = producers.get();
            }
        }
    }

    /**
     * Writes records and offsets together or not at all; whether they were written. Where they perhaps were, the
     * answer is no, and the group's offsets say whether they were.
     *
     * @throws KafkaException where no later attempt can succeed
     */
    @SuppressWarnings("FutureReturnValueIgnored") // where a record can't be sent, commitTransaction fails
    boolean write(
            List<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        try {
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.sendOffsetsToTransaction(offsets, group);
            producer.commitTransaction();
            backoff.succeeded();
            return true;
        } catch (ProducerFencedException
                | OutOfOrderSequenceException
                | InvalidPidMappingException
                | AuthorizationException
                | UnsupportedVersionException e) {
            throw e;
        } catch (TimeoutException e) {
            pause("a transaction failed", e);
            renew();
            return false;
        } catch (KafkaException e) {
            pause("a transaction failed", e);
            abort();
            return false;
        }
    }

    private void abort() {
        try {
            producer.abortTransaction();
        } catch (TimeoutException | IllegalStateException e) {
            pause("a transaction is not aborted", e);
            renew();
        }
    }

    private void renew() {
        producer.close(Duration.ZERO);
        producer = producers.get();
        begin();
    }

    private void pause(String problem, RuntimeException cause) {
        if (stopping.getAsBoolean()) {
            throw cause;
        }
        LOG.warnf("%s and is tried again: %s", problem, cause.getMessage());
        backoff.failed(stopping);
    }

    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }
}
