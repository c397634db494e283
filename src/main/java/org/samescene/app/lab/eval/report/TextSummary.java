package org.samescene.app.lab.eval.report;

import java.util.List;
import org.samescene.app.lab.eval.workbench.Workbench;

/** What the reports of both evaluations say alike. */
public final class TextSummary {
    private TextSummary() {}

    public static String curve(PrecisionRecall curve) {
        return ("%nAll %d related and %d unrelated pairs ranked by log10 of the number of false alarms: "
                                + "average precision %.4f%n")
                        .formatted(curve.related(), curve.unrelated(), curve.averagePrecision())
                + ("  at the threshold %.1f: recall %.3f, %d wrong; at zero wrong: recall %.3f; "
                                + "best unrelated pair: %s%n")
                        .formatted(
                                curve.threshold(),
                                curve.recall(),
                                curve.wrong(),
                                curve.recallAtZeroWrong(),
                                curve.lowestWrong() == null ? "none" : "%.1f".formatted(curve.lowestWrong()));
    }

    public static String rejected(List<Workbench.Rejected> rejected) {
        if (rejected.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("%nNot used: %d files%n".formatted(rejected.size()));
        rejected.forEach(file -> text.append("  %s: %s (%s)%n".formatted(file.file(), file.reason(), file.message())));
        return text.toString();
    }
}
