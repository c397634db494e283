package org.samescene.app.lab.eval.edits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.eval.workbench.Outcome;
import org.samescene.verdict.Verdict;

/**
 * One edited picture that was looked up among the originals.
 *
 * @param shown each original that the picture shows: its own, and in a collage the partner's too
 * @param others what was said of the rest
 */
record EditLookup(Edit edit, String original, List<Shown> shown, List<Other> others) {
    /**
     * @param verdict null where the index did not propose the original
     * @param log10FalseAlarms positive infinity where nothing agrees
     * @param cornerErrorPx how far from its place a corner of what is seen of the original is mapped, at most,
     *     in px of the original resized to a longest side of 640 px; NaN where it is not called a duplicate
     */
    record Shown(
            String original,
            Expectation expected,
            @Nullable Verdict verdict,
            double log10FalseAlarms,
            double cornerErrorPx) {
        boolean isFound() {
            return verdict instanceof Verdict.Duplicate;
        }

        boolean isRight() {
            return verdict instanceof Verdict.Duplicate said
                    && expected.agreesWith(said.frame(), said.rotationDegrees(), said.mirrored());
        }

        Outcome outcome() {
            return verdict == null ? Outcome.NOT_PROPOSED : Outcome.of(verdict);
        }
    }

    record Other(String name, Verdict verdict, double log10FalseAlarms) {
        Outcome outcome() {
            return Outcome.of(verdict);
        }
    }

    /** 0 … 1; 0 for unrelated pictures and those not proposed. */
    static double confidence(@Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> 0;
            case Verdict.Duplicate duplicate -> duplicate.confidence();
            case Verdict.SameLandmark same -> same.confidence();
            case Verdict.Unrelated unrelated -> 0;
        };
    }
}
