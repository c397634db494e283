package org.samescene.arrival;

import java.util.Locale;

/** Why an image (or an event about one) was refused. A closed set: the codes are part of the public events. */
public enum RejectionReason {
    /** The event can't be read, or lacks a required attribute or field. */
    INVALID_EVENT,
    /** The URI names something that this worker doesn't fetch: another scheme, a folder, a device. */
    UNSUPPORTED_URI,
    /** There is nothing at the URI, or nothing any more: a link that has expired, a disk that is away. */
    NOT_FOUND,
    /** There may be something at the URI, but it could not be read (permission, network, server error). */
    UNREACHABLE,
    /** More bytes than the configured limit. */
    TOO_MANY_BYTES,
    /** The bytes aren't those that the event announced (sha256 differs). */
    HASH_MISMATCH,
    /** No bytes at all. */
    EMPTY,
    /**
     * The bytes are not a JPEG, PNG, WebP, TIFF, BMP or GIF, or a variant of one that can't be decoded; or
     * features of another model.
     */
    UNSUPPORTED_FORMAT,
    /** A known format, but the data contradict it: a broken header, impossible sizes, a corrupt stream. */
    CORRUPT,
    /** A known format that ends too early to give a picture. */
    TRUNCATED,
    /**
     * More pixels, or more memory for them, than the configured limit; judged by the header, before pixels
     * are allocated.
     */
    TOO_MANY_PIXELS,
    /** Fetching, decoding or extraction took longer than the configured limit. */
    TOO_SLOW,
    /** The process has no memory left for it at present. */
    OUT_OF_MEMORY,
    /** Processing it failed, perhaps the whole process, several times, for a reason that nobody knows. */
    INTERNAL_ERROR;

    /**
     * Whether the same input may succeed later. Only bytes that were read and found bad are refused for good;
     * what could not be had, in time or at all, may be had again.
     */
    public boolean isPassing() {
        return switch (this) {
            case NOT_FOUND, UNREACHABLE, TOO_SLOW, OUT_OF_MEMORY, INTERNAL_ERROR -> true;
            default -> false;
        };
    }

    /** The code used in events and reports, such as {@code too-many-pixels}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
