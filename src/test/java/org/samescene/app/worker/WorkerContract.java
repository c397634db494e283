package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.ExtractionPool;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.kafka.EventJson;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.Topic;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;

/** The whole worker with a real broker, a real model and a real index. Each test has topics and a group of its own. */
public abstract class WorkerContract {
    private static final String LIBRARY = "photos";

    @TempDir
    Path folder;

    private Assembly assembly;
    private WorkerConfig config;
    private KafkaClients clients;
    private Producer<String, byte[]> producer;
    private Consumer<String, byte[]> consumer;
    private ExtractionPool pool;
    private Worker worker;
    private final List<ConsumerRecord<String, byte[]>> told = new ArrayList<>();

    abstract String bootstrapServers();

    @BeforeEach
    void start() throws InterruptedException {
        String name = UUID.randomUUID().toString();
        Map<String, String> settings = new HashMap<>();
        settings.put("samescene.kafka.group", name);
        for (String topic :
                List.of("uploaded", "deleted", "features", "duplicate", "same-landmark", "processed", "rejected")) {
            settings.put("samescene.topics." + topic, topic + "-" + name);
        }
        TestConfig configured = TestConfig.with(settings);
        config = configured.worker();
        assembly = configured.assembly();
        clients = KafkaClients.of(bootstrapServers());
        startWorker();
        producer = clients.producer();
        consumer = clients.reader("test");
        List<TopicPartition> outputs = new ArrayList<>();
        for (Topic topic : List.of(Topic.DUPLICATE, Topic.SAME_LANDMARK, Topic.PROCESSED, Topic.REJECTED)) {
            outputs.add(new TopicPartition(topic.in(config.topics()), 0));
        }
        consumer.assign(outputs);
        consumer.seekToBeginning(outputs);
    }

    private void startWorker() throws InterruptedException {
        clients.ensureTopics(config.topics());
        pool = new ExtractionPool(assembly.extraction(), config.extract().threads());
        worker = Worker.start(
                config,
                "test",
                clients,
                List.of(
                        WorkerStage.extract(config, pool),
                        WorkerStage.match(config, assembly, folder.resolve("index"))));
    }

    private void stopWorker() {
        worker.close();
        worker.ended().join();
        pool.close();
    }

