package org.samescene.verdict;

import java.util.List;
import java.util.Optional;
import org.samescene.match.geometry.FalseAlarms;
import org.samescene.match.geometry.Homography;

/** What we say about two pictures; "the first" is the one that the caller named first. */
public sealed interface Verdict {
    /** The verdict with the two pictures exchanged. */
    Verdict swapped();

    /**
     * The same photograph, edited or not.
     *
     * @param rotationDegrees by how much the first is turned to overlay the other, clockwise on the screen,
     *     -180 … 180
     * @param mirrored whether it is mirrored left to right before that
     * @param scale by how much lengths of the first grow on the other, in the middle of what they have in
     *     common
     * @param transform pixels of the first to pixels of the other, both upright
     * @param inliers matched points that agree with the transform
     * @param log10FalseAlarms log10 of the expected number of chance agreements this good; negative infinity
     *     for the same bytes
     * @param likeness share of what has detail in their overlap that looks the same, 0 … 1
     * @param differences where it doesn't, largest first
     * @param preference which of the two to keep; empty where it can't be known
     */
    record Duplicate(
            Kind kind,
            Frame frame,
            double rotationDegrees,
            boolean mirrored,
            double scale,
            Homography transform,
            int inliers,
            double log10FalseAlarms,
            Overlap overlap,
            double likeness,
            List<Difference> differences,
            Optional<Preference> preference)
            implements Verdict {
        /** 1 / (1 + expected number of chance agreements this good), 0 … 1. */
        public double confidence() {
            return FalseAlarms.confidence(log10FalseAlarms);
        }

        @Override
        public Duplicate swapped() {
            return new Duplicate(
                    kind,
                    frame.inverse(),
                    mirrored || rotationDegrees == 0 || rotationDegrees == 180 ? rotationDegrees : -rotationDegrees,
                    mirrored,
                    1 / scale,
                    transform.inverse(),
                    inliers,
                    log10FalseAlarms,
                    overlap.swapped(),
                    likeness,
                    differences.stream().map(Difference::swapped).toList(),
                    preference.map(Preference::swapped));
        }
    }

    /**
     * Another photograph of the same place or thing.
     *
     * @param transform pixels of the first to pixels of the other; the best plane transform, not an exact one
     * @param log10FalseAlarms log10 of the expected number of chance agreements this good
     * @param likeness share of what has detail in their overlap that looks the same, 0 … 1
     */
    record SameLandmark(Homography transform, int inliers, double log10FalseAlarms, Overlap overlap, double likeness)
            implements Verdict {
        /** 1 / (1 + expected number of chance agreements this good), 0 … 1. */
        public double confidence() {
            return FalseAlarms.confidence(log10FalseAlarms);
        }

        @Override
        public SameLandmark swapped() {
            return new SameLandmark(transform.inverse(), inliers, log10FalseAlarms, overlap.swapped(), likeness);
        }
    }

    /** No relation. */
    record Unrelated(Why why, int inliers) implements Verdict {
        @Override
        public Unrelated swapped() {
            return this;
        }
    }

    /** Why two pictures are not related. */
    enum Why {
        /** Nothing agrees that chance would not do as well. */
        CHANCE,
        /** What agrees is a small overlay on both: a watermark, a caption, a logo. */
        OVERLAY,
        /** What agrees is a frame, an app's chrome, a form that both were put into. */
        SHARED_MATTER
    }

    /**
     * Which of two copies to keep.
     *
     * @param first whether the first, or else the other
     */
    record Preference(boolean first, Reason reason) {
        Preference swapped() {
            return reason == Reason.EARLIER ? this : new Preference(!first, reason);
        }
    }

    /** Why a copy is to be kept; of several reasons the first. */
    enum Reason {
        /** It keeps tones that are clipped, black or white, in the other. */
        MORE_TONES,
        /** It shows more of the photograph. */
        SHOWS_MORE,
        /** It shows the photograph with more pixels. */
        MORE_PIXELS,
        /** It has nothing around the photograph: no border, no bars, no screen. */
        NOTHING_AROUND,
        /** It is a JPEG with as many pixels in more bytes. */
        LESS_COMPRESSED,
        /** The two have the same bytes: it was there before. */
        EARLIER
    }

    /** Why a photograph is there twice. */
    enum Kind {
        /** The same bytes. */
        EXACT,
        /** Other bytes of the same photograph. */
        EDITED
    }

    /** What the frames of two copies have in common. */
    enum Frame {
        /** Both show the whole of the other. */
        SAME_FRAME,
        /** The first is a part of the other. */
        CROP_OF,
        /** The other is a part of the first. */
        CONTAINS,
        /** Each shows something that the other doesn't. */
        OVERLAPS;

        /** How the other lies to the first. */
        public Frame inverse() {
            return switch (this) {
                case CROP_OF -> CONTAINS;
                case CONTAINS -> CROP_OF;
                case SAME_FRAME, OVERLAPS -> this;
            };
        }
    }
}
