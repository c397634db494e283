package org.samescene.bitmap;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file's bytes for an ImageIO reader, in memory, until the deadline. Not copied. */
final class DeadlineStream extends ImageInputStreamImpl {
    /**
     * A look at the clock costs as much as some ten single byte reads; reads beyond the end count too, as
     * some decoders spin there.
     */
    private static final int READS_PER_CHECK = 1024;

    private final byte[] content;
    private final Deadline deadline;
    private int reads;
    private boolean endReached;

    DeadlineStream(byte[] content, Deadline deadline) {
        this.content = content;
        this.deadline = deadline;
    }

    @Override
    public int read() {
        if (++reads % READS_PER_CHECK == 0) {
            deadline.check();
        }
        bitOffset = 0;
        if (streamPos >= content.length) {
            endReached = true;
            return -1;
        }
        return content[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length > READS_PER_CHECK || ++reads % READS_PER_CHECK == 0) {
            deadline.check();
        }
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= content.length) {
            endReached = true;
            return -1;
        }
        int count = (int) Math.min(length, content.length - streamPos);
        System.arraycopy(content, (int) streamPos, buffer, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return content.length;
    }

    /** Whether the reader has wanted more than there is. */
    boolean endReached() {
        return endReached;
    }
}
