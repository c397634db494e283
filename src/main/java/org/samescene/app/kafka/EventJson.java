package org.samescene.app.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samescene.app.json.Json;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Blank;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Mention;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;

/** The data of events as JSON, written and read. What others produce is checked field by field. */
public final class EventJson {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    // In code points, as JSON Schema counts. With these, every text fits a features record (65535 bytes, of which a
    // code point takes up to 6) and every key the index (32766 bytes, up to 4)
    private static final int LONGEST_LIBRARY = 255;
    private static final int LONGEST_IMAGE_ID = 4096;
    private static final int LONGEST_URI = 10_000;
    private static final int LONGEST_TEXT = 1024;

    private static final String CONFIRMED = "confirmed";
    private static final String REJECTED = "rejected";

    private EventJson() {}

    /** The data of an event, with numbers as precise as they mean something. */
    public static byte[] write(Event event) {
        ObjectNode data = Json.mapper().valueToTree(event);
        Precision.round(data);
        return write((Object) data);
    }

    static byte[] write(Object data) {
        try {
            return Json.mapper().writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON for a " + data.getClass().getSimpleName(), e);
        }
    }

    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("not the JSON of a " + type.getSimpleName(), e);
        }
    }

    /** The data of an image-uploaded event. */
    public static byte[] write(Arrival.Uploaded uploaded) {
        var data = Json.mapper().createObjectNode();
        data.put("library", uploaded.key().library());
        data.put("imageId", uploaded.key().imageId());
        data.put("uri", uploaded.uri());
        putIfPresent(data, "version", uploaded.version());
        putIfPresent(data, "sha256", uploaded.sha256());
        putIfPresent(data, "contentType", uploaded.contentType());
        putIfPresent(data, "landmark", uploaded.landmark());
        return write((Object) data);
    }

    /** The data of an image-deleted event. */
    public static byte[] write(Arrival.Deleted deleted) {
        return write((Object) Json.mapper()
                .createObjectNode()
                .put("library", deleted.key().library())
                .put("imageId", deleted.key().imageId()));
    }

    /** The data of an image-labelled event. */
    public static byte[] write(Arrival.Labelled labelled) {
        return write((Object) Json.mapper()
                .createObjectNode()
                .put("library", labelled.key().library())
                .put("imageId", labelled.key().imageId())
                .put("landmark", labelled.landmark()));
    }

    /** The data of an image-relation-reviewed event. */
    public static byte[] write(Arrival.Reviewed reviewed) {
        return write((Object) Json.mapper()
                .createObjectNode()
                .put("library", reviewed.key().library())
                .put("imageId", reviewed.key().imageId())
                .put("otherImageId", reviewed.other().imageId())
                .put("decision", reviewed.isRelated() ? CONFIRMED : REJECTED));
    }

    private static void putIfPresent(ObjectNode data, String field, @Nullable String value) {
        if (value != null) {
            data.put(field, value);
        }
    }

    public static Arrival.Uploaded readUploaded(JsonNode data) throws RejectedException {
        ImageKey key = key(data);
        String sha256 = optional(data, "sha256", LONGEST_TEXT);
        if (sha256 != null && !SHA256.matcher(sha256).matches()) {
            throw invalid("'sha256' is 64 hex digits, not '" + sha256 + "'");
        }
        return new Arrival.Uploaded(
                key,
                required(data, "uri", LONGEST_URI),
                optional(data, "version", LONGEST_TEXT),
                sha256,
                optional(data, "contentType", LONGEST_TEXT),
                optional(data, "landmark", LONGEST_TEXT));
    }

    public static Arrival.Deleted readDeleted(JsonNode data) throws RejectedException {
        return new Arrival.Deleted(key(data));
    }

    public static Arrival.Labelled readLabelled(JsonNode data) throws RejectedException {
        if (!data.has("landmark")) {
            throw invalid("'landmark' is missing; null says that it is not known any more");
        }
        return new Arrival.Labelled(key(data), optional(data, "landmark", LONGEST_TEXT));
    }

    public static Arrival.Reviewed readReviewed(JsonNode data) throws RejectedException {
        ImageKey key = key(data);
        ImageKey other = new ImageKey(key.library(), required(data, "otherImageId", LONGEST_IMAGE_ID));
        String decision = required(data, "decision", LONGEST_TEXT);
        if (!decision.equals(CONFIRMED) && !decision.equals(REJECTED)) {
            throw invalid("'decision' is " + CONFIRMED + " or " + REJECTED + ", not '" + decision + "'");
        }
        if (key.equals(other)) {
            throw invalid("'otherImageId' is the same image");
        }
        return new Arrival.Reviewed(key, other, decision.equals(CONFIRMED));
    }

    /** The fields that can be used, each for itself. */
    static Mention readMention(JsonNode data) {
        String library = usable(data, "library", LONGEST_LIBRARY);
        return new Mention(
                library == null || library.indexOf('/') >= 0 ? null : library,
                usable(data, "imageId", LONGEST_IMAGE_ID),
                usable(data, "version", LONGEST_TEXT),
                usable(data, "uri", LONGEST_URI));
    }

    private static @Nullable String usable(JsonNode data, String field, int longest) {
        try {
            return optional(data, field, longest);
        } catch (RejectedException e) {
            return null;
        }
    }

    private static ImageKey key(JsonNode data) throws RejectedException {
        try {
            return new ImageKey(
                    required(data, "library", LONGEST_LIBRARY), required(data, "imageId", LONGEST_IMAGE_ID));
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectionReason.INVALID_EVENT, String.valueOf(e.getMessage()), e);
        }
    }

    private static String required(JsonNode data, String field, int longest) throws RejectedException {
        String value = optional(data, field, longest);
        if (value == null) {
            throw invalid("'" + field + "' is missing or blank");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode data, String field, int longest) throws RejectedException {
        JsonNode node = data.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw invalid("'" + field + "' is not a string");
        }
        String value = node.textValue();
        int length = value.codePointCount(0, value.length());
        if (length > longest) {
            throw invalid("'" + field + "' has " + length + " characters, more than " + longest);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw invalid("'" + field + "' is not Unicode text: it has half of a surrogate pair");
        }
        return Blank.is(value) ? null : value;
    }

    private static RejectedException invalid(String message) {
        return new RejectedException(RejectionReason.INVALID_EVENT, message);
    }
}