    /** Runs where the broker was not there and nothing began, too. */
    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable opened : Stream.of(worker, pool, producer, consumer)
                .filter(Objects::nonNull)
                .toList()) {
            opened.close();
        }
    }

    private Path photo(long seed, String name) {
        return DrawnPhoto.write(DrawnPhoto.of(seed), folder.resolve(name));
    }

    private void upload(String imageId, Path file) {
        upload(imageId, file, null, null);
    }

    private void upload(String imageId, Path file, String version, String landmark) {
        Arrival.Uploaded uploaded = new Arrival.Uploaded(
                new ImageKey(LIBRARY, imageId), file.toUri().toString(), version, null, null, landmark);
        producer.send(new EventRecords(config.topics(), topic -> 1).uploaded(uploaded, System.currentTimeMillis()));
        producer.flush();
    }

    private void delete(String imageId) {
        producer.send(new EventRecords(config.topics(), topic -> 1)
                .deleted(new Arrival.Deleted(new ImageKey(LIBRARY, imageId)), System.currentTimeMillis()));
        producer.flush();
    }

    private <T> List<T> all(Topic topic, Class<T> type) {
        return told.stream()
                .filter(record -> record.topic().equals(topic.in(config.topics())))
                .map(record -> EventJson.read(record.value(), type))
                .toList();
    }

    private void awaitProcessed(int count) {
        awaitTold(Topic.PROCESSED, count);
    }

    private void awaitTold(Topic topic, int count) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            assertThat(worker.ended()).isNotCompletedExceptionally();
            consumer.poll(Duration.ofMillis(50)).forEach(told::add);
            return told.stream()
                            .filter(record -> record.topic().equals(topic.in(config.topics())))
                            .count()
                    >= count;
        });
    }

    @Test
    void anUploadIsTiedToItsCopyAndToNothingElse() throws Exception {
        upload("one", photo(1, "one.png"));
        upload("other", photo(2, "other.png"));
        upload("copy", DrawnPhoto.write(DrawnPhoto.resized(DrawnPhoto.of(1), 400, 300), folder.resolve("copy.jpg")));
        upload("again", Files.copy(folder.resolve("other.png"), folder.resolve("again.png")));
        awaitProcessed(4);

        List<Event.ImageDuplicate> duplicates = all(Topic.DUPLICATE, Event.ImageDuplicate.class);
        assertThat(duplicates)
                .extracting(d -> d.imageId() + " " + d.kind() + " " + d.relation() + " " + d.duplicateOf() + " keep "
                        + d.preferred())
                .containsExactly("copy EDITED SAME_FRAME one keep one", "again EXACT SAME_FRAME other keep other");
        // 400 × 300 to 640 × 480
        assertThat(duplicates.getFirst().transform()[0]).isBetween(1.57, 1.63);
        assertThat(duplicates.getFirst().confidence()).isGreaterThan(0.999);
        assertThat(all(Topic.SAME_LANDMARK, Event.ImageSameLandmark.class)).isEmpty();
        assertThat(all(Topic.PROCESSED, Event.ImageProcessed.class)).allSatisfy(p -> {
            assertThat(p.outcome()).isEqualTo(Event.Outcome.PROCESSED);
            assertThat(p.features()).isPositive();
            assertThat(p.timings().extractMillis()).isPositive();
        });
    }

    @Test
    void whatCantBeUsedIsRejectedWithItsReasonAndKeptByteForByte() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "not a picture");
        upload("notes", text);
        upload("gone", folder.resolve("gone.jpg"));
        byte[] nonsense = "{\"library\": \"photos\"".getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(config.topics().uploaded(), "key", nonsense));
        upload("good", photo(3, "good.png"));
        awaitProcessed(3);

        assertThat(all(Topic.PROCESSED, Event.ImageProcessed.class))
                .extracting(p -> p.imageId() + " " + p.outcome() + " " + p.reason())
                .containsExactlyInAnyOrder(
                        "notes REJECTED unsupported-format", "gone REJECTED not-found", "good PROCESSED null");
        List<Event.ImageRejected> rejected = all(Topic.REJECTED, Event.ImageRejected.class);
        assertThat(rejected)
                .extracting(Event.ImageRejected::reason)
                .containsExactlyInAnyOrder("unsupported-format", "not-found", "invalid-event");
        assertThat(rejected)
                .filteredOn(r -> r.reason().equals("invalid-event"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.input()).isEqualTo(nonsense);
                    assertThat(r.inputKey()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
                });
    }

    @Test
    void aDeletedImageIsFoundNoMore() {
        upload("one", photo(1, "one.png"));
        awaitProcessed(1);
        delete("one");
        awaitProcessed(2);
        upload("two", photo(1, "two.jpg"));
        awaitProcessed(3);

        assertThat(all(Topic.DUPLICATE, Event.ImageDuplicate.class)).isEmpty();
        assertThat(all(Topic.PROCESSED, Event.ImageProcessed.class))
                .extracting(Event.ImageProcessed::outcome)
                .containsExactly(Event.Outcome.PROCESSED, Event.Outcome.DELETED, Event.Outcome.PROCESSED);
    }

    @Test
    void aPhotoOfAKnownPlaceGetsItsName() {
        upload("known", photo(1, "known.png"), null, "Leaf Square");
        upload("visitor", photo(1, "visitor.jpg"));
        upload("stranger", photo(2, "stranger.jpg"));
        awaitProcessed(3);

        assertThat(all(Topic.SAME_LANDMARK, Event.ImageSameLandmark.class))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.imageId()).isEqualTo("visitor");
                    assertThat(told.landmark().name()).isEqualTo("Leaf Square");
                    assertThat(told.landmark().because()).containsExactly("known");
                });
    }

    @Test
    void aRestartSaysNothingTwiceAndForgetsNothing() throws Exception {
        upload("one", photo(1, "one.png"));
        upload("two", photo(1, "two.jpg"));
        awaitProcessed(2);
        stopWorker();
        startWorker();
        upload("three", photo(1, "three.jpg"));
        awaitProcessed(3);

        assertThat(pairs()).containsExactlyInAnyOrder("two one", "three one", "three two");
    }

    @Test
    void aLostIndexIsMadeAgainFromTheFeaturesWithoutAWord() throws Exception {
        upload("one", photo(1, "one.png"));
        upload("two", photo(1, "two.jpg"));
        awaitProcessed(2);
        stopWorker();
        Files.delete(folder.resolve("one.png"));
        loseIndex();
        startWorker();
        upload("three", photo(1, "three.jpg"));
        awaitProcessed(3);

        assertThat(pairs()).containsExactlyInAnyOrder("two one", "three one", "three two");
    }

    @Test
    void aReplayOfMatchingSaysTheSameUnderTheSameIds() throws Exception {
        upload("one", photo(1, "one.png"));
        upload("two", photo(1, "two.jpg"));
        upload("known", photo(2, "known.png"), null, "Leaf Square");
        upload("visitor", photo(2, "visitor.jpg"));
        awaitProcessed(4);
        List<String> first = ids();
        stopWorker();
        forgetOffsets(config.group() + "-match");
        startWorker();
        awaitProcessed(8);

        assertThat(ids())
                .containsExactlyElementsOf(
                        first.stream().flatMap(id -> Stream.of(id, id)).sorted().toList());
    }

    private List<String> pairs() {
        return all(Topic.DUPLICATE, Event.ImageDuplicate.class).stream()
                .map(d -> d.imageId() + " " + d.duplicateOf())
                .toList();
    }

    private List<String> ids() {
        return told.stream()
                .map(record -> EventRecords.header(record, "ce_id", ""))
                .sorted()
                .toList();
    }

    private void loseIndex() throws IOException {
        try (var files = Files.walk(folder.resolve("index"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void forgetOffsets(String group) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            // a static member that has stopped is a member until its session ends
            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of(group)).all().get();
                return true;
            });
        }
    }
}
