package org.samescene.app.lab.eval.photos;

import java.util.List;
import org.samescene.app.lab.eval.report.TextSummary;

/** The report of {@code eval photos} for people. */
final class PhotosText {
    private PhotosText() {}

    static String of(PhotosReport report) {
        StringBuilder text = new StringBuilder();
        text.append("%-34s %-13s %11s %6s %10s %13s %12s %7s %16s%n"
                .formatted(
                        "folder",
                        "truth",
                        "found/img",
                        "pairs",
                        "duplicates",
                        "same-landmark",
                        "not proposed",
                        "recall",
                        "at zero wrong"));
        report.folders()
                .forEach(f -> text.append("%-34s %-13s %5d /%4d %6d %10d %13d %12d %6.1f%% %15.1f%%%n"
                        .formatted(
                                f.folder(),
                                f.truth(),
                                f.imagesFound(),
                                f.images(),
                                f.pairs(),
                                f.duplicates(),
                                f.sameLandmark(),
                                f.notProposed(),
                                100 * f.recall(),
                                100 * f.recallAtZeroWrong())));
        text.append(pairs("Wrongly called duplicates", report.wrongDuplicates()));
        text.append(pairs("Wrongly called the same landmark", report.wrongSameLandmark()));
        text.append(pairs("Called the same landmark, of ignored pairs", report.ignoredSameLandmark()));
        text.append(TextSummary.curve(report.precisionRecall()));
        text.append(TextSummary.rejected(report.rejected()));
        text.append("%n%d pictures in %.1f s, model %s%n"
                .formatted(report.images(), report.seconds(), report.settings().model()));
        return text.toString();
    }

    private static String pairs(String title, List<PhotosReport.Wrong> pairs) {
        StringBuilder text = new StringBuilder("%n%s: %d pairs%n".formatted(title, pairs.size()));
        pairs.forEach(p -> text.append("  %s ~ %s, log10 NFA %s%n"
                .formatted(
                        p.a(), p.b(), p.log10FalseAlarms() == null ? "none" : "%.1f".formatted(p.log10FalseAlarms()))));
        return text.toString();
    }
}
