package org.samescene.app.lab.eval.edits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samescene.app.lab.eval.report.TextSummary;

/** The report of {@code eval edits} for people. */
final class EditsText {
    private EditsText() {}

    static String of(EditsReport report) {
        StringBuilder text = new StringBuilder();
        text.append("%-14s %6s %14s %14s %10s %8s %8s  %9s %9s %9s  %7s %7s%n"
                .formatted(
                        "edit",
                        "pairs",
                        "found",
                        "relation right",
                        "confidence",
                        "log10NFA",
                        "corner",
                        "landmark",
                        "unrelated",
                        "not",
                        "false",
                        "false"));
        text.append("%-14s %6s %14s %14s %10s %8s %8s  %9s %9s %9s  %7s %7s%n"
                .formatted("", "", "", "", "median", "median", "px", "only", "", "proposed", "dupl.", "landm."));
        report.rows().forEach(edit -> text.append(row(edit)));
        text.append(relations("False relations", report.falseRelations()));
        text.append(relations("Relations of ignored pairs", report.ignoredRelations()));
        text.append(TextSummary.curve(report.precisionRecall()));
        text.append(TextSummary.rejected(report.rejected()));
        text.append("%n%d originals edited, %d pictures indexed, in %.1f s, model %s%n"
                .formatted(
                        report.originals(),
                        report.indexed(),
                        report.seconds(),
                        report.settings().model()));
        return text.toString();
    }

    private static String row(EditScore e) {
        return "%-14s %6d %6d  %5.1f%% %6d  %6s %10s %8s %8s  %9d %9d %9d  %7d %7d%n"
                .formatted(
                        e.edit(),
                        e.count(),
                        e.found(),
                        100 * e.foundShare(),
                        e.relationRight(),
                        e.relationRightShare() == null ? "-" : "%.1f%%".formatted(100 * e.relationRightShare()),
                        number("%.4f", e.medianConfidence()),
                        number("%.1f", e.medianLog10FalseAlarms()),
                        number("%.2f", e.medianCornerErrorPx()),
                        e.sameLandmark(),
                        e.unrelated(),
                        e.notProposed(),
                        e.falseDuplicates(),
                        e.falseSameLandmark());
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "-" : format.formatted(value);
    }

    private static String relations(String title, List<EditsReport.FalseRelation> relations) {
        if (relations.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("%n%s: %d pairs%n".formatted(title, relations.size()));
        relations.forEach(r -> text.append("  %s ~ %s: %s after %s, log10 NFA down to %.1f%n"
                .formatted(
                        r.original(), r.other(), r.said(), String.join(", ", r.edits()), r.lowestLog10FalseAlarms())));
        return text.toString();
    }
}
