package org.samescene.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.verdict.Overlap.Point;

/**
 * How much of each picture is between the matched points: the area of the convex hull of those that are not
 * far from the others.
 *
 * @param share of the first picture's area, 0 … 1
 * @param shareOfOther share of the other picture's area, 0 … 1
 */
record Spread(double share, double shareOfOther) {
    /** A point farther from the median point than this many median distances is an outlier. */
    private static final double FAR = 2;

    static Spread of(ImageFeatures first, ImageFeatures other, Agreement agreement) {
        List<Point> a = new ArrayList<>();
        List<Point> b = new ArrayList<>();
        for (int k = 0; k < agreement.inlierCount(); k++) {
            a.add(new Point(first.local().x(agreement.inlierA(k)), first.local().y(agreement.inlierA(k))));
            b.add(new Point(other.local().x(agreement.inlierB(k)), other.local().y(agreement.inlierB(k))));
        }
        return new Spread(share(a, first), share(b, other));
    }

    private static double share(List<Point> points, ImageFeatures image) {
        return Overlap.area(hull(together(points))) / ((double) image.width() * image.height());
    }

    private static List<Point> together(List<Point> points) {
        if (points.isEmpty()) {
            return points;
        }
        double x = median(points.stream().mapToDouble(Point::x));
        double y = median(points.stream().mapToDouble(Point::y));
        double near = FAR * median(points.stream().mapToDouble(point -> Math.hypot(point.x() - x, point.y() - y)));
        return points.stream()
                .filter(point -> Math.hypot(point.x() - x, point.y() - y) <= near)
                .toList();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Andrew's monotone chain (1979). */
    static List<Point> hull(List<Point> points) {
        List<Point> sorted = points.stream()
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        List<Point> hull = chain(sorted);
        hull.addAll(chain(sorted.reversed()));
        return hull;
    }

    /** One side of the hull, without its last point. */
    private static List<Point> chain(List<Point> points) {
        List<Point> chain = new ArrayList<>();
        for (Point p : points) {
            while (chain.size() >= 2 && cross(chain.get(chain.size() - 2), chain.getLast(), p) <= 0) {
                chain.removeLast();
            }
            chain.add(p);
        }
        if (!chain.isEmpty()) {
            chain.removeLast();
        }
        return chain;
    }

    private static double cross(Point o, Point p, Point q) {
        return (p.x() - o.x()) * (q.y() - o.y()) - (p.y() - o.y()) * (q.x() - o.x());
    }
}
