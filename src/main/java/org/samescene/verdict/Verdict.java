package org.samescene.verdict;

import org.samescene.match.geometry.Affine;

/** What we say about two pictures; "the first" is the one asked about. */
public sealed interface Verdict {
    /**
     * The same photograph, edited or not.
     *
     * @param rotationDegrees by how much the first is turned to lie on the other, clockwise on the screen, -180 … 180
     * @param mirrored whether it is mirrored left to right before that
     * @param transform pixels of the first to pixels of the other, both upright
     * @param inliers matched points that agree with the transform
     * @param confidence 1 / (1 + expected number of chance agreements this good), 0 … 1
     * @param coverage share of the first picture that the other shows too
     * @param coverageOfOther share of the other picture that the first shows too
     * @param likeness normalised cross-correlation of the overlaid thumbnails
     * @param firstPreferred whether the first is the one to keep: it shows more of the photograph, or has more pixels, or more bytes
     */
    record Duplicate(
            Kind kind,
            Frame frame,
            double rotationDegrees,
            boolean mirrored,
            Affine transform,
            int inliers,
            double confidence,
            double coverage,
            double coverageOfOther,
            double likeness,
            boolean firstPreferred)
            implements Verdict {}

    /**
     * Another photograph of the same place or thing.
     *
     * @param transform pixels of the first to pixels of the other; the best plane transform, not an exact one
     */
    record SameLandmark(Affine transform, int inliers, double confidence, double likeness) implements Verdict {}

    /** Nothing that chance would not do as well. */
    record Unrelated(int inliers) implements Verdict {}

    /** How the same photograph comes to be there twice. */
    enum Kind {
        /** The same bytes. */
        EXACT,
        /** Other bytes of the same photograph. */
        EDITED
    }

    /** How the frames of two copies lie to each other. */
    enum Frame {
        /** Both show the whole of the other. */
        SAME_FRAME,
        /** The first is a part of the other. */
        CROP_OF,
        /** The other is a part of the first. */
        CONTAINS,
        /** Each shows something that the other doesn't. */
        OVERLAPS;

        /** The same, said of the other. */
        public Frame inverse() {
            return switch (this) {
                case CROP_OF -> CONTAINS;
                case CONTAINS -> CROP_OF;
                case SAME_FRAME, OVERLAPS -> this;
            };
        }
    }
}
