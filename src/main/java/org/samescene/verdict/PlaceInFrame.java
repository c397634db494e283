package org.samescene.verdict;

import org.samescene.feature.ImageFeatures;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

/**
 * Whether a thing is at the same place of two frames, upright and unsqueezed, as what is added to pictures is:
 * a frame, a caption, a logo. The place is measured from one of nine anchors: a corner, the middle of a side,
 * or the centre. From one of them the distance is the same in both pictures, as a multiple of the thing's own
 * size. What stood before two cameras has all of these properties only by accident.
 */
final class PlaceInFrame {
    /** How far from the anchor it may be off, as a share of the longest side. */
    private static final double OFF_PLACE = 0.02;
    /** Largest turn of an upright thing, degrees: a few points leave so much open. */
    private static final double MAX_TURN_DEGREES = 3;

    private static final double MAX_ANISOTROPY = 1.1;

    private PlaceInFrame() {}

    /** @param transform pixels of the first picture to pixels of the other, where the thing is overlaid */
    static boolean isKept(ImageFeatures first, ImageFeatures other, Homography transform) {
        Affine linear = transform.linearAt(first.width() / 2.0, first.height() / 2.0);
        return linear.determinant() > 0
                && Math.abs(Math.toDegrees(linear.turn())) <= MAX_TURN_DEGREES
                && linear.anisotropy() <= MAX_ANISOTROPY
                && isAtAnAnchor(first, other, transform);
    }

    private static boolean isAtAnAnchor(ImageFeatures first, ImageFeatures other, Homography transform) {
        double limit = OFF_PLACE * Math.max(other.width(), other.height());
        for (int down = 0; down <= 2; down++) {
            for (int right = 0; right <= 2; right++) {
                double x = right / 2.0 * first.width();
                double y = down / 2.0 * first.height();
                double dx = transform.applyX(x, y) - right / 2.0 * other.width();
                double dy = transform.applyY(x, y) - down / 2.0 * other.height();
                if (Math.hypot(dx, dy) <= limit) {
                    return true;
                }
            }
        }
        return false;
    }
}
