package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samescene.app.json.Json;

class AsyncApiTest {
    private final JsonNode document = parse();

    @Test
    void hasTheChannelsThatTheWorkerHas() {
        List<String> topics = Arrays.stream(Topic.values())
                .map(topic -> topic.in(DefaultTopics.NAMES))
                .toList();

        assertThat(document.path("asyncapi").textValue()).startsWith("3.");
        assertThat(names(document.path("channels"))).containsExactlyInAnyOrderElementsOf(topics);
        document.path("channels")
                .properties()
                .forEach(
                        channel -> assertThat(channel.getValue().path("address").textValue())
                                .isEqualTo(channel.getKey()));
    }

    @Test
    void hasAMessageOfEachEventTypeInItsChannel() {
        for (Topic topic : Topic.values()) {
            List<String> types = new ArrayList<>();
            for (JsonNode message : document.path("channels")
                    .path(topic.in(DefaultTopics.NAMES))
                    .path("messages")) {
                types.add(resolved(message).path("name").textValue());
            }

            assertThat(types).contains(topic.eventType());
        }
    }

    @Test
    void takesEachPayloadFromTheSchemaOfItsTopic() {
        for (Topic topic : Topic.values()) {
            String name = topic.in(DefaultTopics.NAMES);
            JsonNode message = resolved(document.path("channels")
                    .path(name)
                    .path("messages")
                    .iterator()
                    .next());

            if (topic != Topic.FEATURES) {
                assertThat(message.path("payload").path("schema").path("$ref").textValue())
                        .isEqualTo("./" + name + ".schema.json");
            }
            assertThat(resolved(message.path("bindings"))
                            .path("kafka")
                            .path("key")
                            .path("type")
                            .textValue())
                    .isEqualTo("string");
        }
    }

    @Test
    void hasTheSettingsOfTheTopicsThatAWorkerMakes() {
        TopicSettings settings = DefaultTopics.NAMES;
        for (Topic topic : Topic.values()) {
            JsonNode kafka = document.path("channels")
                    .path(topic.in(settings))
                    .path("bindings")
                    .path("kafka");
            JsonNode configuration = kafka.path("topicConfiguration");
            boolean isLog =
                    configuration.path("cleanup.policy").path(0).asText().equals("compact");

            assertThat(kafka.path("partitions").intValue()).as(topic.name()).isEqualTo(settings.partitions());
            assertThat(configuration.path("max.message.bytes").intValue())
                    .as(topic.name())
                    .isEqualTo(KafkaClients.MAX_RECORD_BYTES);
            assertThat(configuration.path("retention.ms").longValue())
                    .as(topic.name())
                    .isEqualTo(isLog ? 0 : settings.retention().toMillis());
        }
    }

    @Test
    void hasExamplesThatTheirSchemasAccept() throws IOException {
        for (JsonNode message : document.path("components").path("messages")) {
            String name = message.path("name").textValue();
            JsonNode example = message.path("examples").path(0);
            if (message.path("payload").has("type")) {
                continue; // bytes, or none
            }
            boolean isStructured = message.path("contentType").textValue().contains("cloudevents");
            JsonNode payload = example.path("payload");
            JsonNode schema = Json.mapper().readTree(GoldenEvents.schema(name.replace("org.samescene.", "")));

            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(isStructured ? payload.path("data") : payload))
                    .as(name)
                    .isEmpty();
            if (name.equals(Topic.RELATIONS.eventType())) {
                continue; // no CloudEvent
            }
            assertThat(isStructured ? payload : example.path("headers"))
                    .as(name)
                    .isNotEmpty();
            assertThat((isStructured
                                    ? payload.path("type")
                                    : example.path("headers").path("ce_type"))
                            .textValue())
                    .isEqualTo(name);
        }
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<JsonNode> references = document.findValues("$ref");

        assertThat(references).isNotEmpty();
        for (JsonNode reference : references) {
            String target = reference.textValue();
            if (target.startsWith("#")) {
                assertThat(document.at(target.substring(1)).isMissingNode())
                        .as(target)
                        .isFalse();
            } else {
                assertThat(GoldenEvents.resource(target)).as(target).isNotEmpty();
            }
        }
    }

    @Test
    void usesEveryChannelInAnOperation() {
        Set<String> used = new HashSet<>();
        document.path("operations")
                .forEach(operation ->
                        used.add(operation.path("channel").path("$ref").textValue()));

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(names(document.path("channels")).stream()
                        .map(name -> "#/channels/" + name)
                        .toList());
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : document.at(reference.textValue().substring(1));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode parse() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(GoldenEvents.resource("asyncapi.yaml"));
        } catch (IOException e) {
            throw new AssertionError("asyncapi.yaml is not YAML", e);
        }
    }
}
