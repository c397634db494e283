package org.samescene.verdict;

import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Affine;

/** Says what an agreement of features means. Same input, same verdict. */
public final class Judge {
    private final Thresholds thresholds;

    public Judge(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** @param agreement of {@code first} with {@code other}, its transform from the pixels of the first to those of the other */
    public Verdict judge(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        if (first.sha256().equals(other.sha256())) {
            return new Verdict.Duplicate(Verdict.Kind.EXACT, Verdict.Frame.SAME_FRAME, 0, false, Affine.IDENTITY, agreement.inlierCount(), 1, 1,
                    1, 1, false);
        }
        if (agreement.transform().isEmpty()
                || agreement.evidence() < thresholds.minEvidence()
                || agreement.log10FalseAlarms() > thresholds.maxLog10FalseAlarms()) {
            return new Verdict.Unrelated(agreement.inlierCount());
        }
        Registration registration = Registration.of(first, other, agreement);
        Affine transform = registration.transform();
        double likeness = Likeness.of(first, other, transform);
        Overlap overlap = Overlap.of(first.width(), first.height(), transform, other.width(), other.height());
        boolean samePhotograph = likeness >= thresholds.minDuplicateLikeness()
                && registration.exactShare() >= thresholds.minDuplicateExactShare()
                && Math.max(overlap.coverage(), overlap.coverageOfOther()) >= thresholds.minDuplicateCoverage();
        if (!samePhotograph) {
            return new Verdict.SameLandmark(agreement.transform().get(), agreement.inlierCount(), agreement.confidence(), likeness);
        }
        return new Verdict.Duplicate(Verdict.Kind.EDITED, frame(overlap), rotationDegrees(transform), transform.determinant() < 0, transform,
                agreement.inlierCount(), agreement.confidence(), overlap.coverage(), overlap.coverageOfOther(), likeness,
                firstPreferred(first, other, overlap));
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

    /** The one that shows clearly more; then the one with more pixels; then the one with more bytes; then the earlier one. */
    private boolean firstPreferred(ImageFeatures first, ImageFeatures other, Overlap overlap) {
        Verdict.Frame frame = frame(overlap);
        if (frame == Verdict.Frame.CONTAINS || frame == Verdict.Frame.CROP_OF) {
            return frame == Verdict.Frame.CONTAINS;
        }
        long pixels = (long) first.width() * first.height();
        long otherPixels = (long) other.width() * other.height();
        return pixels != otherPixels ? pixels > otherPixels : first.byteSize() > other.byteSize();
    }
}
