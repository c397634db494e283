package org.samescene.arrival;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads originals into memory: up to a size each, and up to a budget all that are held at the same time. */
final class OriginalReader {
    private static final int CHUNK_BYTES = 1 << 16;

    /** A body without a stated length may grow to this before it counts in the budget. */
    private static final int UNCOUNTED_BYTES = 1 << 20;

    private final int maxBytes;
    private final ByteBudget memory;

    OriginalReader(int maxBytes, ByteBudget memory) {
        this.maxBytes = maxBytes;
        this.memory = memory;
    }

    /**
     * All bytes of a stream.
     *
     * @param length as stated; -1: unknown
     */
    Original read(InputStream in, long length) throws IOException, RejectedException, InterruptedException {
        if (length > maxBytes) {
            throw tooLarge();
        }
        ByteBudget.Share share = length < 0 ? () -> {} : memory.takeInterruptibly(length);
        try {
            Original original = length < 0 ? unstated(in) : Original.of(limited(in), share);
            share = () -> {};
            return original;
        } finally {
            share.close();
        }
    }

    private byte[] limited(InputStream in) throws IOException, RejectedException {
        byte[] bytes = in.readNBytes(maxBytes);
        if (bytes.length == maxBytes && in.read() >= 0) {
            throw tooLarge();
        }
        return bytes;
    }

    /**
     * A body whose length nobody knows. It can't wait for memory while it holds some: two that did would wait for
     * each other.
     */
    private Original unstated(InputStream in) throws IOException, RejectedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        ByteBudget.Share share = () -> {};
        long counted = UNCOUNTED_BYTES;
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes.write(chunk, 0, n);
                if (bytes.size() > maxBytes) {
                    throw tooLarge();
                }
                if (bytes.size() > counted) {
                    counted = Math.min(2 * counted, maxBytes);
                    share.close();
                    share = memory.tryTake(counted).orElseThrow(OriginalReader::noMemory);
                }
            }
            Original original = Original.of(bytes.toByteArray(), share);
            share = () -> {};
            return original;
        } finally {
            share.close();
        }
    }

    private static RejectedException noMemory() {
        return new RejectedException(
                RejectionReason.OUT_OF_MEMORY,
                "other originals take all memory for them; samescene.fetch.memory sets the limit");
    }

    private RejectedException tooLarge() {
        return new RejectedException(
                RejectionReason.TOO_MANY_BYTES,
                "more than " + maxBytes + " bytes; samescene.fetch.max-bytes sets the limit");
    }
}
