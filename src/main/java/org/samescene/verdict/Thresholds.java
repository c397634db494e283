package org.samescene.verdict;

/**
 * Where the line is drawn between duplicate, same landmark and unrelated.
 *
 * @param minInliers matched points, each in a place of its own, that a relation needs
 * @param maxLog10FalseAlarms log10 of the expected number of chance agreements as good, at most
 * @param minDuplicateLikeness normalised cross-correlation of the overlaid thumbnails that a duplicate needs, -1 … 1
 * @param maxDuplicateResidualPx root mean square of the inliers' distances that a duplicate may have, at a longest side of 640 px
 * @param minDuplicateCoverage share of one of the two pictures that a duplicate must have in common, 0 … 1
 * @param sameFrameCoverage share of a picture above which the other shows "all" of it, 0 … 1
 */
public record Thresholds(
        int minInliers,
        double maxLog10FalseAlarms,
        double minDuplicateLikeness,
        double maxDuplicateResidualPx,
        double minDuplicateCoverage,
        double sameFrameCoverage) {
    public static final Thresholds DEFAULT = new Thresholds(12, -3, 0.8, 4, 0.5, 0.9);
}
