package org.samescene.app.worker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.NoteRecords;
import org.samescene.app.kafka.SourceTime;

/**
 * Writes records of a topic into it once more, so that the workers go over a backlog by their own rules: in the one
 * order of each library, in transactions, while they go on with what is new.
 *
 * <p>Why not a reset of the group's offsets? The workers would have to be stopped, and would answer what they know
 * without looking at it again.
 *
 * @param library empty: of all libraries
 * @param since of images that were uploaded later, by their source's clock; empty: of all
 */
record Replay(KafkaClients clients, Optional<String> library, Optional<Instant> since) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Reads what is in a topic now, each partition in its order. */
    static void read(KafkaClients clients, String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (var consumer = clients.reader("replay")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                        reader.accept(record);
                    }
                });
            }
        }
    }

    /** Features that are current: their images are compared again with all others. Returns how many. */
    long features(String topic) throws InterruptedException {
        Map<String, Long> last = new HashMap<>();
        read(clients, topic, record -> last.put(String.valueOf(record.key()), record.offset()));
        return again(
                topic,
                record -> record.value() != null
                        && !NoteRecords.isNote(record)
                        && last.getOrDefault(String.valueOf(record.key()), -1L) == record.offset()
                        && isWanted(record),
                Optional.of(EventRecords.COMPARE_AGAIN));
    }

    /** Uploads: what could not be had is fetched again; what is known is answered. Returns how many. */
    long uploads(String topic) throws InterruptedException {
        return again(topic, record -> record.value() != null && isWanted(record), Optional.empty());
    }

    boolean isWanted(ConsumerRecord<String, byte[]> record) {
        boolean ofLibrary = library.isEmpty() || String.valueOf(record.key()).startsWith(library.get() + "/");
        return ofLibrary
                && (since.isEmpty() || SourceTime.of(record) >= since.get().toEpochMilli());
    }

    private interface Choice {
        boolean takes(ConsumerRecord<String, byte[]> record);
    }

    private long again(String topic, Choice choice, Optional<String> mark) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (Producer<String, byte[]> producer = clients.producer()) {
            read(clients, topic, record -> {
                if (choice.takes(record)) {
                    sent.add(producer.send(copy(record, mark)));
                }
            });
            for (Future<RecordMetadata> written : sent) {
                written.get();
            }
            return sent.size();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a record can't be written", e.getCause());
        }
    }

    /** With the time that it had: what came later still holds. */
    private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> record, Optional<String> mark) {
        ProducerRecord<String, byte[]> copy = new ProducerRecord<>(
                record.topic(), record.partition(), null, record.key(), record.value(), record.headers());
        SourceTime.put(copy, SourceTime.of(record));
        mark.ifPresent(name -> copy.headers().add(name, "1".getBytes(StandardCharsets.US_ASCII)));
        return copy;
    }
}
