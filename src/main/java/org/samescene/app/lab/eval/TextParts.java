package org.samescene.app.lab.eval;

import java.util.List;

/** What the reports of both evaluations say alike. */
final class TextParts {
    private TextParts() {}

    static String curve(PrecisionRecall curve) {
        return "%nAll %d related and %d unrelated pairs ranked by log10 of the number of false alarms: average precision %.4f%n"
                        .formatted(curve.related(), curve.unrelated(), curve.averagePrecision())
                + "  at the threshold %.1f: recall %.3f, %d wrong; at zero wrong: recall %.3f; best unrelated pair: %s%n"
                        .formatted(
                                curve.threshold(),
                                curve.recall(),
                                curve.wrong(),
                                curve.recallAtZeroWrong(),
                                curve.lowestWrong() == null ? "none" : "%.1f".formatted(curve.lowestWrong()));
    }

    static String rejected(List<Workbench.Rejected> rejected) {
        if (rejected.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("%nNot used: %d files%n".formatted(rejected.size()));
        rejected.forEach(file -> text.append("  %s: %s (%s)%n".formatted(file.file(), file.reason(), file.message())));
        return text.toString();
    }
}
