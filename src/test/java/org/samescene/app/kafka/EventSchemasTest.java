package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.app.json.Json;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;
import org.samescene.index.Relation;
import org.samescene.verdict.Thresholds;
import org.samescene.verdict.Verdict;

class EventSchemasTest {
    static Set<String> goldens() {
        return GoldenEvents.all().keySet();
    }

    static Stream<String> topics() {
        return goldens().stream().map(GoldenEvents::topic).distinct();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void acceptTheGoldenExamples(String golden) throws IOException {
        assertThat(problems(GoldenEvents.topic(golden), tree(GoldenEvents.json(golden))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void missEveryRequiredField(String golden) throws IOException {
        String topic = GoldenEvents.topic(golden);
        for (JsonNode field : tree(GoldenEvents.schema(topic)).path("required")) {
            ObjectNode without = tree(GoldenEvents.json(golden));
            without.remove(field.textValue());

            assertThat(problems(topic, without)).as("without %s", field).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image-duplicate",
                "image-same-landmark",
                "image-landmark",
                "image-relation-withdrawn",
                "image-processed",
                "image-rejected"
            })
    void describeEverythingThatWeWrite(String topic) throws IOException {
        assertThat(problems(topic, tree(GoldenEvents.json(topic)).put("surprise", 1)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-uploaded", "image-deleted", "image-labelled", "image-relation-reviewed"})
    void letOthersSayMoreThanWeRead(String topic) throws IOException {
        assertThat(problems(topic, tree(GoldenEvents.json(topic)).put("photographer", "Atget")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void haveATitleAndADescriptionOfEveryField(String topic) throws IOException {
        JsonNode schema = tree(GoldenEvents.schema(topic));

        assertThat(schema.path("title").asText()).isNotBlank();
        assertThat(schema.path("description").asText()).isNotBlank();
        assertThat(schema.path("$schema").asText()).isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(undescribed(schema, topic)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FEATURES")
    void haveTheIdThatEventsName(Topic topic) throws IOException {
        assertThat(tree(GoldenEvents.schema(topic.in(DefaultTopics.NAMES)))
                        .path("$id")
                        .textValue())
                .isEqualTo(topic.schema().orElseThrow().toString());
    }

    /** Fields may be added: whoever validates events by these schemas must not refuse them. */
    @ParameterizedTest
    @MethodSource("goldens")
    void acceptFieldsThatAreAddedLater(String golden) throws IOException {
        ObjectNode later = tree(GoldenEvents.json(golden));
        surprise(later);

        assertThat(schema(tree(GoldenEvents.schema(GoldenEvents.topic(golden)))).validate(later))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-processed", "image-rejected"})
    void knowTheReasonsOfTheCode(String topic) throws IOException {
        assertThat(choices(topic, "reason"))
                .isEqualTo(Arrays.stream(RejectionReason.values())
                        .map(RejectionReason::code)
                        .toList());
    }

    @Test
    void knowTheKindsRelationsAndOutcomesOfTheCode() throws IOException {
        assertThat(choices("image-duplicate", "kind")).isEqualTo(kebabCase(Verdict.Kind.values()));
        assertThat(choices("image-duplicate", "relation")).isEqualTo(kebabCase(Verdict.Frame.values()));
        assertThat(choices("image-duplicate", "preferredBecause")).isEqualTo(kebabCase(Verdict.Reason.values()));
        assertThat(choices("image-relation-withdrawn", "kind")).isEqualTo(kebabCase(Relation.Kind.values()));
        assertThat(choices("image-relation-withdrawn", "because"))
                .isEqualTo(kebabCase(Event.WithdrawnBecause.values()));
        assertThat(choices("image-processed", "outcome")).isEqualTo(kebabCase(Event.Outcome.values()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-duplicate", "image-same-landmark"})
    void nameEveryThresholdOfTheCode(String topic) throws IOException {
        JsonNode thresholds =
                tree(GoldenEvents.schema(topic)).path("properties").path("thresholds");
        List<String> names = Arrays.stream(Thresholds.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(thresholds.path("properties").fieldNames()).toIterable().containsExactlyElementsOf(names);
        assertThat(thresholds.path("required")).map(JsonNode::textValue).containsExactlyElementsOf(names);
        assertThat(thresholds)
                .isEqualTo(tree(GoldenEvents.schema("image-duplicate"))
                        .path("properties")
                        .path("thresholds"));
    }

    @Test
    void onlyTheSameBytesNeedNoFalseAlarms() throws IOException {
        ObjectNode edited = tree(GoldenEvents.json("image-duplicate"));
        edited.remove("log10FalseAlarms");

        assertThat(problems("image-duplicate", edited)).isNotEmpty();
        assertThat(tree(GoldenEvents.json("image-duplicate.exact")).has("log10FalseAlarms"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            image-uploaded           | library    | "two/parts"
            image-uploaded           | library    | " "
            image-uploaded           | imageId    | 7
            image-uploaded           | uri        | null
            image-uploaded           | sha256     | "abc"
            image-duplicate          | relation   | "CROP_OF"
            image-duplicate          | transform  | [1, 0, 0, 0, 1, 0]
            image-duplicate          | scale      | 0
            image-duplicate          | overlap    | {"image": [[0, 0], [1, 0]], "duplicateOf": [[0, 0], [1, 0]]}
            image-duplicate          | thresholds | {"minEvidence": 6}
            image-duplicate          | confidence | 1.5
            image-duplicate          | rotation   | 270
            image-same-landmark      | sameAs     | ""
            image-landmark           | landmark   | {"name": "Tower"}
            image-labelled           | landmark   | 7
            image-relation-reviewed  | decision   | "perhaps"
            image-relation-withdrawn | because    | "dull"
            image-processed          | reason     | "not-found"
            image-processed          | features   | -1
            image-processed.rejected | reason     | "bad-luck"
            image-processed.rejected | timings    | {"extractMillis": 1, "matchMillis": 1}
            image-processed.deleted  | version    | "1"
            image-rejected           | input      | 5
            """)
    void refuse(String golden, String field, String value) throws IOException {
        ObjectNode data = tree(GoldenEvents.json(golden));
        data.set(field, Json.mapper().readTree(value));

        assertThat(problems(GoldenEvents.topic(golden), data)).isNotEmpty();
    }

    private static void surprise(ObjectNode object) {
        for (JsonNode value : List.copyOf(object.valueStream().toList())) {
            if (value instanceof ObjectNode inner) {
                surprise(inner);
            }
        }
        object.put("surprise", "AA==");
    }

    /** By the schema, closed: what we write is described. */
    private static Set<ValidationMessage> problems(String topic, JsonNode data) throws IOException {
        ObjectNode schema = tree(GoldenEvents.schema(topic));
        close(schema);
        return schema(schema).validate(data);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(EventSchemasTest::close);
    }

    private static JsonSchema schema(JsonNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }

    private static List<String> undescribed(JsonNode schema, String path) {
        List<String> found = new ArrayList<>();
        schema.path("properties").properties().forEach(field -> {
            String inner = path + "." + field.getKey();
            if (field.getValue().path("description").asText().isBlank()) {
                found.add(inner);
            }
            found.addAll(undescribed(field.getValue(), inner));
            found.addAll(undescribed(field.getValue().path("items"), inner));
        });
        return found;
    }

    private static List<String> choices(String topic, String field) throws IOException {
        List<String> choices = new ArrayList<>();
        tree(GoldenEvents.schema(topic))
                .path("properties")
                .path(field)
                .path("enum")
                .forEach(choice -> choices.add(choice.textValue()));
        return choices;
    }

    private static List<String> kebabCase(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static ObjectNode tree(byte[] json) throws IOException {
        return (ObjectNode) Json.mapper().readTree(json);
    }
}
