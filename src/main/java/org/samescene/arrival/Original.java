package org.samescene.arrival;

/**
 * An image file as the DAM holds it.
 *
 * @param content the bytes; shared, not to be written to
 * @param sha256 of the content, 64 lower-case hex digits
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are read in place: a copy of each file would double its memory
public record Original(byte[] content, String sha256) {
    public static Original of(byte[] content) {
        return new Original(content, Sha256.hex(content));
    }
}
