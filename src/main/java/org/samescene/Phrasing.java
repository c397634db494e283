package org.samescene;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samescene.event.Event;
import org.samescene.event.EventId;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Relation.Statement;
import org.samescene.verdict.Overlap;
import org.samescene.verdict.Thresholds;
import org.samescene.verdict.Verdict;

/**
 * How a finding is put into words: as an event, and as what is remembered of it.
 *
 * @param thresholds that the findings are made with
 * @param isCalibrated whether their numbers of false alarms were measured with the model
 */
record Phrasing(Thresholds thresholds, boolean isCalibrated) {
    /** What a verdict says of a pair; empty where the two are not related. */
    Optional<Relation.Kind> kind(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Duplicate duplicate -> Optional.of(Relation.Kind.DUPLICATE);
            case Verdict.SameLandmark same -> Optional.of(Relation.Kind.SAME_LANDMARK);
            case Verdict.Unrelated unrelated -> Optional.empty();
        };
    }

    /**
     * What is to be remembered of a finding.
     *
     * @param known what is remembered of the two
     */
    Statement statement(Subject image, Finding finding, Relation known) {
        Subject other = finding.other();
        Pair pair = known.pair();
        boolean inOrder = pair.first().equals(image.key());
        String first = (inOrder ? image : other).version();
        String second = (inOrder ? other : image).version();
        Relation.Kind kind = kind(finding.verdict()).orElseThrow();
        return new Statement(
                EventId.of(kind, pair, first, second, image.model(), known.ended()),
                kind,
                first,
                second,
                inliers(finding.verdict()),
                log10FalseAlarms(finding.verdict()),
                Integer.toHexString(thresholds.hashCode()));
    }

    private static int inliers(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Duplicate duplicate -> duplicate.inliers();
            case Verdict.SameLandmark same -> same.inliers();
            case Verdict.Unrelated unrelated -> unrelated.inliers();
        };
    }

    private static double log10FalseAlarms(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Duplicate duplicate -> duplicate.log10FalseAlarms();
            case Verdict.SameLandmark same -> same.log10FalseAlarms();
            case Verdict.Unrelated unrelated -> throw new IllegalArgumentException("not related: " + unrelated);
        };
    }

    /** @param replaces the id of the event about earlier versions that it takes the place of */
    Event event(String id, Optional<String> replaces, Subject image, Finding finding) {
        return switch (finding.verdict()) {
            case Verdict.Duplicate duplicate -> event(id, replaces, image, finding.other(), duplicate);
            case Verdict.SameLandmark same -> event(id, replaces, image, finding.other(), same);
            case Verdict.Unrelated unrelated -> throw new IllegalArgumentException("not related: " + unrelated);
        };
    }

    private Event event(
            String id, Optional<String> replaces, Subject image, Subject other, Verdict.Duplicate duplicate) {
        Overlap overlap = duplicate.overlap();
        return new Event.ImageDuplicate(
                id,
                replaces.orElse(null),
                image.key().library(),
                image.key().imageId(),
                image.version(),
                other.key().imageId(),
                other.version(),
                duplicate.kind(),
                duplicate.frame(),
                duplicate.rotationDegrees(),
                duplicate.mirrored(),
                duplicate.scale(),
                duplicate.transform().matrix(),
                duplicate.inliers(),
                Double.isFinite(duplicate.log10FalseAlarms()) ? duplicate.log10FalseAlarms() : null,
                duplicate.confidence(),
                new Event.Coverage(overlap.coverage(), overlap.coverageOfOther()),
                new Event.Region(corners(overlap.polygon()), corners(overlap.polygonOfOther())),
                duplicate.likeness(),
                duplicate.differences().stream()
                        .map(difference -> new Event.Difference(
                                corners(difference.region()), corners(difference.regionOfOther()), difference.share()))
                        .toList(),
                duplicate
                        .preference()
                        .map(preference ->
                                (preference.first() ? image : other).key().imageId())
                        .orElse(null),
                duplicate.preference().map(Verdict.Preference::reason).orElse(null),
                thresholds,
                image.model(),
                duplicate.kind() == Verdict.Kind.EXACT ? null : calibrated());
    }

    private Event event(String id, Optional<String> replaces, Subject image, Subject other, Verdict.SameLandmark same) {
        return new Event.ImageSameLandmark(
                id,
                replaces.orElse(null),
                image.key().library(),
                image.key().imageId(),
                image.version(),
                other.key().imageId(),
                other.version(),
                same.transform().matrix(),
                same.inliers(),
                same.log10FalseAlarms(),
                same.confidence(),
                new Event.SharedRegion(
                        corners(same.overlap().polygon()),
                        corners(same.overlap().polygonOfOther())),
                thresholds,
                image.model(),
                calibrated());
    }

    private @Nullable Boolean calibrated() {
        return isCalibrated ? null : false;
    }

    private static List<double[]> corners(List<Overlap.Point> polygon) {
        return polygon.stream()
                .map(point -> new double[] {point.x(), point.y()})
                .toList();
    }
}
