package org.samescene.feature.tensorflow.savedmodel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/**
 * A file of sorted keys and values, as LevelDB and TensorFlow's checkpoints have it ({@code
 * doc/table_format.md} of LevelDB): blocks whose keys share their beginnings, each with a checksum and
 * perhaps compressed, an index block of where they are, and a footer of where that is.
 */
final class SortedTable {
    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int FOOTER = 48;
    private static final int UNCOMPRESSED = 0;
    private static final int SNAPPY = 1;
    /** So that a checksum of data that holds checksums is no special case; see LevelDB's {@code crc32c.h}. */
    private static final int MASK_DELTA = 0xa282ead8;

    private final String name;
    private final ByteBuffer file;

    private SortedTable(String name, ByteBuffer file) {
        this.name = name;
        this.file = file;
    }

    /** @throws IOException if it is damaged, or no such file */
    static Map<String, ByteBuffer> read(Path path) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        if (file.limit() < FOOTER || file.getLong(file.limit() - Long.BYTES) != MAGIC) {
            throw new IOException(path + " is not the index of a checkpoint, or is cut short");
        }
        return new SortedTable(path.toString(), file).entries();
    }

    private Map<String, ByteBuffer> entries() throws IOException {
        try {
            ByteBuffer footer = file.duplicate().position(file.limit() - FOOTER);
            varint(footer); // the block of metadata, which TensorFlow leaves empty
            varint(footer);
            Map<String, ByteBuffer> all = new LinkedHashMap<>();
            for (Map.Entry<String, ByteBuffer> block : block(footer)) {
                block(block.getValue()).forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            }
            return all;
        } catch (RuntimeException e) {
            throw new IOException(name + " is damaged", e);
        }
    }

    /** @param handle offset and size of the block */
    private List<Map.Entry<String, ByteBuffer>> block(ByteBuffer handle) throws IOException {
        int offset = varint(handle);
        int size = varint(handle);
        CRC32C crc = new CRC32C();
        crc.update(file.slice(offset, size + 1));
        if (mask((int) crc.getValue()) != file.getInt(offset + size + 1)) {
            throw new IOException(name + " is damaged: the checksum of its block at byte " + offset + " is another");
        }
        ByteBuffer block =
                uncompressed(file.slice(offset, size), file.get(offset + size)).order(ByteOrder.LITTLE_ENDIAN);
        int restarts = block.getInt(block.limit() - Integer.BYTES);
        block.limit(block.limit() - Integer.BYTES * (restarts + 1));
        List<Map.Entry<String, ByteBuffer>> entries = new ArrayList<>();
        byte[] key = new byte[0];
        while (block.hasRemaining()) {
            int shared = varint(block);
            int unshared = varint(block);
            int length = varint(block);
            byte[] next = new byte[shared + unshared];
            System.arraycopy(key, 0, next, 0, shared);
            block.get(next, shared, unshared);
            entries.add(Map.entry(new String(next, StandardCharsets.UTF_8), block.slice(block.position(), length)));
            block.position(block.position() + length);
            key = next;
        }
        return entries;
    }

    private ByteBuffer uncompressed(ByteBuffer block, int compression) throws IOException {
        return switch (compression) {
            case UNCOMPRESSED -> block;
            case SNAPPY -> {
                byte[] bytes = new byte[block.remaining()];
                block.get(bytes);
                try (InputStream in = new SnappyCompressorInputStream(new ByteArrayInputStream(bytes))) {
                    yield ByteBuffer.wrap(in.readAllBytes());
                }
            }
            default ->
                throw new IOException(name + " is compressed in a way that is not known here (" + compression + ")");
        };
    }

    private static int varint(ByteBuffer from) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    static int mask(int crc) {
        return Integer.rotateRight(crc, 15) + MASK_DELTA;
    }
}
