package org.samescene.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.samescene.arrival.ImageKey;

/**
 * What is to be remembered of a pair of images.
 *
 * @param statement what is said of the two; empty: nothing, or nothing any more
 * @param review what a person has decided about the two; empty where nobody has
 * @param ended the ids of events about them that hold no more, oldest first
 */
public record Relation(Pair pair, Optional<Statement> statement, Optional<Review> review, List<String> ended)
        implements Said {
    /** An id is remembered so that no later event has it; who gets as many versions of a pair has forgotten the first. */
    private static final int MOST_ENDED = 100;

    /** What is said of a pair. */
    public enum Kind {
        DUPLICATE,
        SAME_LANDMARK
    }

    /**
     * What was reported.
     *
     * @param eventId of the event that reported it
     * @param firstVersion of the pair's first image
     * @param log10FalseAlarms log10 of the expected number of chance agreements this good; negative infinity for
     *     the same bytes
     * @param thresholds what identifies those that it was found with
     */
    public record Statement(
            String eventId,
            Kind kind,
            String firstVersion,
            String secondVersion,
            int inliers,
            double log10FalseAlarms,
            String thresholds) {
        /** Whether another says the same of the same versions. */
        public boolean agrees(Statement other) {
            return kind == other.kind
                    && firstVersion.equals(other.firstVersion)
                    && secondVersion.equals(other.secondVersion);
        }
    }

    /** Nothing is known of the two. */
    public static Relation none(Pair pair) {
        return new Relation(pair, Optional.empty(), Optional.empty(), List.of());
    }

    /** With another statement in place of what was said. */
    public Relation saying(Statement next) {
        return new Relation(pair, Optional.of(next), review, withEnded());
    }

    /** Without what was said. */
    public Relation withdrawn() {
        return new Relation(pair, Optional.empty(), review, withEnded());
    }

    /** With a person's decision. */
    public Relation reviewed(Review decision) {
        return new Relation(pair, statement, Optional.of(decision), ended);
    }

    public boolean is(Review.Decision decision) {
        return review.filter(known -> known.decision() == decision).isPresent();
    }

    private List<String> withEnded() {
        List<String> ids = new ArrayList<>(ended);
        statement.ifPresent(said -> ids.add(said.eventId));
        return List.copyOf(ids.subList(Math.max(0, ids.size() - MOST_ENDED), ids.size()));
    }

    /** The other one of the two images. */
    public ImageKey partnerOf(ImageKey key) {
        return pair.partnerOf(key);
    }
}
