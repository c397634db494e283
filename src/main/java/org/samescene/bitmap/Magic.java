package org.samescene.bitmap;

/** The first bytes of a file, to be compared with what formats begin with. */
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
}
