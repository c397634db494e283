package org.samescene.verdict;

/**
 * Where the line is drawn between duplicate, same landmark and unrelated. The defaults come from edits of
 * photos and of drawn papers and screens, from views of one thing, and from unrelated photos, with the model
 * {@code gradient-1}.
 *
 * <p>They hold for every model though they were measured with one. What a model does to chance is corrected
 * before ({@link org.samescene.match.geometry.Calibration}); where nobody has measured that, the events say so.
 *
 * @param minEvidence inliers, each in a place of its own, that a relation needs
 * @param maxLog10FalseAlarms log10 of the expected number of chance agreements as good, at most, of a same
 *     landmark: counted among distinctive matches alone
 * @param maxDuplicateLog10FalseAlarms log10 of the expected number of chance agreements as good, at most, of a
 *     duplicate: counted among all matches, since its thumbnails must agree as well
 * @param maxDifferingShare share of what has detail in both pictures that may look different in a duplicate,
 *     0 … 1
 * @param maxRewrittenShare share of what has detail that may be other writing on the same ground, 0 … 1
 * @param maxDisplacedShare share of a duplicate's parts that may lie half a pixel of its thumbnail beside each
 *     other, 0 … 1: near things move against far ones
 * @param minDuplicateCoverage share of one of the two pictures that a duplicate must have in common, 0 … 1
 * @param maxOverlaySpread share of either picture, at most, between the matched points of a thing that
 *     overlays both, 0 … 1; 0: overlays are relations
 * @param sameFrameCoverage share of a picture above which the other shows "all" of it, 0 … 1
 */
public record Thresholds(
        int minEvidence,
        double maxLog10FalseAlarms,
        double maxDuplicateLog10FalseAlarms,
        double maxDifferingShare,
        double maxRewrittenShare,
        double maxDisplacedShare,
        double minDuplicateCoverage,
        double maxOverlaySpread,
        double sameFrameCoverage) {
    /** Each with what it was measured on. */
    public static final Thresholds DEFAULT = new Thresholds(
            // minEvidence: two more than the fewest that an affine transform can be tested on
            6,
            // maxLog10FalseAlarms: one in a million unrelated pairs; of 800,000 made from unrelated photos
            // the best has -5.5
            -6,
            // maxDuplicateLog10FalseAlarms: no two unrelated photos that agree as well as that look the same in
            // more than a third of what has detail
            -2,
            // maxDifferingShare: of copies of 22 photos .08 (brighter, and so clipped, .25) at most, with lines
            // of text .39; of different photos in one frame .39 and more, and most of what is inside
            0.45,
            // maxRewrittenShare: copies of forms, pages, slides, tickets and chats have .02 at most (.05 where
            // turned by 30°), others on the same form, deck or ticket .1 and more
            0.03,
            // maxDisplacedShare: copies of 22 photos have .07 at most, with lines of text .10; views of one thing
            // from other places at 400 px .24 and more
            0.15,
            // minDuplicateCoverage: a collage of two has half of itself in common with each
            0.5,
            // maxOverlaySpread: the name of a photographer written over a third of the width has .04 to .09
            0.1,
            // sameFrameCoverage: a border of 5% cut off all round leaves 81% of the area, one of 2% leaves 92%
            0.9);
}
