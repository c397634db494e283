package org.samescene.app.match;

import java.util.List;
import java.util.Objects;
import org.samescene.verdict.Difference;
import org.samescene.verdict.Verdict;

/** A comparison for people, with the names of the two files. */
record ComparisonText(ComparedFile a, ComparedFile b, Comparison found) {
    @Override
    public String toString() {
        return "A         %s (%d features)%n".formatted(a, found.featuresA())
                + "B         %s (%d features)%n".formatted(b, found.featuresB())
                + "matches   %d putative, %d inliers, %d of them in places of their own%n"
                        .formatted(found.putative(), found.inliers(), found.evidence())
                + transform()
                + "verdict   "
                + found.verdict()
                + details();
    }

    private String transform() {
        List<Double> t = found.transform();
        if (t == null) {
            return "";
        }
        return "transform x' = (%.4f x %+.4f y %+.1f)%s%n".formatted(t.get(0), t.get(1), t.get(2), over(t))
                + "          y' = (%.4f x %+.4f y %+.1f)%s%n".formatted(t.get(3), t.get(4), t.get(5), over(t))
                + "residual  %.1f px rms at a longest side of 640 px%n".formatted(found.rmsPx())
                + "chance    10^%.1f such agreements expected by chance".formatted(found.log10FalseAlarms())
                + (Objects.equals(found.log10FalseAlarmsOfDistinctive(), found.log10FalseAlarms())
                        ? "%n".formatted()
                        : "; 10^%.1f by the %d distinctive inliers alone, which a same landmark is judged by%n"
                                .formatted(found.log10FalseAlarmsOfDistinctive(), found.distinctiveInliers()))
                + (found.calibrated() == null
                        ? ""
                        : "          a bound that was not measured with this model%n".formatted());
    }

    /** The denominator of a homography; nothing of an affine transform. */
    private static String over(List<Double> t) {
        return t.get(6) == 0 && t.get(7) == 0 ? "" : " / (%.3g x %+.3g y + 1)".formatted(t.get(6), t.get(7));
    }

    private String details() {
        return switch (found.details()) {
            case Verdict.Duplicate d ->
                ": A is %s%s, turned by %.1f°%s; %.0f %% of A and %.0f %% of B in common%s%s"
                        .formatted(
                                frame(d.frame()),
                                d.kind() == Verdict.Kind.EXACT ? ", byte for byte" : "",
                                d.rotationDegrees(),
                                d.mirrored() ? " and mirrored" : "",
                                100 * d.overlap().coverage(),
                                100 * d.overlap().coverageOfOther(),
                                differences(d),
                                d.preference()
                                        .map(p -> "; keep %s: %s".formatted(p.first() ? "A" : "B", reason(p.reason())))
                                        .orElse(""));
            case Verdict.SameLandmark s -> "";
            case Verdict.Unrelated u ->
                switch (u.why()) {
                    case OVERLAY -> ": all that agrees is a small overlay on both";
                    case SHARED_MATTER -> ": all that agrees is a frame, a form or a screen around other things";
                    case CHANCE -> "";
                };
        };
    }

    private static String differences(Verdict.Duplicate duplicate) {
        int count = duplicate.differences().size();
        double share =
                duplicate.differences().stream().mapToDouble(Difference::share).sum();
        return count == 0
                ? ""
                : "; they differ in %d region%s, %.0f %% of that".formatted(count, count == 1 ? "" : "s", 100 * share);
    }

    private static String frame(Verdict.Frame frame) {
        return switch (frame) {
            case SAME_FRAME -> "the same frame as B";
            case CROP_OF -> "a crop of B";
            case CONTAINS -> "a larger frame than B";
            case OVERLAPS -> "overlapping B";
        };
    }

    private static String reason(Verdict.Reason reason) {
        return switch (reason) {
            case MORE_TONES -> "it keeps tones that the other has lost";
            case SHOWS_MORE -> "it shows more";
            case MORE_PIXELS -> "it has more pixels";
            case NOTHING_AROUND -> "it has nothing around it";
            case LESS_COMPRESSED -> "it is less compressed";
            case EARLIER -> "neither is better";
        };
    }
}
