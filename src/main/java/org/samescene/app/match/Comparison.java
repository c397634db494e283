package org.samescene.app.match;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformKind;
import org.samescene.verdict.Verdict;

/**
 * What was found of two pictures; as JSON field for field. What concerns a transform is absent where there is
 * none.
 *
 * @param model absent for two files of features, which don't name theirs
 * @param calibrated false where the numbers of false alarms are bounds that nobody has measured with the model;
 *     absent otherwise
 * @param transform the 3 × 3 matrix of a homography, row-major, from pixels of A to pixels of B, both upright
 * @param confidence of a duplicate by all matches, otherwise by the distinctive ones, like the judge's
 */
record Comparison(
        @Nullable String model,
        int featuresA,
        int featuresB,
        int putative,
        int inliers,
        int distinctiveInliers,
        int evidence,
        double rmsPx,
        @Nullable Double log10FalseAlarms,
        @Nullable Double log10FalseAlarmsOfDistinctive,
        double confidence,
        @Nullable List<Double> transform,
        @Nullable TransformKind transformKind,
        String verdict,
        Verdict details,
        @Nullable Boolean calibrated) {
    static Comparison of(
            Optional<String> model,
            ImageFeatures a,
            ImageFeatures b,
            Agreement agreement,
            Verdict verdict,
            boolean calibrated) {
        boolean agree = agreement.transform().isPresent();
        return new Comparison(
                model.orElse(null),
                a.local().count(),
                b.local().count(),
                agreement.putative(),
                agreement.inlierCount(),
                agreement.distinctiveInlierCount(),
                agreement.evidence(),
                agreement.rmsPx(),
                agree ? agreement.falseAlarms().log10() : null,
                agree ? agreement.falseAlarms().log10OfDistinctive() : null,
                verdict instanceof Verdict.Duplicate
                        ? agreement.falseAlarms().confidence()
                        : agreement.falseAlarms().confidenceOfDistinctive(),
                agreement.transform().map(Comparison::matrix).orElse(null),
                agreement.kind().orElse(null),
                switch (verdict) {
                    case Verdict.Duplicate d -> "duplicate";
                    case Verdict.SameLandmark s -> "same-landmark";
                    case Verdict.Unrelated u -> "unrelated";
                },
                verdict,
                calibrated ? null : false);
    }

    private static List<Double> matrix(Homography transform) {
        return Arrays.stream(transform.matrix()).boxed().toList();
    }
}
