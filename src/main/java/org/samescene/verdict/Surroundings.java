package org.samescene.verdict;

import java.util.List;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Raster;
import org.samescene.verdict.Overlap.Point;

/**
 * Whether a picture goes on beyond the part of it that another shows. A photograph does, whoever cropped it;
 * a border, the bars of a film, a screen or a neighbour in a collage begin with an edge just there, or are
 * bare.
 */
final class Surroundings {
    /** From the edge of the part, in pixels of the thumbnail: the seam itself is blurred. */
    private static final double OFF = 2;

    private static final double STEP = 4;
    /** Across the seam the picture changes so many times more than as far within the part. */
    private static final double MOST_CHANGE = 2;
    /** Along the seam the outside changes so many times less than the inside. */
    private static final double LEAST_ROUGHNESS = 0.3;
    /** With fewer places along the seam nothing can be said. */
    private static final int FEWEST = 12;

    private final Raster picture;
    private double within;
    private double across;
    private double roughInside;
    private double roughOutside;
    private int places;

    private Surroundings(Raster picture) {
        this.picture = picture;
    }

    /** @param part convex, in pixels of the original */
    static boolean goOn(ImageFeatures image, List<Point> part) {
        Raster picture = image.thumbnail().luminance();
        double toX = picture.width() / (double) image.width();
        double toY = picture.height() / (double) image.height();
        List<Point> corners =
                part.stream().map(p -> new Point(p.x() * toX, p.y() * toY)).toList();
        Surroundings seam = new Surroundings(picture);
        for (int i = 0; i < corners.size(); i++) {
            seam.follow(corners.get(i), corners.get((i + 1) % corners.size()), middle(corners));
        }
        return seam.places >= FEWEST
                && seam.across <= MOST_CHANGE * seam.within
                && seam.roughOutside >= LEAST_ROUGHNESS * seam.roughInside;
    }

    private static Point middle(List<Point> corners) {
        return new Point(
                corners.stream().mapToDouble(Point::x).average().orElse(0),
                corners.stream().mapToDouble(Point::y).average().orElse(0));
    }

    private void follow(Point from, Point to, Point middle) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        if (length < 1) {
            return;
        }
        double alongX = (to.x() - from.x()) / length;
        double alongY = (to.y() - from.y()) / length;
        // away from the middle of the part
        double side = alongY * (from.x() - middle.x()) - alongX * (from.y() - middle.y()) >= 0 ? 1 : -1;
        double outX = side * alongY;
        double outY = -side * alongX;
        double previousInside = Double.NaN;
        double previousOutside = Double.NaN;
        for (double at = 1; at < length; at++) {
            double x = from.x() + at * alongX;
            double y = from.y() + at * alongY;
            if (!isInPicture(x + (OFF + 1) * outX, y + (OFF + 1) * outY)) {
                continue;
            }
            double deep = picture.at(x - (OFF + STEP) * outX, y - (OFF + STEP) * outY);
            double inside = picture.at(x - OFF * outX, y - OFF * outY);
            double outside = picture.at(x + OFF * outX, y + OFF * outY);
            within += Math.abs(deep - inside);
            across += Math.abs(outside - inside);
            places++;
            if (!Double.isNaN(previousInside)) {
                roughInside += Math.abs(inside - previousInside);
                roughOutside += Math.abs(outside - previousOutside);
            }
            previousInside = inside;
            previousOutside = outside;
        }
    }

    private boolean isInPicture(double x, double y) {
        return x >= 0 && y >= 0 && x <= picture.width() && y <= picture.height();
    }
}
