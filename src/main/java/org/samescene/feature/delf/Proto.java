package org.samescene.feature.delf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Messages of protocol buffers, field by field. */
final class Proto {
    private Proto() {}

    /** Takes the fields of one message as they come. */
    interface Fields {
        /**
         * Reads a field, if it is known.
         *
         * @return false if it is not, so that it is skipped
         */
        boolean read(int tag, CodedInputStream in) throws IOException;
    }

    interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    static int varint(int field) {
        return tag(field, WireFormat.WIRETYPE_VARINT);
    }

    static int fixed32(int field) {
        return tag(field, WireFormat.WIRETYPE_FIXED32);
    }

    /** A message in the message, or packed numbers. */
    static int delimited(int field) {
        return tag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    }

    private static int tag(int field, int wireType) {
        return field << 3 | wireType;
    }

    /** @throws IllegalArgumentException if these bytes are no message */
    static void read(byte[] message, String what, Fields fields) {
        try {
            fields(CodedInputStream.newInstance(message), fields);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "these " + message.length + " bytes are no " + what + ", or are cut short or damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message in the message. */
    static void nested(CodedInputStream in, Fields fields) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        fields(in, fields);
        in.popLimit(limit);
    }

    private static void fields(CodedInputStream in, Fields fields) throws IOException {
        int tag = in.readTag();
        while (tag != 0) {
            if (!fields.read(tag, in) && !in.skipField(tag)) {
                throw new InvalidProtocolBufferException("a group ends that never began");
            }
            tag = in.readTag();
        }
    }

    static byte[] message(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            content.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
