package org.samescene.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.samescene.index.Pair;
import org.samescene.index.Relation;

/**
 * The ids of events about pairs: made from the two images, whichever of them came first, from their versions, the
 * model and what is said. So a replay in any order repeats them.
 */
public final class EventId {
    private static final int BYTES = 16;

    private EventId() {}

    /**
     * The id of an event that says what two images are to each other.
     *
     * @param firstVersion of the pair's first image
     * @param ended ids of events about the two that hold no more: one that was withdrawn is not repeated, for who
     *     drops what he has seen before would not see it
     */
    public static String of(
            Relation.Kind kind,
            Pair pair,
            String firstVersion,
            String secondVersion,
            String model,
            Collection<String> ended) {
        String id = hash(
                kind.name(),
                pair.library(),
                pair.first().imageId(),
                firstVersion,
                pair.second().imageId(),
                secondVersion,
                model);
        while (ended.contains(id)) {
            id = hash(id);
        }
        return id;
    }

    /** The id of the event that withdraws another; that happens once. */
    public static String ofWithdrawal(String withdrawn) {
        return hash("withdrawn", withdrawn);
    }

    /** 32 hex digits that no other texts have. */
    private static String hash(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
