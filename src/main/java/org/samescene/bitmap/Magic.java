package org.samescene.bitmap;

/** The first bytes of a file, to be compared with what formats begin with. */
@SuppressWarnings("ArrayRecordComponent")
record Magic(byte[] content) {
    boolean at(int offset, int... bytes) {
        if (content.length < offset + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[offset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    boolean at(int offset, String ascii) {
        return at(offset, ascii.chars().toArray());
    }

    /** Where the content goes on after the first occurrence of a text that ends before a limit; -1: nowhere. */
    int after(String ascii, int limit) {
        int last = Math.min(limit, content.length) - ascii.length();
        for (int at = 0; at <= last; at++) {
            if (at(at, ascii)) {
                return at + ascii.length();
            }
        }
        return -1;
    }
}
