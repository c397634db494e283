package org.samescene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Counts;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.IndexedImages;
import org.samescene.index.Relation;
import org.samescene.match.geometry.FalseAlarms;
import org.samescene.verdict.LandmarkSuggestion;
import org.samescene.verdict.LandmarkSuggestion.Support;
import org.samescene.verdict.Overlap;
import org.samescene.verdict.Thresholds;
import org.samescene.verdict.Verdict;

/**
 * Turns findings into events and relations, and names landmarks. For one batch, in the order of the log: the
 * index shows what was recorded before the batch, the reporter remembers the rest.
 */
final class Reporter {
    private final IndexedImages index;
    private final Thresholds thresholds;
    private final boolean calibrated;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Subject> batch = new ArrayList<>();

    /**
     * @param thresholds that the findings were made with
     * @param calibrated whether their numbers of false alarms were measured with the model
     */
    Reporter(IndexedImages index, Thresholds thresholds, boolean calibrated) {
        this.index = index;
        this.thresholds = thresholds;
        this.calibrated = calibrated;
    }

    /** What was said of pairs in this batch, to be recorded. */
    List<Relation> relations() {
        return List.copyOf(relations);
    }

    /** The events of the next image of the batch. */
    List<Event> report(ImageFeatures features, Findings findings) {
        Subject image = Subject.of(features);
        batch.add(image);
        List<Event> events = new ArrayList<>();
        List<Event.LandmarkMatch> matches = new ArrayList<>();
        List<Support> supports = new ArrayList<>();
        List<Subject> related = new ArrayList<>();
        for (Finding finding : findings.all()) {
            Subject other = finding.other();
            switch (finding.verdict()) {
                case Verdict.Duplicate duplicate -> {
                    events.add(event(image, other, duplicate));
                    relate(image, other, Relation.Kind.DUPLICATE, duplicate.inliers(), duplicate.log10FalseAlarms());
                    support(other, duplicate.inliers(), duplicate.confidence()).ifPresent(supports::add);
                    related.add(other);
                }
                case Verdict.SameLandmark same -> {
                    matches.add(new Event.LandmarkMatch(
                            other.key().imageId(),
                            other.version(),
                            same.inliers(),
                            same.log10FalseAlarms(),
                            same.confidence()));
                    relate(image, other, Relation.Kind.SAME_LANDMARK, same.inliers(), same.log10FalseAlarms());
                    support(other, same.inliers(), same.confidence()).ifPresent(supports::add);
                    related.add(other);
                }
                case Verdict.Unrelated unrelated -> {}
            }
        }
        Counts counts = new Counts(
                features.local().count(), findings.all().size(), findings.limited(), events.size(), matches.size());
        LandmarkSuggestion landmark = image.landmark() != null ? null : LandmarkSuggestion.best(supports);
        if (!matches.isEmpty() || landmark != null) {
            events.add(sameLandmark(image, matches, landmark));
        }
        if (image.landmark() != null) {
            related.stream().filter(other -> other.landmark() == null).forEach(other -> events.add(renamed(other)));
        }
        events.add(Event.ImageProcessed.processed(image.key(), image.version(), counts, image.model()));
        return events;
    }

    private Event event(Subject image, Subject other, Verdict.Duplicate duplicate) {
        Overlap overlap = duplicate.overlap();
        return new Event.ImageDuplicate(
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
                (calibrated || duplicate.kind() == Verdict.Kind.EXACT) ? null : false);
    }

    private static List<double[]> corners(List<Overlap.Point> polygon) {
        return polygon.stream()
                .map(point -> new double[] {point.x(), point.y()})
                .toList();
    }

    /** @param matches in any order; in the event those with most inliers come first */
    private Event sameLandmark(
            Subject image, List<Event.LandmarkMatch> matches, @Nullable LandmarkSuggestion landmark) {
        List<Event.LandmarkMatch> inOrder = matches.stream()
                .sorted(Comparator.comparingInt(Event.LandmarkMatch::inliers)
                        .reversed()
                        .thenComparing(Event.LandmarkMatch::imageId))
                .toList();
        return new Event.ImageSameLandmark(
                image.key().library(),
                image.key().imageId(),
                image.version(),
                inOrder,
                landmark,
                thresholds,
                image.model(),
                calibrated ? null : false);
    }

    private void relate(Subject image, Subject other, Relation.Kind kind, int inliers, double log10FalseAlarms) {
        relations.add(new Relation(
                image.key(), image.version(), other.key(), other.version(), kind, inliers, log10FalseAlarms));
    }

    /** An earlier image has just got a known relative: all about its place is said again, with the name. */
    private Event renamed(Subject image) {
        List<Event.LandmarkMatch> matches = new ArrayList<>();
        List<Support> supports = new ArrayList<>();
        for (Relation relation : relationsOf(image.key())) {
            ImageKey partner = relation.partnerOf(image.key());
            if (relation.kind() == Relation.Kind.SAME_LANDMARK) {
                matches.add(new Event.LandmarkMatch(
                        partner.imageId(),
                        partner.equals(relation.image()) ? relation.imageVersion() : relation.otherVersion(),
                        relation.inliers(),
                        relation.log10FalseAlarms(),
                        FalseAlarms.confidence(relation.log10FalseAlarms())));
            }
            find(partner)
                    .flatMap(other ->
                            support(other, relation.inliers(), FalseAlarms.confidence(relation.log10FalseAlarms())))
                    .ifPresent(supports::add);
        }
        return sameLandmark(image, matches, LandmarkSuggestion.best(supports));
    }

    private List<Relation> relationsOf(ImageKey key) {
        Stream<Relation> ofTheBatch = relations.stream()
                .filter(relation ->
                        relation.image().equals(key) || relation.other().equals(key));
        return Stream.concat(index.relations(key).stream(), ofTheBatch)
                .distinct()
                .toList();
    }

    private Optional<Subject> find(ImageKey key) {
        return batch.stream()
                .filter(image -> image.key().equals(key))
                .findFirst()
                .or(() -> index.image(key).map(Subject::of));
    }

    /** Only an image of a known place supports a name. */
    private static Optional<Support> support(Subject other, int inliers, double confidence) {
        return Optional.ofNullable(other.landmark())
                .map(landmark -> new Support(other.key().imageId(), landmark, inliers, confidence));
    }
}
