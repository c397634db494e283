package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.EarlierFeatures;
import org.samescene.ExtractionPool;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.kafka.EventJson;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.Repartitioning;
import org.samescene.app.kafka.Topic;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;

/** The whole worker with a real broker, a real model and a real index. Each test has topics and a group of its own. */
public abstract class WorkerContract {
    private static final String LIBRARY = "photos";

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();
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
        settings.put("samescene.kafka.group", name);
        for (String topic : List.of(
                "uploaded",
                "deleted",
                "labelled",
                "relation-reviewed",
                "features",
                "relations",
                "duplicate",
                "same-landmark",
                "landmark",
                "relation-withdrawn",
                "processed",
                "rejected")) {
            settings.put("samescene.topics." + topic, topic + "-" + name);
        }
        settings.put("samescene.kafka.session-timeout", "6s");
        settings.put("samescene.topics.partitions", "1");
        settings.put("samescene.retry.delays", "1s,2s");
        settings.put("samescene.fetch.first-timeout", "2s");
        settings.put("samescene.fetch.timeout", "3s");
        TestConfig configured = TestConfig.with(settings);
        config = configured.worker();
        assembly = configured.assembly();
        clients = KafkaClients.of(bootstrapServers());
        startWorker();
        producer = clients.producer();
        consumer = clients.reader("test");
        List<TopicPartition> outputs = new ArrayList<>();
        for (Topic topic : List.of(
                Topic.DUPLICATE,
                Topic.SAME_LANDMARK,
                Topic.LANDMARK,
                Topic.RELATION_WITHDRAWN,
                Topic.PROCESSED,
                Topic.REJECTED)) {
            outputs.add(new TopicPartition(topic.in(config.topics()), 0));
        }
        consumer.assign(outputs);
        consumer.seekToBeginning(outputs);
    }

    private void startWorker() throws InterruptedException {
        Map<String, LogIdentity> logs = clients.ensureTopics(
                config.topics(),
                assembly.model(),
                config.topics().partitions(),
                config.retryDelays().size());
        pool = assembly.extractionPool(config.extract(), EarlierFeatures.NONE);
        List<WorkerStage> stages = new ArrayList<>(WorkerStage.extract(config, config.retryDelays(), pool));
        stages.add(WorkerStage.match(config, assembly, logs, clients, folder.resolve("index")));
        worker = Worker.start(config, "test", clients, logs, stages);
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

    private EventRecords records() {
        return new EventRecords(config.topics(), assembly.model(), topic -> 1);
    }

    private void upload(String imageId, Path file, String version, String landmark) {
        upload(imageId, file.toUri().toString(), version, landmark);
    }

    private void upload(String imageId, String uri, String version, String landmark) {
        Arrival.Uploaded uploaded =
                new Arrival.Uploaded(new ImageKey(LIBRARY, imageId), uri, version, null, null, landmark);
        producer.send(records().uploaded(uploaded, System.currentTimeMillis()));
        producer.flush();
    }

    private void delete(String imageId) {
        producer.send(
                records().deleted(new Arrival.Deleted(new ImageKey(LIBRARY, imageId)), System.currentTimeMillis()));
        producer.flush();
    }

    private void label(String imageId, String landmark) {
        producer.send(records()
                .labelled(new Arrival.Labelled(new ImageKey(LIBRARY, imageId), landmark), System.currentTimeMillis()));
        producer.flush();
    }

    private void review(String imageId, String other, boolean isRelated) {
        producer.send(records()
                .reviewed(
                        new Arrival.Reviewed(new ImageKey(LIBRARY, imageId), new ImageKey(LIBRARY, other), isRelated),
                        System.currentTimeMillis()));
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
        awaitProcessed(5);

        assertThat(all(Topic.PROCESSED, Event.ImageProcessed.class))
                .extracting(p -> p.imageId() + " " + p.outcome() + " " + p.reason())
                .containsExactlyInAnyOrder(
                        "notes REJECTED unsupported-format",
                        "gone DEFERRED not-found",
                        "gone DEFERRED not-found",
                        "gone REJECTED not-found",
                        "good PROCESSED null");
        List<Event.ImageRejected> rejected = all(Topic.REJECTED, Event.ImageRejected.class);
        assertThat(rejected)
                .extracting(r -> r.reason() + " " + r.retryable() + " " + r.topic())
                .containsExactlyInAnyOrder(
                        "unsupported-format false " + config.topics().uploaded(),
                        "not-found true " + config.topics().uploaded(),
                        "invalid-event false " + config.topics().uploaded());
        assertThat(rejected)
                .filteredOn(r -> r.reason().equals("invalid-event"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.input()).isEqualTo(nonsense);
                    assertThat(r.inputKey()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
                });
    }

    @Test
    void everyUploadIsAnsweredAndTheAnswerNamesIt() throws Exception {
        Path picture = photo(1, "one.png");
        byte[] trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.UTF_8);
        Map<String, String> uploads = Map.of(
                "good",
                "\"imageId\": \"one\", \"uri\": \"file://" + picture + "\"",
                "copy",
                "\"imageId\": \"two\", \"uri\": \"file://localhost" + picture + "\"",
                "gone",
                "\"imageId\": \"three\", \"uri\": \"file:///no/Zoë.jpg\"",
                "bad",
                "\"imageId\": \"four\", \"uri\": \"file:///a\", \"version\": 3");
        for (String id : List.of("good", "copy", "gone", "bad")) {
            String data = "{\"library\": \"" + LIBRARY + "\", " + uploads.get(id) + "}";
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(config.topics().uploaded(), "any", data.getBytes(StandardCharsets.UTF_8));
            Map.of("ce_specversion", "1.0", "ce_source", "/dam", "ce_type", "x", "ce_id", id)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            record.headers().add("traceparent", trace);
            producer.send(record);
        }
        awaitProcessed(2 + 3 + 1);

        assertThat(told)
                .extracting(record -> EventRecords.header(record, "ce_causationid", "?") + " "
                        + record.topic().replaceFirst("-[0-9a-f]{8}-.*", ""))
                .containsExactlyInAnyOrder(
                        "good processed",
                        "copy duplicate",
                        "copy processed",
                        "gone processed",
                        "gone processed",
                        "gone processed",
                        "gone rejected",
                        "bad processed",
                        "bad rejected");
        assertThat(told).allSatisfy(record -> {
            assertThat(EventRecords.header(record, "ce_causationsource", "?")).isEqualTo("/dam");
            assertThat(record.headers().lastHeader("traceparent").value()).isEqualTo(trace);
        });
        assertThat(all(Topic.REJECTED, Event.ImageRejected.class))
                .filteredOn(r -> r.reason().equals("invalid-event"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.imageId()).isEqualTo("four");
                    assertThat(r.uri()).isEqualTo("file:///a");
                    assertThat(r.message()).isEqualTo("'version' is not a string");
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

        assertThat(all(Topic.LANDMARK, Event.ImageLandmark.class))
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
    void aRepartitionedLogSaysNothingTwiceAndForgetsNothing() throws Exception {
        upload("one", photo(1, "one.png"));
        upload("two", photo(1, "two.jpg"));
        upload("gone", photo(2, "gone.png"));
        delete("gone");
        awaitProcessed(4);
        String from = config.topics().features(assembly.model());
        String to = TopicSettings.ofModel("repartitioned-" + from, assembly.model());
        try (Admin admin = clients.admin()) {
            Repartitioning repartitioning = Repartitioning.ofFeatures(clients, admin, from, to, 3);
            List<String> others = List.of(config.group("extract", assembly.model()));
            assertThatIllegalStateException()
                    .isThrownBy(() -> repartition(repartitioning, others, Duration.ZERO))
                    .withMessageContaining("stop all workers first");
            stopWorker();
            assertThat(repartition(repartitioning, others, Duration.ofSeconds(30)))
                    .isGreaterThanOrEqualTo(3);
            assertThatIllegalStateException()
                    .isThrownBy(() -> repartition(repartitioning, others, Duration.ZERO))
                    .withMessageContaining(to + " exists already");
            String said = config.topics().relations(assembly.model());
            assertThat(repartition(
                            Repartitioning.ofRelations(
                                    clients,
                                    admin,
                                    said,
                                    TopicSettings.ofModel("repartitioned-" + said, assembly.model()),
                                    3),
                            others,
                            Duration.ZERO))
                    .isPositive();
            settings.put("samescene.topics.relations", "repartitioned-" + said);
        }
        settings.put("samescene.topics.features", "repartitioned-" + from);
        settings.put("samescene.topics.partitions", "3");
        config = TestConfig.with(settings).worker();
        startWorker();
        upload("three", photo(1, "three.jpg"));
        upload("not gone", photo(2, "not-gone.jpg"));
        awaitProcessed(6);

        assertThat(pairs()).containsExactlyInAnyOrder("two one", "three one", "three two");
        delete("one");
        awaitProcessed(7);
        awaitTold(Topic.RELATION_WITHDRAWN, 2);
        assertThat(all(Topic.RELATION_WITHDRAWN, Event.ImageRelationWithdrawn.class))
                .extracting(Event.ImageRelationWithdrawn::otherImageId)
                .containsExactlyInAnyOrder("two", "three");
    }

    private long repartition(Repartitioning repartitioning, List<String> others, Duration patience)
            throws ExecutionException, InterruptedException {
        return repartitioning.run(
                config.group("match", assembly.model()),
                others,
                patience,
                new Terminal(new PrintStream(OutputStream.nullOutputStream()), false));
    }

    private void uploadCopiesAndAPlace() {
        upload("one", photo(1, "one.png"));
        upload("two", photo(1, "two.jpg"));
        upload("known", photo(2, "known.png"), null, "Leaf Square");
        upload("visitor", photo(2, "visitor.jpg"));
    }

    private List<String> verdicts() {
        return told.stream()
                .filter(record -> !record.topic().equals(config.topics().processed()))
                .map(record -> EventRecords.header(record, "ce_id", ""))
                .toList();
    }

    @Test
    void nothingIsSaidTwiceHoweverOftenTheLogsAreReadAgain() throws Exception {
        uploadCopiesAndAPlace();
        awaitProcessed(4);
        List<String> first = verdicts();
        assertThat(first).hasSize(3).doesNotHaveDuplicates();
        uploadCopiesAndAPlace();
        awaitProcessed(8);
        assertThat(verdicts()).as("published twice").isEqualTo(first);
        stopWorker();
        forgetOffsets("match");
        startWorker();
        awaitProcessed(16);
        assertThat(verdicts()).as("the features are read again").isEqualTo(first);
        stopWorker();
        forgetOffsets("extract");
        startWorker();
        awaitProcessed(24);
        assertThat(verdicts()).as("the uploads are read again").isEqualTo(first);
        stopWorker();
        forgetOffsets("match");
        loseIndex();
        startWorker();
        awaitProcessed(24 + 16);
        assertThat(verdicts()).as("and the index is lost").isEqualTo(first);
        upload("three", photo(1, "three.jpg"));
        awaitProcessed(24 + 16 + 1);
        assertThat(pairs()).contains("three one", "three two").hasSize(4);
    }

    @Test
    void whatADeletionEndsIsWithdrawnByTheIdUnderWhichItWasSaid() {
        uploadCopiesAndAPlace();
        awaitProcessed(4);
        delete("known");
        awaitProcessed(5);
        Event.ImageDuplicate ended = all(Topic.DUPLICATE, Event.ImageDuplicate.class).stream()
                .filter(event -> event.imageId().equals("visitor"))
                .findFirst()
                .orElseThrow();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(50)).forEach(told::add);
            return all(Topic.LANDMARK, Event.ImageLandmark.class).size() == 2;
        });
        assertThat(all(Topic.RELATION_WITHDRAWN, Event.ImageRelationWithdrawn.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.withdrawn()).isEqualTo(ended.id());
                    assertThat(event.imageId() + " " + event.otherImageId()).isEqualTo("known visitor");
                });
        assertThat(all(Topic.LANDMARK, Event.ImageLandmark.class).getLast().landmark())
                .isNull();
    }

    @Test
    void aRejectedPairNeverComesBackAndALateLabelIsToldOnce() throws Exception {
        upload("one", photo(1, "one.png"));
        upload("two", photo(1, "two.jpg"));
        upload("three", photo(1, "three.jpg"));
        awaitProcessed(3);
        label("one", "Leaf Square");
        awaitTold(Topic.LANDMARK, 2);
        review("two", "one", false);
        awaitTold(Topic.RELATION_WITHDRAWN, 1);
        awaitTold(Topic.LANDMARK, 3);
        stopWorker();
        loseIndex();
        forgetOffsets("match");
        startWorker();
        upload("two", photo(1, "two-again.jpg"), "2", null);
        awaitProcessed(3 + 3 + 1);

        assertThat(pairs()).containsExactlyInAnyOrder("two one", "three one", "three two", "two three");
        assertThat(all(Topic.RELATION_WITHDRAWN, Event.ImageRelationWithdrawn.class))
                .extracting(event -> event.imageId() + " " + event.otherImageId() + " " + event.because())
                .containsExactly("one two REJECTED");
        assertThat(all(Topic.LANDMARK, Event.ImageLandmark.class))
                .extracting(event -> event.imageId() + " "
                        + (event.landmark() == null
                                ? "nothing"
                                : event.landmark().name() + " "
                                        + event.landmark().because()))
                .containsExactlyInAnyOrder("two Leaf Square [one]", "three Leaf Square [one]", "two nothing");
    }

    @Test
    void aReplayIsAnsweredAndADryRunSaysWhatOtherSettingsWouldChange() throws Exception {
        uploadCopiesAndAPlace();
        awaitProcessed(4);
        List<String> first = verdicts();
        Replay replay = new Replay(clients, Optional.of(LIBRARY), Optional.empty());
        String features = config.topics().features(assembly.model());
        assertThat(replay.features(features)).isEqualTo(4);
        awaitProcessed(8);
        assertThat(replay.uploads(config.topics().uploaded())).isEqualTo(4);
        awaitProcessed(12);
        assertThat(verdicts()).isEqualTo(first);
        assertThat(new Replay(clients, Optional.of("others"), Optional.empty()).features(features))
                .isZero();
        assertThat(new Replay(clients, Optional.empty(), Optional.of(Instant.now())).features(features))
                .isZero();

        String said = config.topics().relations(assembly.model());
        DryRun.Difference same = new DryRun(clients, assembly, replay, folder.resolve("dry 1")).compare(features, said);
        assertThat(same.appearing()).isEmpty();
        assertThat(same.vanishing()).isEmpty();
        assertThat(same.holding()).isEqualTo(2);
        Assembly strict = TestConfig.with(Map.of("samescene.judge.min-evidence", "100000"))
                .assembly();
        DryRun.Difference other = new DryRun(clients, strict, replay, folder.resolve("dry 2")).compare(features, said);
        assertThat(other.vanishing())
                .containsExactly("DUPLICATE photos/known photos/visitor", "DUPLICATE photos/one photos/two");
        assertThat(other.holding()).isZero();
    }

    /** A server of photos that can be told to fail. */
    private HttpServer photoServer(AtomicReference<HttpHandler> fault) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                HttpHandler failing = fault.get();
                if (failing != null) {
                    failing.handle(exchange);
                } else {
                    byte[] photo = Files.readAllBytes(
                            folder.resolve(exchange.getRequestURI().getPath().substring(1)));
                    exchange.sendResponseHeaders(200, photo.length);
                    exchange.getResponseBody().write(photo);
                }
            }
        });
        server.start();
        return server;
    }

    private static String uri(HttpServer server, String name) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + name;
    }

    private long tombstones() {
        try (Consumer<String, byte[]> reader = clients.reader("features")) {
            TopicPartition log = new TopicPartition(config.topics().features(assembly.model()), 0);
            reader.assign(List.of(log));
            reader.seekToBeginning(List.of(log));
            long end = Objects.requireNonNull(reader.endOffsets(List.of(log)).get(log));
            long found = 0;
            while (reader.position(log) < end) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(100))) {
                    found += record.value() == null ? 1 : 0;
                }
            }
            return found;
        }
    }

    private List<Event.Outcome> outcomes(String imageId) {
        return all(Topic.PROCESSED, Event.ImageProcessed.class).stream()
                .filter(event -> event.imageId().equals(imageId))
                .map(Event.ImageProcessed::outcome)
                .toList();
    }

    @Test
    void anOutageOfThePhotoServerCostsTimeAndNothingElse() throws Exception {
        AtomicReference<HttpHandler> fault = new AtomicReference<>();
        HttpServer server = photoServer(fault);
        try {
            int copies = 8;
            for (int i = 0; i < copies; i++) {
                Path file = DrawnPhoto.write(
                        DrawnPhoto.resized(DrawnPhoto.of(1), 640 - 16 * i, 480 - 12 * i), folder.resolve(i + ".png"));
                upload("copy " + i, uri(server, file.getFileName().toString()), null, null);
            }
            awaitProcessed(copies);
            int pairs = copies * (copies - 1) / 2;
            assertThat(pairs()).hasSize(pairs);

            stopWorker();
            fault.set(exchange -> exchange.sendResponseHeaders(503, -1));
            forgetOffsets("extract");
            startWorker();
            awaitProcessed(2 * copies);
            assertThat(outcomes("copy 0")).containsExactly(Event.Outcome.PROCESSED, Event.Outcome.DEFERRED);
            upload("other", photo(2, "other.png"));
            awaitTold(Topic.PROCESSED, 2 * copies + 1);
            fault.set(null);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(50)).forEach(told::add);
                return IntStream.range(0, copies)
                        .allMatch(i -> List.of(Event.Outcome.PROCESSED, Event.Outcome.REJECTED)
                                .contains(outcomes("copy " + i).getLast()));
            });

            assertThat(tombstones()).isZero();
            assertThat(pairs()).as("nothing is said twice").hasSize(pairs);
            upload("late copy", photo(1, "late.jpg"));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(50)).forEach(told::add);
                return !outcomes("late copy").isEmpty();
            });
            assertThat(pairs()).hasSize(pairs + copies);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsBehindSilentServersIsAnsweredFirst() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        HttpServer server = photoServer(new AtomicReference<>(exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            for (int i = 0; i < 12; i++) {
                upload("silent " + i, uri(server, i + ".png"), null, null);
            }
            upload("good", photo(1, "good.png"));
            awaitProcessed(13 + 12 + 12);
            assertThat(outcomes("good")).containsExactly(Event.Outcome.PROCESSED);
            assertThat(outcomes("silent 3"))
                    .containsExactly(Event.Outcome.DEFERRED, Event.Outcome.DEFERRED, Event.Outcome.REJECTED);
            List<Event.ImageProcessed> answers = all(Topic.PROCESSED, Event.ImageProcessed.class);
            int good = answers.indexOf(answers.stream()
                    .filter(answer -> answer.imageId().equals("good"))
                    .findFirst()
                    .orElseThrow());
            assertThat(answers.subList(0, good)).noneMatch(answer -> answer.outcome() == Event.Outcome.REJECTED);
        } finally {
            never.countDown();
            server.stop(0);
        }
    }

    @Test
    void whatWasDeletedStaysDeletedInWhicheverOrderItIsRead() throws Exception {
        stopWorker();
        for (int i = 0; i < 6; i++) {
            upload("image " + i, photo(1, i + ".png"));
        }
        Thread.sleep(5);
        for (int i = 3; i < 6; i++) {
            delete("image " + i);
        }
        startWorker();
        awaitProcessed(9);
        for (String stage : List.of("extract", "match")) {
            stopWorker();
            forgetOffsets(stage);
            startWorker();
        }
        upload("copy", photo(1, "copy.jpg"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            consumer.poll(Duration.ofMillis(50)).forEach(told::add);
            return !outcomes("copy").isEmpty();
        });
        assertThat(pairs())
                .filteredOn(pair -> pair.startsWith("copy "))
                .containsExactlyInAnyOrder("copy image 0", "copy image 1", "copy image 2");
    }

    @Test
    void anIndexOfAnotherLogIsSetAside() throws Exception {
        upload("one", photo(1, "one.png"));
        upload("two", photo(2, "two.png"));
        awaitProcessed(2);
        stopWorker();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            List<String> gone = List.of(config.topics().features(assembly.model()));
            admin.deleteTopics(gone).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(gone.getFirst()));
        }
        startWorker();
        upload("three", photo(1, "three.jpg"));
        upload("four", photo(1, "four.jpg"));
        awaitProcessed(4);
        assertThat(pairs()).containsExactly("four three");
        assertThat(folder.resolve("index"))
                .isDirectoryContaining(file -> file.toString().endsWith(".set-aside"));
    }

    @Test
    void whatIsNoRecordOfFeaturesIsSteppedOver() throws Exception {
        String features = config.topics().features(assembly.model());
        upload("one", photo(1, "one.png"));
        awaitProcessed(1);
        producer.send(new ProducerRecord<>(features, 0, LIBRARY + "/alien", new byte[] {1, 2, 3}));
        producer.send(new ProducerRecord<>(features, 0, "no slash", (byte[]) null));
        producer.flush();
        upload("two", photo(1, "two.jpg"));
        awaitTold(Topic.REJECTED, 2);
        awaitProcessed(3);
        assertThat(outcomes("alien")).containsExactly(Event.Outcome.REJECTED);
        assertThat(pairs()).containsExactly("two one");
        assertThat(all(Topic.REJECTED, Event.ImageRejected.class))
                .extracting(r -> r.topic() + " " + r.reason())
                .containsOnly(features + " invalid-event");
    }

    @Test
    void topicsThatDontFitAreRefusedWithTheCommandThatMendsThem() throws Exception {
        stopWorker();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            ConfigResource topic = new ConfigResource(
                    ConfigResource.Type.TOPIC, config.topics().rejected());
            admin.incrementalAlterConfigs(Map.of(
                            topic,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", "1000000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            // the broker that answers may hear of it a little later
            Awaitility.await()
                    .until(() -> Objects.requireNonNull(admin.describeConfigs(List.of(topic))
                                    .all()
                                    .get()
                                    .get(topic))
                            .get("max.message.bytes")
                            .value()
                            .equals("1000000"));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> clients.ensureTopics(config.topics(), assembly.model(), 16, 2))
                .withMessageContaining("has 1 partitions and samescene.topics.partitions is 16")
                .withMessageContaining(
                        "--entity-name " + config.topics().rejected() + " --add-config max.message.bytes=8388608");
    }

    private List<String> pairs() {
        return all(Topic.DUPLICATE, Event.ImageDuplicate.class).stream()
                .map(d -> d.imageId() + " " + d.duplicateOf())
                .toList();
    }

    private void loseIndex() throws IOException {
        try (var files = Files.walk(folder.resolve("index"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void forgetOffsets(String stage) throws InterruptedException, ExecutionException {
        String group = config.group() + "-" + stage + "." + assembly.model();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            // a static member that has stopped is a member until its session ends
            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of(group)).all().get();
                return true;
            });
        }
    }
}
