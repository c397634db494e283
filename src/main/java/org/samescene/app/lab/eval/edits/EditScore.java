package org.samescene.app.lab.eval.edits;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.samescene.app.lab.eval.edits.EditLookup.Shown;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.lab.eval.workbench.Outcome;

/**
 * How one edit fared. Medians are of those found; null where none is.
 *
 * @param edit its label
 * @param count pairs of an edited picture and an original that it shows
 * @param found called duplicates
 * @param relationRight of those found, with frame, rotation and mirroring right
 * @param medianCornerErrorPx how far from its place a corner of the original is mapped, at a longest side of 640 px
 * @param sameLandmark called the same landmark only
 * @param unrelated compared, and nothing said
 * @param notProposed the index did not have the original among its candidates
 * @param falseDuplicates called duplicates of a picture that they do not show
 * @param falseSameLandmark called the same landmark as a picture that they do not show, ignored pairs left out
 * @param ignoredSameLandmark the same of ignored pairs
 */
public record EditScore(
        String edit,
        int count,
        int found,
        double foundShare,
        int relationRight,
        @Nullable Double relationRightShare,
        @Nullable Double medianConfidence,
        @Nullable Double medianLog10FalseAlarms,
        @Nullable Double medianCornerErrorPx,
        int sameLandmark,
        int unrelated,
        int notProposed,
        int falseDuplicates,
        int falseSameLandmark,
        int ignoredSameLandmark) {
    static EditScore of(String edit, List<EditLookup> queries, IgnoredPairs ignored) {
        List<Shown> shown =
                queries.stream().flatMap(query -> query.shown().stream()).toList();
        List<Shown> found = shown.stream().filter(Shown::isFound).toList();
        int right = (int) found.stream().filter(Shown::isRight).count();
        return new EditScore(
                edit,
                shown.size(),
                found.size(),
                share(found.size(), shown.size()),
                right,
                found.isEmpty() ? null : share(right, found.size()),
                median(found, pair -> EditLookup.confidence(pair.verdict())),
                median(found, Shown::log10FalseAlarms),
                median(found, Shown::cornerErrorPx),
                count(shown, Outcome.SAME_LANDMARK),
                count(shown, Outcome.UNRELATED),
                count(shown, Outcome.NOT_PROPOSED),
                said(queries, Outcome.DUPLICATE, ignored, false) + said(queries, Outcome.DUPLICATE, ignored, true),
                said(queries, Outcome.SAME_LANDMARK, ignored, false),
                said(queries, Outcome.SAME_LANDMARK, ignored, true));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    private static int count(List<Shown> shown, Outcome outcome) {
        return (int) shown.stream().filter(pair -> pair.outcome() == outcome).count();
    }

    private static int said(List<EditLookup> queries, Outcome outcome, IgnoredPairs ignored, boolean ofIgnored) {
        return (int) queries.stream()
                .flatMap(query -> query.others().stream()
                        .filter(other -> other.outcome() == outcome
                                && ignored.contain(query.original(), other.name()) == ofIgnored))
                .count();
    }

    private static @Nullable Double median(List<Shown> pairs, ToDoubleFunction<Shown> value) {
        double[] values = DoubleStream.of(pairs.stream().mapToDouble(value).toArray())
                .filter(Double::isFinite)
                .toArray();
        Arrays.sort(values);
        int n = values.length;
        return n == 0 ? null : (values[(n - 1) / 2] + values[n / 2]) / 2;
    }
}
