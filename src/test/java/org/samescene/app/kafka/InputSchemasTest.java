package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.samescene.app.json.Json;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Original;
import org.samescene.arrival.Originals;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** What the published schemas of inputs accept is what the worker reads, to the edge. */
class InputSchemasTest {
    private static final JsonSchema UPLOADED = schema("image-uploaded");
    private static final JsonSchema DELETED = schema("image-deleted");
    private static final Originals ORIGINALS = new Originals(10, 10, Duration.ofSeconds(1));

    /** White space of all kinds, what looks like it, characters of two UTF-16 units and halves of them. */
    private static final String ODD =
            "a/\t\n\u000b\f\r\u001c\u001f \u0085\u00a0\u1680\u180e\u2007\u200b\u2028\u202f\u3000\ufeff\u0000🗼\ud83d\ude00\ud800\udfff";

    @Property(tries = 3000)
    void acceptTheUploadsThatTheWorkerReads(@ForAll("uploads") ObjectNode data) throws InterruptedException {
        assertThat(UPLOADED.validate(data).isEmpty()).isEqualTo(isRead(data));
    }

    @Property
    void acceptTheDeletionsThatTheWorkerReads(@ForAll("deletions") ObjectNode data) {
        assertThat(DELETED.validate(data).isEmpty()).isEqualTo(isDeletion(data));
    }

    private static boolean isRead(ObjectNode data) throws InterruptedException {
        Arrival.Uploaded upload;
        try {
            upload = EventJson.readUploaded(data);
        } catch (RejectedException e) {
            assertThat(e.reason()).isEqualTo(RejectionReason.INVALID_EVENT);
            return false;
        }
        try (Original original = ORIGINALS.fetch(upload)) {
            return original != null;
        } catch (RejectedException e) {
            return e.reason() != RejectionReason.UNSUPPORTED_URI;
        }
    }

    private static boolean isDeletion(ObjectNode data) {
        try {
            return EventJson.readDeleted(data) != null;
        } catch (RejectedException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<ObjectNode> uploads() {
        return Combinators.combine(
                        field("library", 255, "museum"),
                        field("imageId", 4096, "2024/17"),
                        uri(),
                        field("version", 1024, "3"),
                        field("sha256", 1024, "aB".repeat(32), "aB".repeat(32) + "\n", "ab"),
                        field("contentType", 1024, "image/jpeg"),
                        field("landmark", 1024, "Sacré-Cœur"))
                .as((a, b, c, d, e, f, g) -> object(List.of(a, b, c, d, e, f, g)));
    }

    @Provide
    Arbitrary<ObjectNode> deletions() {
        return Combinators.combine(field("library", 255, "museum"), field("imageId", 4096, "2024/17"))
                .as((a, b) -> object(List.of(a, b)));
    }

    private static Arbitrary<Tuple.Tuple2<String, JsonNode>> field(String name, int longest, String... usual) {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of(usual).map(TextNode::new)),
                        Tuple.of(
                                2,
                                Arbitraries.strings()
                                        .withChars(ODD.toCharArray())
                                        .ofMaxLength(5)
                                        .map(TextNode::new)),
                        Tuple.of(1, atTheLimit(longest).map(TextNode::new)),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        NullNode.instance,
                                        new IntNode(7),
                                        BooleanNode.TRUE,
                                        Json.mapper().createArrayNode(),
                                        MISSING)))
                .map(value -> Tuple.of(name, value));
    }

    private static final JsonNode MISSING = MissingNode.getInstance();

    private static Arbitrary<String> atTheLimit(int longest) {
        return Combinators.combine(
                        Arbitraries.of("a", "🗼", " ", "\u00a0", "鳥"),
                        Arbitraries.integers().between(-1, 1))
                .as((text, more) -> text.repeat(longest + more));
    }

    private static Arbitrary<Tuple.Tuple2<String, JsonNode>> uri() {
        Arbitrary<Tuple.Tuple2<String, JsonNode>> any = field(
                "uri",
                10_000,
                "file:/no",
                "file:///no/Zoë b.jpg",
                "FILE://LocalHost/no%20file",
                "http://localhost:1/a",
                "HTTPS://localhost:1/ü?x=1#y",
                "s3://bucket/key",
                "file:no",
                "http:no",
                "/no",
                "no");
        return any.filter(
                field -> !field.get2().isTextual() || !field.get2().textValue().contains("\u0000"));
    }

    private static ObjectNode object(List<Tuple.Tuple2<String, JsonNode>> fields) {
        ObjectNode object = Json.mapper().createObjectNode();
        for (Tuple.Tuple2<String, JsonNode> field : fields) {
            if (!field.get2().isMissingNode()) {
                object.set(field.get1(), field.get2());
            }
        }
        return object;
    }

    private static JsonSchema schema(String topic) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(Json.mapper().readTree(GoldenEvents.schema(topic)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
