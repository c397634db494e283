package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.EarlierFeatures;
import org.samescene.ExtractionPool;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.broker.EmbeddedBroker;
import org.samescene.app.kafka.GoldenEvents;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;

/**
 * The examples of docs/clients, as they are, against a worker on a broker whose topics somebody has made beforehand as
 * the AsyncAPI document says. What an example needs and this machine lacks is said where it is skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherClientsTest {
    private static final Path EXAMPLES = Path.of("docs/clients").toAbsolutePath();

    @TempDir
    static Path folder;

    private EmbeddedBroker broker;
    private ExtractionPool pool;
    private Worker worker;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        TestConfig configured = TestConfig.with(Map.of("samescene.retry.delays", "1s"));
        WorkerConfig config = configured.worker();
        Assembly assembly = configured.assembly();
        makeTopics(config.topics().features(assembly.model()));
        KafkaClients clients = KafkaClients.of(broker.bootstrapServers());
        // a broker may hear of a new topic a little later
        Map<String, LogIdentity> logs = Awaitility.await()
                .ignoreExceptions()
                .until(
                        () -> clients.ensureTopics(
                                config.topics(),
                                assembly.model(),
                                config.topics().partitions(),
                                1),
                        Objects::nonNull);
        pool = assembly.extractionPool(config.extract(), EarlierFeatures.NONE);
        List<WorkerStage> stages = new ArrayList<>(WorkerStage.extract(config, config.retryDelays(), pool));
        stages.add(WorkerStage.match(config, assembly, logs, clients, folder.resolve("index")));
        worker = Worker.start(config, "test", clients, logs, stages);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable opened :
                Stream.of(worker, pool, broker).filter(Objects::nonNull).toList()) {
            opened.close();
        }
    }

    /** As the document says of the channels; the topic of a model's features has the settings of image-features. */
    private void makeTopics(String features) throws IOException, InterruptedException, ExecutionException {
        List<NewTopic> topics = new ArrayList<>();
        JsonNode channels = new ObjectMapper(new YAMLFactory())
                .readTree(GoldenEvents.class.getResourceAsStream("/org/samescene/event/asyncapi.yaml"))
                .path("channels");
        channels.properties().forEach(channel -> {
            JsonNode kafka = channel.getValue().path("bindings").path("kafka");
            Map<String, String> settings = new HashMap<>();
            kafka.path("topicConfiguration").properties().forEach(setting -> {
                JsonNode value = setting.getValue();
                settings.put(setting.getKey(), value.isArray() ? value.get(0).asText() : value.asText());
            });
            String name = channel.getKey().equals("image-features") ? features : channel.getKey();
            topics.add(new NewTopic(name, kafka.path("partitions").intValue(), (short) 1).configs(settings));
        });
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(topics).all().get();
        }
    }

    @Test
    void kafkajsAndTheCloudEventsSdkUploadAndReadWhatIsSaid() throws Exception {
        assumeNode();
        uploadsAndReads("javascript", "node", "client.mjs");
    }

    @Test
    void kcatUploadsAndReadsWhatIsSaid() throws Exception {
        assumeTrue(isThere("kcat"), "No kcat here (Debian: kcat): skipped");
        uploadsAndReads("kcat", "./client.sh");
    }

    @Test
    void kafkasOwnClientUploadsAndReadsWhatIsSaid() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        uploadsAndReads(
                "java",
                java,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                "Client.java");
    }

    @Test
    void ajvAndTheAsyncApiParserReadTheContractWithoutAWarning() throws Exception {
        assumeNode();
        String found = run(
                "node",
                "check.mjs",
                Path.of("src/main/resources/org/samescene/event")
                        .toAbsolutePath()
                        .toString());
        System.out.println(found);
        assertThat(found)
                .containsPattern("ajv 8\\.[0-9.]+ strict: [1-9][0-9]* schemas")
                .containsPattern("@asyncapi/parser 3\\.[0-9.]+: 0 errors, 0 warnings")
                .containsPattern("[1-9][0-9]* examples, all valid");
    }

    private void uploadsAndReads(String library, String... client) throws Exception {
        Path photo = DrawnPhoto.write(DrawnPhoto.of(1), folder.resolve("ein Bild von Zoë.png"));
        Path copy = DrawnPhoto.write(DrawnPhoto.resized(DrawnPhoto.of(1), 400, 300), folder.resolve("copy.jpg"));
        Path text = Files.writeString(folder.resolve("notes.jpg"), "not a picture");
        String first = run(client, library, "first", photo);
        String second = run(client, library, "second", copy);
        String third = run(client, library, "third", text);
        System.out.println(first + second + third);

        assertThat(first)
                .contains("image-processed")
                .contains("\"imageId\":\"first\"")
                .contains("\"outcome\":\"processed\"")
                .doesNotContain("duplicateOf");
        assertThat(second).contains("image-duplicate").contains("\"duplicateOf\":\"first\"");
        assertThat(second).contains("\"imageId\":\"second\"").contains("\"outcome\":\"processed\"");
        assertThat(third)
                .contains("image-rejected")
                .contains("\"reason\":\"unsupported-format\"")
                .contains("\"outcome\":\"rejected\"");
    }

    private String run(String[] client, String library, String imageId, Path picture) throws Exception {
        List<String> command = new ArrayList<>(List.of(client));
        command.addAll(List.of(broker.bootstrapServers(), library, imageId, "file://" + picture));
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean hasEnded = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(hasEnded).as("in time: %s", said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static void assumeNode() {
        assumeTrue(isThere("node"), "No Node.js here: skipped");
        assumeTrue(
                Files.isDirectory(EXAMPLES.resolve("node_modules")),
                "The packages of docs/clients/package.json are not installed (npm install --no-package-lock there): skipped");
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
