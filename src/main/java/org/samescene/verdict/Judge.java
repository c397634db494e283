package org.samescene.verdict;

import java.util.List;
import java.util.Optional;
import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

/**
 * Says what an agreement of features means. The same input gives the same verdict, from either side: a pair is
 * judged in the order of the hashes of its bytes, and the verdict swapped where the caller has the other
 * order.
 */
public final class Judge {
    private final Thresholds thresholds;

    public Judge(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /**
     * What an agreement of two images means.
     *
     * @param agreement of {@code first} with {@code other}, its transform from the pixels of the first to
     *     those of the other
     */
    public Verdict judge(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        int order = first.sha256().compareTo(other.sha256());
        if (order == 0) {
            return sameBytes(first, agreement);
        }
        return order < 0
                ? judgeInOrder(first, other, agreement)
                : judgeInOrder(other, first, agreement.swapped()).swapped();
    }

    private static Verdict sameBytes(ImageFeatures image, Agreement agreement) {
        return new Verdict.Duplicate(
                Verdict.Kind.EXACT,
                Verdict.Frame.SAME_FRAME,
                0,
                false,
                1,
                Homography.IDENTITY,
                agreement.inlierCount(),
                Double.NEGATIVE_INFINITY,
                Overlap.whole(image.width(), image.height()),
                1,
                List.of(),
                Optional.of(new Verdict.Preference(false, Verdict.Reason.EARLIER)));
    }

    private Verdict judgeInOrder(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        if (agreement.transform().isEmpty()
                || agreement.evidence() < thresholds.minEvidence()
                || agreement.falseAlarms().log10() > thresholds.maxDuplicateLog10FalseAlarms()) {
            return new Verdict.Unrelated(Verdict.Why.CHANCE, agreement.inlierCount());
        }
        Sight sight = Sight.of(first, other, agreement);
        if (sight.pictures().isPresent() && sight.resemblance().isCopy(thresholds)) {
            OverlaidPictures pictures = sight.pictures().get();
            Overlap overlap = overlap(first, pictures.transform(), other);
            if (Math.max(overlap.coverage(), overlap.coverageOfOther()) >= thresholds.minDuplicateCoverage()) {
                return duplicate(first, other, agreement, pictures, sight.resemblance(), overlap);
            }
        }
        return anotherPhotograph(first, other, agreement, sight);
    }

    private Verdict duplicate(
            ImageFeatures first,
            ImageFeatures other,
            Agreement agreement,
            OverlaidPictures pictures,
            Resemblance resemblance,
            Overlap overlap) {
        Affine inTheMiddle = inTheMiddle(pictures.transform(), overlap);
        List<Difference> differences = DifferingRegions.of(pictures);
        return new Verdict.Duplicate(
                Verdict.Kind.EDITED,
                frame(overlap),
                rotationDegrees(inTheMiddle),
                inTheMiddle.determinant() < 0,
                inTheMiddle.scale(),
                pictures.transform(),
                agreement.inlierCount(),
                agreement.falseAlarms().log10(),
                overlap,
                resemblance.likeness(),
                differences,
                Choice.between(
                        first,
                        other,
                        pictures,
                        overlap,
                        inTheMiddle.scale(),
                        !differences.isEmpty(),
                        thresholds.sameFrameCoverage()));
    }

    private Verdict anotherPhotograph(ImageFeatures first, ImageFeatures other, Agreement agreement, Sight sight) {
        if (sharedMatter(first, other, agreement, sight).isPresent()) {
            return new Verdict.Unrelated(Verdict.Why.SHARED_MATTER, agreement.inlierCount());
        }
        if (agreement.falseAlarms().log10OfDistinctive() > thresholds.maxLog10FalseAlarms()) {
            return new Verdict.Unrelated(Verdict.Why.CHANCE, agreement.inlierCount());
        }
        if (Overlay.is(first, other, agreement, sight.registration(), thresholds)) {
            return new Verdict.Unrelated(Verdict.Why.OVERLAY, agreement.inlierCount());
        }
        return new Verdict.SameLandmark(
                agreement.transform().get(),
                agreement.inlierCount(),
                agreement.falseAlarms().log10OfDistinctive(),
                overlap(first, agreement.transform().get(), other),
                sight.resemblance().likeness());
    }

    private Optional<SharedMatter> sharedMatter(
            ImageFeatures first, ImageFeatures other, Agreement agreement, Sight sight) {
        return sight.pictures()
                .flatMap(pictures ->
                        SharedMatter.of(first, other, agreement, pictures, sight.resemblance(), thresholds));
    }

    /** What an agreement means of two images that are known to be no copies. */
    public Verdict judgeAsAnotherPhotograph(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        if (first.sha256().compareTo(other.sha256()) <= 0) {
            return anotherPhotograph(first, other, agreement, Sight.of(first, other, agreement));
        }
        Agreement swapped = agreement.swapped();
        return anotherPhotograph(other, first, swapped, Sight.of(other, first, swapped))
                .swapped();
    }

    /**
     * What two pictures show besides what they share, where they are unrelated because of {@link
     * Verdict.Why#SHARED_MATTER}: it may be related nevertheless. Empty otherwise.
     */
    public Optional<SharedMatter.Rest> besidesSharedMatter(
            ImageFeatures first, ImageFeatures other, Agreement agreement) {
        return first.sha256().compareTo(other.sha256()) <= 0
                ? restInOrder(first, other, agreement)
                : restInOrder(other, first, agreement.swapped()).map(SharedMatter.Rest::swapped);
    }

    private Optional<SharedMatter.Rest> restInOrder(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        return sharedMatter(first, other, agreement, Sight.of(first, other, agreement))
                .map(shared -> shared.rest(first.local(), other.local()));
    }

    private static Overlap overlap(ImageFeatures first, Homography transform, ImageFeatures other) {
        return Overlap.of(first.width(), first.height(), transform, other.width(), other.height());
    }

    private static Affine inTheMiddle(Homography transform, Overlap overlap) {
        double x = overlap.polygon().stream()
                .mapToDouble(Overlap.Point::x)
                .average()
                .orElse(0);
        double y = overlap.polygon().stream()
                .mapToDouble(Overlap.Point::y)
                .average()
                .orElse(0);
        return transform.linearAt(x, y);
    }

    private Verdict.Frame frame(Overlap overlap) {
        boolean allOfFirst = overlap.coverage() >= thresholds.sameFrameCoverage();
        boolean allOfOther = overlap.coverageOfOther() >= thresholds.sameFrameCoverage();
        if (allOfFirst && allOfOther) {
            return Verdict.Frame.SAME_FRAME;
        }
        if (allOfFirst) {
            return Verdict.Frame.CROP_OF;
        }
        return allOfOther ? Verdict.Frame.CONTAINS : Verdict.Frame.OVERLAPS;
    }

    private static double rotationDegrees(Affine transform) {
        // a mirrored transform is a mirroring of x, then a turn
        Affine turned = transform.determinant() < 0 ? new Affine(-1, 0, 0, 0, 1, 0).then(transform) : transform;
        return Math.toDegrees(turned.turn());
    }

    /**
     * What two pictures look like where their features agree.
     *
     * @param pictures empty where they can't be looked at
     */
    private record Sight(Registration registration, Optional<OverlaidPictures> pictures, Resemblance resemblance) {
        static Sight of(ImageFeatures first, ImageFeatures other, Agreement agreement) {
            Registration registration = Registration.of(first, other, agreement);
            Optional<OverlaidPictures> pictures = OverlaidPictures.of(first, other, registration.transform());
            return new Sight(
                    registration, pictures, pictures.map(Resemblance::of).orElse(Resemblance.NONE));
        }
    }
}
