package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
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

    private final Map<TopicPartition, OffsetAndMetadata> groupHas = new HashMap<>();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>(groupHas);
            known.keySet().retainAll(partitions);
            return known;
        }
    };
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final Deque<MockProducer<String, byte[]>> producers = new ArrayDeque<>(List.of(producer));
    private final List<String> diary = new ArrayList<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, Runnable> finishing = new HashMap<>();
    private long due;

    /** Writes what it reads, and what happens when into the diary. A batch is done when its turn has come. */
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
        public Map<TopicPartition, OffsetAndMetadata> assigned(Map<TopicPartition, Progress> partitions) {
            Map<TopicPartition, OffsetAndMetadata> from = new HashMap<>();
            partitions.forEach((partition, progress) -> {
                diary.add("assigned " + partition.partition() + " at " + progress.committed());
                from.put(partition, new OffsetAndMetadata(progress.committed()));
            });
            return from;
        }

        @Override
        public void revoked(Map<TopicPartition, Long> committed) {
            committed.forEach(
                    (partition, position) -> diary.add("revoked " + partition.partition() + " at " + position));
        }

        @Override
        public void aborted(Collection<TopicPartition> partitions) {
            partitions.stream()
                    .map(TopicPartition::partition)
                    .sorted()
                    .forEach(partition -> diary.add("aborted " + partition));
        }

        @Override
        public long due(ConsumerRecord<String, byte[]> record) {
            return record.key().startsWith("later") ? due : 0;
        }

        @Override
        public CompletableFuture<List<ProducerRecord<String, byte[]>>> begin(
                List<ConsumerRecord<String, byte[]>> records) {
            List<String> keys = records.stream().map(ConsumerRecord::key).toList();
            diary.add("begun " + keys);
            CompletableFuture<List<ProducerRecord<String, byte[]>>> output = new CompletableFuture<>();
            Runnable finish = () -> output.complete(keys.stream()
                    .map(key -> new ProducerRecord<String, byte[]>("out", key, new byte[0]))
                    .toList());
            if (held.contains(keys.getFirst())) {
                finishing.put(keys.getFirst(), finish);
            } else {
                finish.run();
            }
            return output;
        }

        @Override
        public List<ProducerRecord<String, byte[]>> quarantined(ConsumerRecord<String, byte[]> record) {
            diary.add("quarantined " + record.key());
            return List.of(new ProducerRecord<>("quarantine", record.key(), new byte[0]));
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
        ExactlyOnceLoop loop = new ExactlyOnceLoop(consumer, producers::remove, new Copying(ahead));
        consumer.updateBeginningOffsets(Map.of(MINE, 0L, OTHER, 0L));
        consumer.updateEndOffsets(Map.of(MINE, 10L, OTHER, 10L));
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

    private Runnable finished(String first) {
        return () -> finishing.remove(first).run();
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
    void theNextBatchIsBegunBeforeTheFirstIsDone() {
        held.addAll(List.of("a", "c"));
        loop(1, List.of(arriving(MINE, 0, "a", "b"), arriving(MINE, 2, "c"), finished("c"), finished("a"), nothing()))
                .run();
        assertThat(diary).containsSubsequence("begun [a, b]", "begun [c]");
        assertThat(written()).containsExactly("a", "b", "c");
        assertThat(producer.commitCount()).isEqualTo(2);
        assertThat(committed(MINE)).isEqualTo(3);
    }

    @Test
    void workThatDependsOnTheBatchBeforeWaitsForIt() {
        held.add("a");
        loop(0, List.of(arriving(MINE, 0, "a"), arriving(MINE, 1, "b"), nothing(), finished("a"), nothing(), nothing()))
                .run();
        assertThat(diary).containsSubsequence("begun [a]", "begun [b]");
        assertThat(written()).containsExactly("a", "b");
        assertThat(committed(MINE)).isEqualTo(2);
    }

    @Test
    void theGroupHearsOfAWorkerThatIsBusy() {
        held.add("a");
        List<Boolean> paused = new ArrayList<>();
        loop(
                        0,
                        List.of(
                                arriving(MINE, 0, "a"),
                                () -> paused.add(consumer.paused().contains(MINE)),
                                () -> paused.add(consumer.paused().contains(MINE)),
                                finished("a"),
                                nothing()))
                .run();
        assertThat(paused).containsExactly(true, true);
        assertThat(committed(MINE)).isEqualTo(1);
    }

    @Test
    void aLoneUploadIsNotKeptWaitingForAnother() {
        loop(1, List.of(arriving(MINE, 0, "a"), nothing())).run();
        assertThat(written()).containsExactly("a");
    }

    @Test
    void aFailedTransactionAndWhatWasBegunAfterItAreReadAgain() {
        held.add("a");
        List<Long> positions = new ArrayList<>();
        loop(
                        1,
                        List.of(
                                arriving(MINE, 0, "a"),
                                arriving(OTHER, 0, "b"),
                                () -> {
                                    producer.commitTransactionException = new KafkaException("coordinator gone");
                                    finished("a").run();
                                },
                                () -> {
                                    producer.commitTransactionException = null;
                                    held.clear();
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
                .containsSubsequence("begun [a]", "begun [b]", "aborted 0", "aborted 1", "begun [a]", "begun [b]");
        assertThat(written()).containsExactly("a", "b");
        assertThat(committed(MINE)).isEqualTo(1);
        assertThat(committed(OTHER)).isEqualTo(1);
    }

    /** A producer whose commit is not answered, whether the brokers took it or not. */
    private static MockProducer<String, byte[]> unanswered() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public void commitTransaction() {
                throw new TimeoutException("no answer from the coordinator");
            }
        };
    }

    @Test
    void aCommitThatIsNotAnsweredIsMadeAgainByAnotherProducer() {
        producers.addFirst(unanswered());
        loop(1, List.of(arriving(MINE, 0, "a"), arriving(MINE, 0, "a"), nothing()))
                .run();
        assertThat(diary).containsSubsequence("begun [a]", "aborted 0", "assigned 0 at 0", "begun [a]");
        assertThat(written()).containsExactly("a");
        assertThat(committed(MINE)).isEqualTo(1);
    }

    @Test
    void aCommitThatWasTakenWithoutAnAnswerIsNotMadeAgain() {
        producers.addFirst(unanswered());
        loop(
                        1,
                        List.of(
                                () -> {
                                    arriving(MINE, 0, "a").run();
                                    groupHas.put(MINE, new OffsetAndMetadata(1));
                                },
                                arriving(MINE, 1, "b"),
                                nothing()))
                .run();
        assertThat(diary).containsSubsequence("begun [a]", "aborted 0", "assigned 0 at 1", "begun [b]");
        assertThat(written()).containsExactly("b");
    }

    @Test
    void whatWasBegunIsCommittedBeforeAPartitionGoes() {
        loop(1, List.of(arriving(MINE, 0, "a"), () -> consumer.rebalance(List.of(OTHER)), nothing()))
                .run();
        assertThat(diary).containsSubsequence("begun [a]", "revoked 0 at 1");
        assertThat(written()).containsExactly("a");
        assertThat(committed(MINE)).isEqualTo(1);
    }

    @Test
    void whatIsDoneSoonIsCommittedBeforeTheWorkerStops() {
        held.add("a");
        loop(
                        1,
                        List.of(
                                arriving(MINE, 0, "a"),
                                () -> CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
                                        .execute(finished("a"))))
                .run();
        assertThat(written()).containsExactly("a");
        assertThat(committed(MINE)).isEqualTo(1);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void aRecordThatIsNotDueHoldsUpItsPartitionAlone() {
        due = System.currentTimeMillis() + 600;
        List<Runnable> polls = new ArrayList<>(List.of(
                arriving(MINE, 0, "a", "later", "c"), arriving(OTHER, 0, "b"), () -> diary.add("still waiting")));
        polls.add(() -> Awaitility.await().until(() -> System.currentTimeMillis() > due));
        polls.add(nothing());
        polls.add(arriving(MINE, 1, "later", "c"));
        polls.add(nothing());
        loop(1, polls).run();
        assertThat(diary).containsSubsequence("begun [a]", "begun [b]", "still waiting", "begun [later, c]");
        assertThat(committed(MINE)).isEqualTo(3);
    }

    @Test
    void aRecordThatHasEndedTheProcessIsBegunAloneAndThenSetAside() {
        groupHas.put(MINE, new OffsetAndMetadata(3, "begun=1"));
        loop(1, List.of(arriving(MINE, 3, "x", "y"), arriving(MINE, 4, "y"), nothing()))
                .run();
        assertThat(diary).containsSubsequence("assigned 0 at 3", "begun [x]", "begun [y]");

        ExactlyOnceLoopTest next = new ExactlyOnceLoopTest();
        next.groupHas.put(MINE, new OffsetAndMetadata(3, "begun=2"));
        next.loop(1, List.of(next.arriving(MINE, 3, "x", "y"), next.arriving(MINE, 4, "y"), nothing()))
                .run();
        assertThat(next.diary).containsSubsequence("quarantined x", "begun [y]").doesNotContain("begun [x]");
        assertThat(next.committed(MINE)).isEqualTo(5);
    }
}
