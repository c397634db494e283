package org.samescene.feature.tensorflow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the stand-in for DELF v1 gives for a photo, computed outside of this project; the format is told in
 * {@code ../shared/golden/README.md}.
 *
 * @param boxes n × 4: ymin, xmin, ymax, xmax
 * @param locations n × 2: y, x
 * @param plain n × dimensions, descriptors without whitening
 * @param whitened n × dimensions, descriptors with whitening
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GoldenFeatures(
        int n,
        int dimensions,
        float[] boxes,
        float[] locations,
        float[] scales,
        float[] scores,
        float[] plain,
        float[] whitened) {
    static GoldenFeatures read(Path file) {
        ByteBuffer in = open(file, "DELFGLD1");
        in.getInt();
        in.getInt();
        int n = in.getInt();
        int d = in.getInt();
        return new GoldenFeatures(
                n,
                d,
                floats(in, n * 4),
                floats(in, n * 2),
                floats(in, n),
                floats(in, n),
                floats(in, n * d),
                floats(in, n * d));
    }

    /** The first few rows of the network's own features, k × 1024. */
    static float[] raw(Path file) {
        ByteBuffer in = open(file, "DELFRAW1");
        return floats(in, in.getInt() * in.getInt());
    }

    private static ByteBuffer open(Path file, String magic) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] first = new byte[8];
            in.get(first);
            if (!new String(first, StandardCharsets.US_ASCII).equals(magic)) {
                throw new IllegalArgumentException(file + " does not begin with " + magic);
            }
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] values = new float[count];
        in.asFloatBuffer().get(values);
        in.position(in.position() + Float.BYTES * count);
        return values;
    }
}
