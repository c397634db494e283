package org.samescene.app.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.Blank;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/**
 * A record as a CloudEvent 1.0 with data in JSON, by the Kafka protocol binding: in binary mode or, by its content
 * type, in structured mode. Read as far as it can be: what is wrong is a fault that asking for the data throws.
 *
 * <p>Why not by the CloudEvents SDK? It takes empty ids, other versions and what is not UTF-8, it doesn't know content
 * types in other letter case, and its messages are about its classes. What it writes is read in the tests.
 */
public final class Envelope {
    private static final String CONTENT_TYPE = "content-type";
    private static final String PREFIX = "ce_";
    private static final String STRUCTURED = "application/cloudevents";
    private static final Pattern JSON = Pattern.compile("[^/]+/([^/+]+\\+)?json");
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
    private static final int LONGEST_QUOTE = 100;

    private final String prefix;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private @Nullable String fault;
    private @Nullable JsonNode data;
    private byte @Nullable [] dataBytes;

    private Envelope(String prefix) {
        this.prefix = prefix;
    }

    public static Envelope of(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CONTENT_TYPE);
        Envelope envelope = new Envelope(PREFIX);
        String contentType = type == null ? null : envelope.text(type);
        String mediaType = contentType == null ? "" : mediaType(contentType);
        if (mediaType.startsWith(STRUCTURED)) {
            Envelope structured = new Envelope("");
            structured.readStructured(mediaType, record.value());
            return structured;
        }
        envelope.readBinary(contentType, record);
        return envelope;
    }

    /** As it is written, whether or not it may be; empty where it can't be read. */
    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The data of a CloudEvent without a fault: a JSON object. */
    public JsonNode data() throws RejectedException {
        if (fault != null) {
            throw invalid("not a CloudEvent: " + fault);
        }
        String type = attributes.get("datacontenttype");
        if (type != null && !JSON.matcher(mediaType(type)).matches()) {
            throw invalid("the data are no JSON by their content type, which is " + quoted(type));
        }
        return uncheckedData();
    }

    /** What stands where the data belong, whatever else is wrong. */
    JsonNode uncheckedData() throws RejectedException {
        if (data != null) {
            if (!data.isObject()) {
                throw invalid("the data is not a JSON object");
            }
            return data;
        }
        if (dataBytes == null || dataBytes.length == 0) {
            throw invalid("the record has no data");
        }
        return ForeignJson.object(dataBytes, "the data");
    }

    private void readBinary(@Nullable String contentType, ConsumerRecord<String, byte[]> record) {
        for (Header header : record.headers()) {
            if (header.key().startsWith(PREFIX)) {
                String text = text(header);
                if (text != null) {
                    attributes.put(header.key().substring(PREFIX.length()), text);
                }
            }
        }
        dataBytes = record.value();
        if (attributes.isEmpty() && fault == null) {
            fault = "it has neither the headers ce_specversion, ce_id, ce_source, ce_type (binary mode) nor the"
                    + " content-type application/cloudevents+json (structured mode)";
        }
        if (contentType != null) {
            attributes.put("datacontenttype", contentType);
        }
        check();
    }

    private void readStructured(String mediaType, byte @Nullable [] value) {
        if (!mediaType.equals(STRUCTURED + "+json")) {
            fault = mediaType.startsWith(STRUCTURED + "-batch")
                    ? "batches are not read; each event is a record of its own"
                    : "the format " + quoted(mediaType) + " is not read; application/cloudevents+json is";
            return;
        }
        if (value == null) {
            fault = "the record is empty";
            return;
        }
        try {
            read(ForeignJson.object(value, "the envelope"));
        } catch (RejectedException e) {
            fault = e.getMessage();
        }
        check();
    }

    private void read(JsonNode envelope) {
        envelope.properties().forEach(field -> {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "data" -> data = value.isNull() ? null : value;
                case "data_base64" -> readBase64(value);
                default -> {
                    if (value.isValueNode() && !value.isNull()) {
                        attributes.put(field.getKey(), value.asText());
                    }
                    if (REQUIRED.contains(field.getKey()) && !value.isTextual()) {
                        found(field.getKey() + " is not a string");
                    }
                }
            }
        });
    }

    private void readBase64(JsonNode value) {
        try {
            dataBytes = value.isTextual() ? Base64.getDecoder().decode(value.textValue()) : null;
        } catch (IllegalArgumentException e) {
            found("data_base64 is not Base64");
        }
    }

    private void check() {
        for (String name : REQUIRED) {
            String value = attributes.get(name);
            if (value == null || Blank.is(value)) {
                found(prefix + name + " is missing or blank");
            } else if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
                found(prefix + name + " has characters that a CloudEvent can't have");
            }
        }
        attribute("specversion")
                .filter(version -> !version.equals("1.0"))
                .ifPresent(version -> found("its " + prefix + "specversion is " + quoted(version) + ", not 1.0"));
        attribute("source")
                .filter(source -> !isReference(source))
                .ifPresent(source -> found(prefix + "source is no URI: " + quoted(source)));
        attribute("time")
                .filter(time -> !isTime(time))
                .ifPresent(time ->
                        found(prefix + "time is no time as in 2026-03-01T12:00:00Z (RFC 3339): " + quoted(time)));
    }

    /** Of several faults the first is said. */
    private void found(String problem) {
        if (fault == null) {
            fault = problem;
        }
    }

    private @Nullable String text(Header header) {
        if (header.value() == null) {
            found("the header " + header.key() + " has no value");
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            found("the header " + header.key() + " is not in UTF-8");
            return null;
        }
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isReference(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() <= 9999;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Without parameters, in lower case. */
    private static String mediaType(String contentType) {
        return contentType.replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    private static RejectedException invalid(String message) {
        return new RejectedException(RejectionReason.INVALID_EVENT, message);
    }
}
