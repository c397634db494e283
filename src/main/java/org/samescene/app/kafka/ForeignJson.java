package org.samescene.app.kafka;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.samescene.app.json.Json;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** JSON that others have written, in UTF-8. What is wrong with it is said in plain words, with its place. */
final class ForeignJson {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private ForeignJson() {}

    /** @param what it is, such as {@code the data} */
    static JsonNode object(byte[] json, String what) throws RejectedException {
        JsonNode tree = tree(json, what);
        if (!tree.isObject()) {
            throw invalid(what + " is not a JSON object");
        }
        return tree;
    }

    private static JsonNode tree(byte[] json, String what) throws RejectedException {
        try {
            return Json.mapper().readTree(text(json, what));
        } catch (JsonProcessingException e) {
            throw new RejectedException(
                    RejectionReason.INVALID_EVENT, what + " is not JSON: " + fault(e) + place(e.getLocation()), e);
        }
    }

    private static String text(byte[] json, String what) throws RejectedException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(json);
        CharBuffer out = CharBuffer.allocate(json.length);
        if (decoder.decode(in, out, true).isError()) {
            throw invalid(what + " is not in UTF-8: byte " + (in.position() + 1) + " can't stand where it is");
        }
        out.flip();
        return out.isEmpty() || out.get(0) != BYTE_ORDER_MARK
                ? out.toString()
                : out.subSequence(1, out.length()).toString();
    }

    private static String fault(JsonProcessingException e) {
        return switch (e) {
            case JsonEOFException end -> "it ends too early";
            case StreamConstraintsException limit -> "it is nested too deep, or a name or a number is too long";
            // what was meant to be the end
            case MismatchedInputException trailing -> "it goes on after its end";
            default -> "something else is expected";
        };
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : ", at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static RejectedException invalid(String message) {
        return new RejectedException(RejectionReason.INVALID_EVENT, message);
    }
}
