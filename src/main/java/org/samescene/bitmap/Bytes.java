package org.samescene.bitmap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers inside byte arrays. */
final class Bytes {
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    static int littleEndianInt(byte[] content, int offset) {
        return (int) LITTLE_INT.get(content, offset);
    }

    static int bigEndianInt(byte[] content, int offset) {
        return (int) BIG_INT.get(content, offset);
    }

    static int littleEndianShort(byte[] content, int offset) {
        return (content[offset] & 0xFF) | (content[offset + 1] & 0xFF) << 8;
    }

    static int bigEndianShort(byte[] content, int offset) {
        return (content[offset] & 0xFF) << 8 | (content[offset + 1] & 0xFF);
    }

    /** Three bytes, as WebP stores sizes. */
    static int littleEndian24(byte[] content, int offset) {
        return littleEndianShort(content, offset) | (content[offset + 2] & 0xFF) << 16;
    }
}
