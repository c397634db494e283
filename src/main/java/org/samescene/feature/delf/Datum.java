package org.samescene.feature.delf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A float tensor as the DELF project keeps it ({@code DatumProto}): the PCA in {@code .datum} files, DELG's
 * global descriptor in {@code .delg_global}, every local descriptor in {@link DelfFeatures}.
 *
 * <pre>
 * message DatumProto { optional DatumShape shape = 1;
 *     oneof kind { FloatList float_list = 2; Uint32List uint32_list = 3; } }
 * message DatumShape { repeated int64 dim   = 1 [packed = true]; }
 * message FloatList  { repeated float value = 1 [packed = true]; }    row-major
 * </pre>
 *
 * <p>Tensors of whole numbers (uint32_list) hold no features and are refused. The arrays are shared, not
 * copied: nobody writes to them once the object is made.
 */
public final class Datum {
    private static final int SHAPE = 1;
    private static final int FLOATS = 2;
    private static final int WHOLE_NUMBERS = 3;
    private static final int ELEMENTS = 1;

    private final long[] shape;
    private final float[] values;

    /**
     * @param shape the size along each axis; empty for a single number
     * @param values as many as the shape says, row-major
     */
    public Datum(long[] shape, float[] values) {
        if (elements(shape) != values.length) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + Arrays.toString(shape) + " with " + values.length + " values");
        }
        this.shape = shape;
        this.values = values;
    }

    private static long elements(long[] shape) {
        long product = 1;
        for (long dimension : shape) {
            if (dimension < 0 || dimension > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape));
            }
            // at most 2^62 before it is found too large
            product = Math.min(product * dimension, Integer.MAX_VALUE);
        }
        return product;
    }

    /** A tensor of one axis. */
    public static Datum vector(float... values) {
        return new Datum(new long[] {values.length}, values);
    }

    public long[] shape() {
        return shape;
    }

    /** Row-major. Not a copy; not to be written to. */
    public float[] values() {
        return values;
    }

    /**
     * The tensor in a file.
     *
     * @throws IOException naming the file, if it can't be read or is no such tensor
     */
    public static Datum read(Path file) throws IOException {
        return ProtoFile.read(file, Datum::parse);
    }

    /**
     * The tensor in these bytes.
     *
     * @throws IllegalArgumentException if they are no such tensor
     */
    public static Datum parse(byte[] bytes) {
        Reader reader = new Reader();
        Proto.read(bytes, "DatumProto", reader);
        return reader.datum();
    }

    public void write(Path file) throws IOException {
        ProtoFile.write(file, toBytes());
    }

    public byte[] toBytes() {
        return Proto.message(this::write);
    }

    private void write(CodedOutputStream out) throws IOException {
        byte[] dimensions = Proto.message(packed -> {
            for (long dimension : shape) {
                packed.writeInt64NoTag(dimension);
            }
        });
        out.writeByteArray(SHAPE, Proto.message(list -> list.writeByteArray(ELEMENTS, dimensions)));
        byte[] floats = Proto.message(packed -> {
            for (float value : values) {
                packed.writeFloatNoTag(value);
            }
        });
        out.writeByteArray(FLOATS, Proto.message(list -> list.writeByteArray(ELEMENTS, floats)));
    }

    /** Of one tensor, alone or within another message. */
    static final class Reader implements Proto.Fields {
        private static final int MOST_AXES = 32;

        private final long[] shape = new long[MOST_AXES];
        private int axes;
        private float[] values = {};
        private int count;

        Datum datum() {
            return new Datum(
                    Arrays.copyOf(shape, axes), count == values.length ? values : Arrays.copyOf(values, count));
        }

        @Override
        public boolean read(int tag, CodedInputStream in) throws IOException {
            if (tag == Proto.delimited(SHAPE)) {
                Proto.nested(in, this::readDimensions);
            } else if (tag == Proto.delimited(FLOATS)) {
                Proto.nested(in, this::readFloats);
            } else if (tag == Proto.delimited(WHOLE_NUMBERS)) {
                throw new IllegalArgumentException(
                        "a tensor of whole numbers (uint32_list), where numbers with a fraction "
                                + "(float_list) are wanted");
            } else {
                return false;
            }
            return true;
        }

        private boolean readDimensions(int tag, CodedInputStream in) throws IOException {
            if (tag == Proto.varint(ELEMENTS)) {
                addDimension(in.readInt64());
            } else if (tag == Proto.delimited(ELEMENTS)) {
                int limit = in.pushLimit(in.readRawVarint32());
                while (in.getBytesUntilLimit() > 0) {
                    addDimension(in.readInt64());
                }
                in.popLimit(limit);
            } else {
                return false;
            }
            return true;
        }

        private void addDimension(long dimension) {
            if (axes == MOST_AXES) {
                throw new IllegalArgumentException("a tensor of more than " + MOST_AXES + " axes");
            }
            shape[axes++] = dimension;
        }

        private boolean readFloats(int tag, CodedInputStream in) throws IOException {
            if (tag == Proto.fixed32(ELEMENTS)) {
                makeRoom(1);
                values[count++] = in.readFloat();
            } else if (tag == Proto.delimited(ELEMENTS)) {
                byte[] packed = in.readByteArray();
                if (packed.length % Float.BYTES != 0) {
                    throw new InvalidProtocolBufferException(packed.length + " bytes of floats");
                }
                int more = packed.length / Float.BYTES;
                makeRoom(more);
                ByteBuffer.wrap(packed)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(values, count, more);
                count += more;
            } else {
                return false;
            }
            return true;
        }

        /** For one more at a time the array doubles, so that many of them don't take forever. */
        private void makeRoom(int more) {
            if (count + more > values.length) {
                values = Arrays.copyOf(values, more > 1 ? count + more : Math.max(16, 2 * count));
            }
        }
    }
}
