package org.samescene.verdict;

/**
 * Where the line is drawn between duplicate, same landmark and unrelated. The defaults come from a
 * development set of 116 photos (all 6,670 pairs of them: 90 duplicates, 70 of one landmark, 5,405 unrelated)
 * with the model {@code gradient-1}.
 *
 * <p>They hold for every model though they were measured with one. What a model does to chance is corrected
 * before ({@link org.samescene.match.geometry.Calibration}); where nobody has measured that, the events say so.
 *
 * @param minEvidence inliers, each in a place of its own, that a relation needs
 * @param maxLog10FalseAlarms log10 of the expected number of chance agreements as good, at most, of a same
 *     landmark: counted among distinctive matches alone
 * @param maxDuplicateLog10FalseAlarms log10 of the expected number of chance agreements as good, at most, of a
 *     duplicate: counted among all matches, since its thumbnails must agree as well
 * @param minDuplicateLikeness normalised cross-correlation of the overlaid thumbnails that a duplicate needs,
 *     -1 … 1
 * @param minDuplicateExactShare share of the inliers that one transform must map exactly on each other in a
 *     duplicate, 0 … 1
 * @param certainLikeness from this likeness on, fewer of the inliers need to be exact: a coarse or strongly
 *     turned copy
 * @param minCertainExactShare how many then
 * @param minDuplicateCoverage share of one of the two pictures that a duplicate must have in common, 0 … 1
 * @param maxOverlaySpread share of either picture, at most, between the matched points of a thing that
 *     overlays both, 0 … 1; 0: overlays are relations
 * @param sameFrameCoverage share of a picture above which the other shows "all" of it, 0 … 1
 */
public record Thresholds(
        int minEvidence,
        double maxLog10FalseAlarms,
        double maxDuplicateLog10FalseAlarms,
        double minDuplicateLikeness,
        double minDuplicateExactShare,
        double certainLikeness,
        double minCertainExactShare,
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
            // maxDuplicateLog10FalseAlarms: of unrelated photos that agree as well as that, no two have
            // thumbnails more alike than .62
            -2,
            // minDuplicateLikeness: duplicates have .98 and more, other photos of one place up to .95, of one
            // desk up to .98
            0.9,
            // minDuplicateExactShare: duplicates have .64 and more, a hand-held series of one desk up to .33
            0.55,
            // certainLikeness: copies turned by 30° have .99 and more
            0.98,
            // minCertainExactShare: copies turned by 30° or of JPEG quality 10 have .4 and more; for what is
            // no copy see minDuplicateExactShare
            0.4,
            // minDuplicateCoverage: a collage of two has half of itself in common with each
            0.5,
            // maxOverlaySpread: the name of a photographer written over a third of the width has .04 to .09
            0.1,
            // sameFrameCoverage: a border of 5% cut off all round leaves 81% of the area, one of 2% leaves 92%
            0.9);
}
