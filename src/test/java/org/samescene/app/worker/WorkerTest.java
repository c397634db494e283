package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.samescene.app.kafka.ExactlyOnceLoop;
import org.samescene.app.kafka.StageWork;

/** The life of stages on Kafka's own stand-ins; what they do: {@link WorkerContract}. */
@Timeout(60)
class WorkerTest {
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final AtomicBoolean workClosed = new AtomicBoolean();

    private final class Idle implements StageWork {
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
            return Map.of();
        }

        @Override
        public void revoked(Map<TopicPartition, Long> committed) {}

        @Override
        public void aborted(Collection<TopicPartition> partitions) {}

        @Override
        public CompletableFuture<List<ProducerRecord<String, byte[]>>> begin(
                List<ConsumerRecord<String, byte[]>> records) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public List<ProducerRecord<String, byte[]>> quarantined(ConsumerRecord<String, byte[]> record) {
            return List.of();
        }

        @Override
        public int batchesAhead() {
            return 0;
        }

        @Override
        public void committed(Map<TopicPartition, Long> committed) {}

        @Override
        public void close() {
            workClosed.set(true);
        }
    }

    private ExactlyOnceLoop idle() {
        return new ExactlyOnceLoop(consumer, () -> producer, new Idle());
    }

    private boolean allClosed() {
        return consumer.closed() && producer.closed() && workClosed.get();
    }

    private static boolean isRunning(String stage) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(stage));
    }

    @Test
    void aStageThatCanNotBeOpenedLeavesNoneRunning() {
        Map<String, Supplier<ExactlyOnceLoop>> stages = new LinkedHashMap<>();
        stages.put("first stage", this::idle);
        stages.put("second stage", () -> {
            throw new IllegalStateException("no model");
        });

        assertThatIllegalStateException().isThrownBy(() -> Worker.start(stages)).withMessage("no model");
        assertThat(allClosed()).isTrue();
        assertThat(isRunning("first stage")).isFalse();
    }

    @Test
    void runsItsStagesUntilItIsClosed() {
        Worker worker = Worker.start(Map.of("only stage", this::idle));
        assertThat(worker.isAlive()).isTrue();
        assertThat(allClosed()).isFalse();

        worker.close();
        assertThat(allClosed()).isTrue();
        assertThat(isRunning("only stage")).isFalse();
        assertThat(worker.ended()).isCompletedWithValue(null);
    }

    @Test
    void endsWithTheStageThatFailsAndSaysWhich() {
        producer.initTransactionException = new IllegalStateException("fenced");
        try (Worker worker = Worker.start(Map.of("only stage", this::idle))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> worker.ended().isCompletedExceptionally());
            assertThat(worker.ended().exceptionNow())
                    .hasMessage("the only stage stage has failed")
                    .hasRootCauseMessage("fenced");
            assertThat(allClosed()).isTrue();
        }
    }
}
