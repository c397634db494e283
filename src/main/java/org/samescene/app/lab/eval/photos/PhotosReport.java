package org.samescene.app.lab.eval.photos;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.samescene.app.lab.eval.report.PrecisionRecall;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.lab.eval.workbench.Outcome;
import org.samescene.app.lab.eval.workbench.Settings;
import org.samescene.app.lab.eval.workbench.Workbench;

/**
 * What {@code eval photos} found; as JSON field for field. Pictures are called by their paths from the folder.
 *
 * @param rejected files that could not be used
 * @param folders with related pictures
 * @param wrongDuplicates called duplicates without being it; other photos of one place among them
 * @param wrongSameLandmark called the same landmark while unrelated
 * @param ignoredSameLandmark the same, of pairs that were asked to be ignored
 * @param missed related, but not called what they are
 * @param precisionRecall over all pairs, ignored ones left out
 */
public record PhotosReport(
        Path folder,
        Settings settings,
        int images,
        List<Workbench.Rejected> rejected,
        List<FolderScore> folders,
        List<Wrong> wrongDuplicates,
        List<Wrong> wrongSameLandmark,
        List<Wrong> ignoredSameLandmark,
        List<Wrong> missed,
        PrecisionRecall precisionRecall,
        double seconds) {
    /**
     * A pair, the truth and what was said.
     *
     * @param log10FalseAlarms null where nothing agrees
     */
    public record Wrong(
            String a,
            String b,
            FolderTruth.Relation truth,
            Outcome said,
            @Nullable Double log10FalseAlarms) {
        static Wrong of(PhotoPair pair) {
            double score = pair.log10FalseAlarms();
            return new Wrong(pair.a(), pair.b(), pair.truth(), pair.said(), Double.isFinite(score) ? score : null);
        }
    }

    static PhotosReport of(
            Path folder,
            Settings settings,
            List<String> images,
            List<Workbench.Rejected> rejected,
            List<PhotoPair> pairs,
            IgnoredPairs ignored,
            double seconds) {
        Predicate<PhotoPair> unknown =
                pair -> pair.truth() == FolderTruth.Relation.UNRELATED && ignored.contain(pair.a(), pair.b());
        Predicate<PhotoPair> wrongLandmark =
                pair -> pair.said() == Outcome.SAME_LANDMARK && pair.truth() == FolderTruth.Relation.UNRELATED;
        PrecisionRecall curve = PrecisionRecall.of(
                pairs.stream()
                        .filter(unknown.negate())
                        .map(pair -> new PrecisionRecall.Ranked(
                                pair.log10FalseAlarms(), pair.truth() != FolderTruth.Relation.UNRELATED))
                        .toList(),
                0,
                settings.thresholds().maxLog10FalseAlarms());
        double lowestUnrelated = curve.lowestWrong() == null ? Double.POSITIVE_INFINITY : curve.lowestWrong();
        List<FolderScore> folders = images.stream()
                .map(FolderTruth::of)
                .filter(truth -> truth.group() != null)
                .distinct()
                .sorted(Comparator.comparing(FolderTruth::folder))
                .map(truth -> FolderScore.of(truth, images, pairs, lowestUnrelated))
                .toList();
        return new PhotosReport(
                folder,
                settings,
                images.size(),
                rejected,
                folders,
                wrong(
                        pairs,
                        pair -> pair.said() == Outcome.DUPLICATE && pair.truth() != FolderTruth.Relation.DUPLICATE),
                wrong(pairs, wrongLandmark.and(unknown.negate())),
                wrong(pairs, wrongLandmark.and(unknown)),
                wrong(pairs, PhotoPair::isMissed),
                curve,
                seconds);
    }

    private static List<Wrong> wrong(List<PhotoPair> pairs, Predicate<PhotoPair> which) {
        return pairs.stream().filter(which).map(Wrong::of).toList();
    }
}
