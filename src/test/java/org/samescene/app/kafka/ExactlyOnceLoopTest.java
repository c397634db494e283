package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.samescene.app.worker.WorkerContract;

/**
 * In which order batches are begun, finished and committed, step by step, on Kafka's own stand-ins; on real
 * brokers: {@link WorkerContract}.
 */
@Timeout(60)
class ExactlyOnceLoopTest {
    private static final TopicPartition MINE = new TopicPartition("in", 0);
    private static final TopicPartition OTHER = new TopicPartition("in", 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final List<String> diary = new ArrayList<>();
    private final Map<String, Runnable> during = new HashMap<>();

    /** Writes what it reads, and what happens when into the diary. */
    private final class Copying implements StageWork {
        private final int ahead;

        Copying(int ahead) {
            this.ahead = ahead;
        }

        @Override
        public List<String> topics() {
            return List.of("in");
        }

        @Override
        public Charset keyCharset() {
            return StandardCharsets.UTF_8;
        }

        @Override
        public int batchSize() {
            return 10;
        }

        @Override
        public Map<TopicPartition, Long> assigned(Map<TopicPartition, Long> committed) {
            return committed;
        }

        @Override
        public void revoked(Map<TopicPartition, Long> committed) {
            committed.forEach(
                    (partition, position) -> diary.add("revoked " + partition.partition() + " at " + position));
        }

        @Override
        public Output begin(List<ConsumerRecord<String, byte[]>> records) {
            List<String> keys = records.stream().map(ConsumerRecord::key).toList();
            diary.add("begun " + keys);
            return () -> {
                diary.add("awaited " + keys);
                during.getOrDefault("awaited " + keys, () -> {}).run();
                return keys.stream()
                        .map(key -> new ProducerRecord<String, byte[]>("out", key, new byte[0]))
                        .toList();
            };
        }

        @Override
        public int batchesAhead() {
            return ahead;
        }

        @Override
        public void committed(Map<TopicPartition, Long> committed) {}

        @Override
        public void close() {}
    }

    /** Each step is what a poll finds. */
    private ExactlyOnceLoop loop(int ahead, List<Runnable> polls) {
        ExactlyOnceLoop loop = new ExactlyOnceLoop(consumer, producer, new Copying(ahead));
        consumer.updateBeginningOffsets(Map.of(MINE, 0L, OTHER, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(MINE, OTHER)));
        polls.forEach(consumer::schedulePollTask);
        consumer.schedulePollTask(loop::stop);
        return loop;
    }

    private Runnable arriving(TopicPartition partition, int from, String... keys) {
        return () -> IntStream.range(0, keys.length)
                .forEach(i -> consumer.addRecord(new ConsumerRecord<>(
                        partition.topic(), partition.partition(), from + i, keys[i], new byte[0])));
    }

    private static Runnable nothing() {
        return () -> {};
    }

    private List<String> written() {
        return producer.history().stream().map(ProducerRecord::key).toList();
    }

    private Long committed(TopicPartition partition) {
        Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
        producer.consumerGroupOffsetsHistory()
                .forEach(transaction -> transaction.values().forEach(all::putAll));
        return all.containsKey(partition) ? all.get(partition).offset() : null;
    }

    @Test
    void theNextBatchIsBegunBeforeTheFirstIsAwaited() {
        loop(
                        1,
                        List.of(
                                arriving(MINE, 0, "a", "b"),
                                arriving(MINE, 2, "c"),
                                arriving(MINE, 3, "d"),
                                nothing(),
                                nothing()))
                .run();
        assertThat(diary)
                .startsWith("begun [a, b]", "begun [c]", "awaited [a, b]", "begun [d]", "awaited [c]", "awaited [d]");
        assertThat(written()).containsExactly("a", "b", "c", "d");
        assertThat(producer.commitCount()).isEqualTo(3);
        assertThat(committed(MINE)).isEqualTo(4);
    }

    @Test
    void workThatDependsOnTheBatchBeforeWaitsForIt() {
        loop(0, List.of(arriving(MINE, 0, "a"), arriving(MINE, 1, "b"), nothing()))
                .run();
        assertThat(diary).startsWith("begun [a]", "awaited [a]", "begun [b]", "awaited [b]");
        assertThat(committed(MINE)).isEqualTo(2);
    }

    @Test
    void aLoneUploadIsNotKeptWaitingForAnother() {
        loop(1, List.of(arriving(MINE, 0, "a"), nothing())).run();
        assertThat(written()).containsExactly("a");
    }

    @Test
    void aFailedTransactionAndWhatWasBegunAfterItAreReadAgain() {
        during.put(
                "awaited [a]",
                () -> producer.commitTransactionException = new KafkaException("the coordinator is gone"));
        List<Long> positions = new ArrayList<>();
        loop(
                        1,
                        List.of(
                                arriving(MINE, 0, "a"),
                                arriving(OTHER, 0, "b"),
                                () -> {
                                    producer.commitTransactionException = null;
                                    during.clear();
                                    positions.add(consumer.position(MINE));
                                    positions.add(consumer.position(OTHER));
                                },
                                arriving(MINE, 0, "a"),
                                arriving(OTHER, 0, "b"),
                                nothing(),
                                nothing()))
                .run();
        assertThat(positions).containsExactly(0L, 0L);
        assertThat(diary)
                .startsWith(
                        "begun [a]",
                        "begun [b]",
                        "awaited [a]",
                        "begun [a]",
                        "begun [b]",
                        "awaited [a]",
                        "awaited [b]");
        assertThat(written()).containsExactly("a", "b");
        assertThat(committed(MINE)).isEqualTo(1);
        assertThat(committed(OTHER)).isEqualTo(1);
    }

    @Test
    void whatWasBegunIsCommittedBeforeAPartitionGoes() {
        loop(1, List.of(arriving(MINE, 0, "a"), () -> consumer.rebalance(List.of(OTHER)), nothing()))
                .run();
        assertThat(diary).startsWith("begun [a]", "awaited [a]", "revoked 0 at 1");
        assertThat(written()).containsExactly("a");
        assertThat(committed(MINE)).isEqualTo(1);
    }

    @Test
    void whatIsBegunWhenTheWorkerStopsIsLeftToBeReadAgain() {
        loop(1, List.of(arriving(MINE, 0, "a"))).run();
        assertThat(diary).contains("begun [a]").doesNotContain("awaited [a]");
        assertThat(committed(MINE)).isNull();
        assertThat(consumer.closed()).isTrue();
    }
}
