package org.samescene.arrival;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image file as the DAM holds it.
 *
 * @param content the bytes; shared, not to be written to
 * @param sha256 of the content, 64 lower-case hex digits
 */
public record Original(byte[] content, String sha256) {
    public static Original of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Original(content, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
