package org.samescene.verdict;

import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;

/**
 * Tells an overlay (a watermark, a caption, a logo added to two pictures) from a thing that both show. An
 * overlay is small and upright, equal to the pixel, and at the same place of the frame ({@link PlaceInFrame}).
 * Unlike other {@link SharedMatter} it may be half transparent, and then the pictures differ where it is.
 */
final class Overlay {
    /**
     * Share of the matched points that one transform maps exactly on each other: of a watermark .88 and more, of
     * a hand-held series of one desk up to .33.
     */
    private static final double MIN_EXACT_SHARE = 0.55;

    private Overlay() {}

    static boolean is(
            ImageFeatures first,
            ImageFeatures other,
            Agreement agreement,
            Registration registration,
            Thresholds thresholds) {
        if (registration.exactShare() < MIN_EXACT_SHARE) {
            return false;
        }
        Spread spread = Spread.of(first, other, agreement);
        if (Math.max(spread.share(), spread.shareOfOther()) > thresholds.maxOverlaySpread()) {
            return false;
        }
        return PlaceInFrame.isKept(first, other, registration.transform());
    }
}
