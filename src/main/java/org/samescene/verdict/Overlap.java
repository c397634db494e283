package org.samescene.verdict;

import java.util.ArrayList;
import java.util.List;
import org.samescene.match.geometry.Homography;

/**
 * What two pictures have in common under a transform.
 *
 * @param polygon its corners in pixels of the first picture, upright; empty where there is nothing in common
 * @param polygonOfOther the same corners in pixels of the other picture
 * @param coverage share of the first picture that the second shows too, 0 … 1
 * @param coverageOfOther share of the second picture that the first shows too, 0 … 1
 */
public record Overlap(List<Point> polygon, List<Point> polygonOfOther, double coverage, double coverageOfOther) {
    /** What is nearer to the horizon than this, as a share of w at the origin, is left out. */
    private static final double HORIZON = 1e-6;

    /** A place in a picture, px. */
    public record Point(double x, double y) {}

    /** Two pictures with all in common: the same bytes. */
    static Overlap whole(int width, int height) {
        return of(width, height, Homography.IDENTITY, width, height);
    }

    /** @param t pixels of the first picture to pixels of the second */
    static Overlap of(int width, int height, Homography t, int otherWidth, int otherHeight) {
        List<Point> polygon =
                List.of(new Point(0, 0), new Point(width, 0), new Point(width, height), new Point(0, height));
        // 0 ≤ x' = X / w ≤ width' is linear in the first picture: X ≥ 0 and width' · w - X ≥ 0
        polygon = clip(polygon, t.g(), t.h(), 1 - HORIZON);
        polygon = clip(polygon, t.a(), t.b(), t.c());
        polygon = clip(polygon, otherWidth * t.g() - t.a(), otherWidth * t.h() - t.b(), otherWidth - t.c());
        polygon = clip(polygon, t.d(), t.e(), t.f());
        polygon = clip(polygon, otherHeight * t.g() - t.d(), otherHeight * t.h() - t.e(), otherHeight - t.f());
        List<Point> polygonOfOther = polygon.stream()
                .map(p -> new Point(t.applyX(p.x, p.y), t.applyY(p.x, p.y)))
                .toList();
        if (!(area(polygon) > 0 && area(polygonOfOther) > 0)) {
            return new Overlap(List.of(), List.of(), 0, 0);
        }
        return new Overlap(
                polygon,
                polygonOfOther,
                Math.min(1, area(polygon) / ((double) width * height)),
                Math.min(1, area(polygonOfOther) / ((double) otherWidth * otherHeight)));
    }

    /** Seen from the other picture. */
    Overlap swapped() {
        return new Overlap(polygonOfOther, polygon, coverageOfOther, coverage);
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

    static double area(List<Point> polygon) {
        double twice = 0;
        for (int i = 0; i < polygon.size(); i++) {
            Point p = polygon.get(i);
            Point q = polygon.get((i + 1) % polygon.size());
            twice += p.x * q.y - q.x * p.y;
        }
        return Math.abs(twice) / 2;
    }
}
