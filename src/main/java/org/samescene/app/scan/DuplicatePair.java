package org.samescene.app.scan;

import org.jspecify.annotations.Nullable;
import org.samescene.event.Event;
import org.samescene.verdict.Verdict;

/**
 * Two files that show one photograph; in a report as JSON field for field.
 *
 * @param a the first of the two in the alphabet
 * @param relation what a is to b
 * @param rotation degrees by which a is turned to lie on b, clockwise
 * @param scale by how much lengths of a grow on b
 * @param coverage shares that the two have in common: {@code image} of a, {@code duplicateOf} of b
 * @param likeness share of what can be seen in that that looks the same, 0 … 1
 * @param differences how many regions don't look the same
 * @param preferred the one to keep; null where it can't be known
 */
public record DuplicatePair(
        String a,
        String b,
        Verdict.Kind kind,
        Verdict.Frame relation,
        double rotation,
        boolean mirrored,
        double scale,
        Event.Coverage coverage,
        int inliers,
        double confidence,
        double likeness,
        int differences,
        @Nullable String preferred,
        Verdict.@Nullable Reason preferredBecause) {
    private static final double SAME_SIZE = 0.03;
    private static final double LEAST_TURN_DEGREES = 1;

    static DuplicatePair of(Event.ImageDuplicate d) {
        DuplicatePair pair = new DuplicatePair(
                d.imageId(),
                d.duplicateOf(),
                d.kind(),
                d.relation(),
                d.rotation(),
                d.mirrored(),
                d.scale(),
                d.coverage(),
                d.inliers(),
                d.confidence(),
                d.likeness(),
                d.differences().size(),
                d.preferred(),
                d.preferredBecause());
        return pair.a.compareTo(pair.b) < 0 ? pair : pair.swapped();
    }

    /** Two files of the same bytes. */
    static DuplicatePair exact(String a, String b) {
        return new DuplicatePair(
                a,
                b,
                Verdict.Kind.EXACT,
                Verdict.Frame.SAME_FRAME,
                0,
                false,
                1,
                new Event.Coverage(1, 1),
                0,
                1,
                1,
                0,
                a,
                Verdict.Reason.EARLIER);
    }

    private DuplicatePair swapped() {
        return new DuplicatePair(
                b,
                a,
                kind,
                relation.inverse(),
                mirrored ? rotation : -rotation,
                mirrored,
                1 / scale,
                new Event.Coverage(coverage.duplicateOf(), coverage.image()),
                inliers,
                confidence,
                likeness,
                differences,
                preferred,
                preferredBecause);
    }

    boolean isOf(String file) {
        return a.equals(file) || b.equals(file);
    }

    boolean isOf(String file, String other) {
        return isOf(file) && isOf(other);
    }

    /** What a file of it is to the other one, such as "turned 90°, half the size". */
    String inWords(String file) {
        return a.equals(file) ? inWords() : swapped().inWords();
    }

    private String inWords() {
        if (kind == Verdict.Kind.EXACT) {
            return "same bytes";
        }
        StringBuilder words = new StringBuilder();
        switch (relation) {
            case CROP_OF -> words.append("crop of %.0f%%, ".formatted(100 * coverage.duplicateOf()));
            case CONTAINS -> words.append("holds it in %.0f%% of itself, ".formatted(100 * coverage.image()));
            case OVERLAPS -> words.append("shares %.0f%% of itself, ".formatted(100 * coverage.image()));
            case SAME_FRAME -> {}
        }
        if (mirrored) {
            words.append("mirrored, ");
        }
        if (Math.abs(rotation) >= LEAST_TURN_DEGREES) {
            words.append("turned %.0f°, ".formatted(rotation));
        }
        words.append(size());
        if (differences > 0) {
            words.append(", differs in ").append(differences).append(differences == 1 ? " region" : " regions");
        }
        return words.toString();
    }

    private String size() {
        if (Math.abs(scale - 1) <= SAME_SIZE) {
            return "same size";
        }
        return Math.abs(scale - 2) <= 2 * SAME_SIZE ? "half the size" : "%.0f%% of the size".formatted(100 / scale);
    }

    /** Why the preferred one is to be kept; empty where none is. */
    String because() {
        return switch (preferredBecause) {
            case null -> "";
            case MORE_TONES -> "keeps tones that others have lost";
            case SHOWS_MORE -> "shows more of the photograph";
            case MORE_PIXELS -> "has more pixels of the photograph";
            case NOTHING_AROUND -> "has nothing around the photograph";
            case LESS_COMPRESSED -> "is less compressed";
            case EARLIER -> "";
        };
    }
}
