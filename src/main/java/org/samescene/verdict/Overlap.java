package org.samescene.verdict;

import java.util.ArrayList;
import java.util.List;
import org.samescene.match.geometry.Affine;

/**
 * What two pictures have in common under a transform.
 *
 * @param coverage share of the first picture that the second shows too, 0 … 1
 * @param coverageOfOther share of the second picture that the first shows too, 0 … 1
 */
record Overlap(double coverage, double coverageOfOther) {
    private record Point(double x, double y) {}

    /** @param transform pixels of the first picture to pixels of the second */
    static Overlap of(int width, int height, Affine transform, int otherWidth, int otherHeight) {
        List<Point> polygon = new ArrayList<>();
        for (double[] corner : new double[][] {{0, 0}, {width, 0}, {width, height}, {0, height}}) {
            polygon.add(new Point(transform.applyX(corner[0], corner[1]), transform.applyY(corner[0], corner[1])));
        }
        polygon = clip(polygon, 1, 0, 0);
        polygon = clip(polygon, -1, 0, otherWidth);
        polygon = clip(polygon, 0, 1, 0);
        polygon = clip(polygon, 0, -1, otherHeight);
        double common = area(polygon);
        double areaOfFirst = Math.abs(transform.determinant()) * width * height;
        return new Overlap(
                areaOfFirst > 0 ? Math.min(1, common / areaOfFirst) : 0, Math.min(1, common / ((double) otherWidth * otherHeight)));
    }

    /** Keeps the part of a convex polygon where nx · x + ny · y + offset ≥ 0 (Sutherland and Hodgman 1974). */
    private static List<Point> clip(List<Point> polygon, double nx, double ny, double offset) {
        List<Point> kept = new ArrayList<>(polygon.size() + 1);
        for (int i = 0; i < polygon.size(); i++) {
            Point p = polygon.get(i);
            Point q = polygon.get((i + 1) % polygon.size());
            double dp = nx * p.x + ny * p.y + offset;
            double dq = nx * q.x + ny * q.y + offset;
            if (dp >= 0) {
                kept.add(p);
            }
            if (dp >= 0 != dq >= 0) {
                double t = dp / (dp - dq);
                kept.add(new Point(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)));
            }
        }
        return kept;
    }

    private static double area(List<Point> polygon) {
        double twice = 0;
        for (int i = 0; i < polygon.size(); i++) {
            Point p = polygon.get(i);
            Point q = polygon.get((i + 1) % polygon.size());
            twice += p.x * q.y - q.x * p.y;
        }
        return Math.abs(twice) / 2;
    }
}
