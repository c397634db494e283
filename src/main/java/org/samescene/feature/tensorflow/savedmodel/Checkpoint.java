package org.samescene.feature.tensorflow.savedmodel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;

/**
 * A TensorFlow checkpoint (version 2, {@code tensor_bundle.proto}): an index of tensors with shape, place,
 * size and CRC-32C, and data files with their values. So a download can be checked tensor by tensor without
 * knowing its hash.
 */
public final class Checkpoint {
    private static final String HEADER = "";

    private final Path prefix;
    private final int shards;
    private final Map<String, BundleEntryProto> tensors = new TreeMap<>();

    /** @param prefix of the names of its files, such as {@code variables/variables} */
    Checkpoint(Path prefix) throws IOException {
        this.prefix = prefix;
        Map<String, ByteBuffer> table = SortedTable.read(index(prefix));
        ByteBuffer header = table.remove(HEADER);
        if (header == null) {
            throw new IOException(index(prefix) + " has no header");
        }
        this.shards = BundleHeaderProto.parseFrom(header).getNumShards();
        for (Map.Entry<String, ByteBuffer> entry : table.entrySet()) {
            tensors.put(entry.getKey(), BundleEntryProto.parseFrom(entry.getValue()));
        }
    }

    public static Path index(Path prefix) {
        return prefix.resolveSibling(prefix.getFileName() + ".index");
    }

    Set<String> names() {
        return tensors.keySet();
    }

    /** Bytes of all tensors together. */
    public long size() {
        return tensors.values().stream().mapToLong(BundleEntryProto::getSize).sum();
    }

    /** @throws IOException if there is none of this name, or its bytes are damaged */
    TensorProto tensor(String name) throws IOException {
        BundleEntryProto entry = tensors.get(name);
        if (entry == null || entry.getSlicesCount() > 0 || entry.getDtype() == DataType.DT_STRING) {
            throw new IOException("the checkpoint " + prefix + " has no whole tensor of numbers " + name);
        }
        return TensorProto.newBuilder()
                .setDtype(entry.getDtype())
                .setTensorShape(entry.getShape())
                .setTensorContent(ByteString.copyFrom(checked(name, entry)))
                .build();
    }

    /**
     * Reads every tensor and compares its checksum.
     *
     * @param progress is told how many bytes have been read
     * @throws IOException that names the first that is damaged or missing
     */
    public void verify(LongConsumer progress) throws IOException {
        long done = 0;
        for (Map.Entry<String, BundleEntryProto> tensor : tensors.entrySet()) {
            if (tensor.getValue().getDtype()
                    != DataType.DT_STRING) { // whose checksum is not over the bytes as they lie there
                checked(tensor.getKey(), tensor.getValue());
            }
            done += tensor.getValue().getSize();
            progress.accept(done);
        }
    }

    private ByteBuffer checked(String name, BundleEntryProto entry) throws IOException {
        Path data = prefix.resolveSibling(
                "%s.data-%05d-of-%05d".formatted(prefix.getFileName(), entry.getShardId(), shards));
        ByteBuffer bytes;
        try (FileChannel file = FileChannel.open(data)) {
            if (file.size() < entry.getOffset() + entry.getSize()) {
                throw new IOException(data + " is cut short: it has " + file.size() + " bytes, and " + name
                        + " ends at " + (entry.getOffset() + entry.getSize()));
            }
            bytes = ByteBuffer.allocate(Math.toIntExact(entry.getSize()));
            while (bytes.hasRemaining() && file.read(bytes, entry.getOffset() + bytes.position()) >= 0) {}
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.flip());
        if (SortedTable.mask((int) crc.getValue()) != entry.getCrc32C()) {
            throw new IOException(
                    data + " is damaged: the checksum of " + name + " is another than the checkpoint's index has");
        }
        return bytes.rewind();
    }
}
