package org.samescene.arrival;

/**
 * An image file as the DAM holds it. Closing it gives its memory back to the budget that it came from.
 *
 * @param content the bytes; shared, not to be written to
 * @param sha256 of the content, 64 lower-case hex digits
 * @param memory what the content takes of a budget
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are read in place: a copy of each file would double its memory
public record Original(byte[] content, String sha256, ByteBudget.Share memory) implements AutoCloseable {
    /** Of bytes that belong to no budget. */
    public static Original of(byte[] content) {
        return of(content, () -> {});
    }

    static Original of(byte[] content, ByteBudget.Share memory) {
        return new Original(content, Sha256.hex(content), memory);
    }

    @Override
    public void close() {
        memory.close();
    }
}
