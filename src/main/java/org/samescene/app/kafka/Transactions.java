package org.samescene.app.kafka;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
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
 * A producer's transactions. Brokers that don't answer are waited for: a commit that timed out may have been
 * taken, so it is asked for again until they say what became of it.
 */
final class Transactions {
    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private final Producer<String, byte[]> producer;
    private final BooleanSupplier stopping;
    private final Backoff backoff = new Backoff();

    Transactions(Producer<String, byte[]> producer, BooleanSupplier stopping) {
        this.producer = producer;
        this.stopping = stopping;
    }

    /** Whether the brokers don't take transactions at present. For any thread. */
    boolean areFailing() {
        return backoff.isFailing();
    }

    /** Ends the transactions of a predecessor of the same name. */
    void begin() {
        untilAnswered("no transaction can be begun", producer::initTransactions);
    }

    /**
     * Writes records and offsets together or not at all; whether they were written.
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
            untilAnswered("a transaction is not committed yet", producer::commitTransaction);
            backoff.succeeded();
            return true;
        } catch (ProducerFencedException
                | OutOfOrderSequenceException
                | InvalidPidMappingException
                | AuthorizationException
                | UnsupportedVersionException e) {
            throw e;
        } catch (KafkaException e) {
            if (stopping.getAsBoolean()) {
                throw e;
            }
            LOG.warnf(e, "A transaction failed and is tried again");
            untilAnswered("a transaction is not aborted yet", producer::abortTransaction);
            backoff.failed(stopping);
            return false;
        }
    }

    private void untilAnswered(String problem, Runnable request) {
        while (true) {
            try {
                request.run();
                return;
            } catch (TimeoutException e) {
                if (stopping.getAsBoolean()) {
                    throw e;
                }
                LOG.warnf("The brokers don't answer, %s: %s", problem, e.getMessage());
                backoff.failed(stopping);
            }
        }
    }
}
